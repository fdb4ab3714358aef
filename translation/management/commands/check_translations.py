"""What the quality gate has against the translations, for scripts and terminals."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Locale

from core.languages import CODES, SOURCE
from translation.quality.reporting import all_lines


class Command(BaseCommand):
    help = "Lists all open findings of the quality gate. Ends with status 1 if there is an error among them."

    def add_arguments(self, parser: CommandParser) -> None:
        targets = [code for code in CODES if code != SOURCE]
        parser.add_argument("--language", choices=targets, help="Of this language only.")
        parser.add_argument("--json", action="store_true", help="For programs to read; the keys stay the same.")

    def handle(self, *args: Any, **options: Any) -> None:
        locales = Locale.objects.exclude(language_code=SOURCE)
        if options["language"]:
            locales = locales.filter(language_code=options["language"])
        lines = list(all_lines(locales))
        errors = sum(line.level == "error" for line in lines)
        if options["json"]:
            self.stdout.write(json.dumps([asdict(line) for line in lines], indent=2, ensure_ascii=False))
        else:
            for line in lines:
                self.stdout.write(f"{line.code} {line.page}: {line.level} ({line.rule}) {line.message}\n  {line.text}")
            self.stdout.write(f"{errors} errors, {len(lines) - errors} warnings")
        if errors:
            raise CommandError("There are errors in translations.", returncode=1)
