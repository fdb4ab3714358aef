# Every target does its own set-up; nothing must be installed by hand but Python 3.11 and make.
PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin
APPS := hsr_cms core home cases blog search topics translation demo

.DEFAULT_GOAL := help
.PHONY: help install compiled run test check bench bench-lighthouse messages lock

help: ## What can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

install: .venv/.run ## Install what the site runs on, and compile its translations

.venv/.run: requirements.txt
	@bin/install requirements.txt
	@touch $@

.venv/.dev: requirements-dev.txt
	@bin/install requirements-dev.txt
	@touch .venv/.run $@

compiled: $(wildcard locale/*/LC_MESSAGES/*.po) | install
	@$(BIN)/python bin/compile_messages.py

run: export PUBLIC_URL ?= http://127.0.0.1:$(PORT)
run: install compiled ## Serve the site on 127.0.0.1:8000 (PORT=… changes it), with content to try out
	@LOG_LEVEL=WARNING $(BIN)/python manage.py migrate --verbosity 0
	@LOG_LEVEL=WARNING $(BIN)/python manage.py load_demo
	@echo "English http://127.0.0.1:$(PORT)/en/  Finnish http://127.0.0.1:$(PORT)/fi/  Swedish http://127.0.0.1:$(PORT)/sv/  admin http://127.0.0.1:$(PORT)/admin/"
	@$(BIN)/python manage.py runserver --noreload 127.0.0.1:$(PORT)

test: .venv/.dev compiled ## Run the whole suite, on SQLite and on PostgreSQL, browser tests included
	@bin/test

check: .venv/.dev compiled ## Lint, types, import contracts, missing migrations, missing translations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --lint templates --quiet
	$(BIN)/mypy $(APPS)
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python bin/check_messages.py

bench: .venv/.dev compiled ## Time the pages and count their queries; the table goes to bench/RESULTS.md
	@$(BIN)/python -m bench.pages

bench-lighthouse: .venv/.dev compiled ## Run Lighthouse over the main pages; the table goes to bench/LIGHTHOUSE.md
	@$(BIN)/python -m bench.lighthouse

messages: .venv/.dev ## Gather the interface's strings into locale/*.po (needs gettext), then compile them
	$(BIN)/python bin/gather_messages.py
	$(BIN)/python bin/compile_messages.py

lock: .venv/.dev ## Lock the requirements anew, with hashes
	$(BIN)/uv pip compile -q --upgrade --generate-hashes --no-emit-index-url --no-annotate --no-header --universal --python-version 3.11 requirements.in -o requirements.txt
	$(BIN)/uv pip compile -q --upgrade --generate-hashes --no-emit-index-url --no-annotate --no-header --universal --python-version 3.11 requirements-dev.in -o requirements-dev.txt
