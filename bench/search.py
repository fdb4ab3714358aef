"""Measures the search on judged sets, beside Wagtail's default backend, on SQLite and on PostgreSQL.

`python -m bench.search --judged DIR` loads DIR/{en,fi,sv}.jsonl into a scratch database and runs their queries through
the code that serves the results page. One JSON object a line:
{"type": "document", "lang", "id", "title", "body"} and
{"type": "query", "lang", "id", "query", "kind", "relevant": [ids], "best": [ids]}: "best" has gain 2, "relevant" 1.

recall@10 is the share of the relevant documents that is among the first ten, precision@10 the share of what is shown
among the first ten (which may be fewer) that is relevant; queries of the kind "none" count in false_hits alone.
A set of fewer than 1,000 documents gets 1,000 of random words beside (bench/unrelated.py).
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

CODES = ("en", "fi", "sv")
BACKENDS = {"site": "search.backends", "default": "wagtail.search.backends.database"}
MEASURES = ("ndcg@10", "mrr", "recall@10", "precision@10")


def read(folder: Path) -> dict[str, tuple[list[dict], list[dict]]]:
    """{language: (documents, queries)}."""
    sets = {}
    for code in CODES:
        path = folder / f"{code}.jsonl"
        if path.exists():
            rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
            documents, queries = ([row for row in rows if row["type"] == kind] for kind in ("document", "query"))
            sets[code] = documents, queries
    return sets


def judge(found: list[str], query: dict) -> dict[str, float]:
    gains = {**dict.fromkeys(query.get("relevant", ()), 1), **dict.fromkeys(query.get("best", ()), 2)}
    hits = [gains.get(document, 0) for document in found[:10]]
    ideal = sorted(gains.values(), reverse=True)[:10]
    discounted = [sum(gain / math.log2(place + 2) for place, gain in enumerate(row)) for row in (hits, ideal)]
    good = sum(gain > 0 for gain in hits)
    return {
        "ndcg@10": discounted[0] / discounted[1],
        "mrr": next((1 / (place + 1) for place, gain in enumerate(hits) if gain), 0.0),
        "recall@10": good / len(gains),
        "precision@10": good / len(hits) if hits else 0.0,
    }


def average(rows: list[dict[str, float]], measures: tuple[str, ...] = MEASURES) -> dict[str, float]:
    return {name: round(sum(row[name] for row in rows) / len(rows), 4) for name in measures} if rows else {}


def evaluate(queries: list[dict], find: Callable[[str], list[str]], misses: list | None = None) -> dict[str, Any]:
    judged: dict[str, list[dict[str, float]]] = defaultdict(list)
    none: list[bool] = []
    for query in queries:
        found = find(query["query"])
        if query["kind"] == "none":
            none.append(bool(found))
            if found and misses is not None:
                misses.append((query, found))
            continue
        row = judge(found, query)
        judged[query["kind"]].append(row)
        if misses is not None and (row["recall@10"] < 1 or row["precision@10"] < 1):
            misses.append((query, found))
    return {
        **average([row for rows in judged.values() for row in rows]),
        "false_hits": round(sum(none) / len(none), 4) if none else 0.0,
        "kinds": {kind: average(rows, ("ndcg@10", "recall@10")) for kind, rows in sorted(judged.items())},
    }


def measure(folder: Path, show_misses: bool) -> dict[str, Any]:
    """The figures of one database; Django is set up for it."""
    from bench.scratch import index_with, load
    from core.text import clean_query, for_index
    from search.engine import pages_of, search_pages

    sets = read(folder)
    names = {code: load(code, *judged) for code, judged in sets.items()}
    results: dict[str, Any] = {code: {} for code in sets}
    for backend, path in BACKENDS.items():
        index_with(path)
        for code, (_documents, queries) in sets.items():

            def find(query: str, code: str = code, backend: str = backend, path: str = path) -> list[str]:
                text = clean_query(query)
                if backend == "site":
                    found = search_pages(text, code).results
                else:
                    found = pages_of(code).search(for_index(text), backend=path)
                return [names[code].get(page.pk, "") for page in found[:10]]

            misses: list | None = [] if show_misses and backend == "site" else None
            results[code][backend] = evaluate(queries, find, misses)
            for query, found in misses or ():
                wanted = [*query.get("best", ()), *query.get("relevant", ())]
                print(code, query["kind"], repr(query["query"]), "wanted", wanted, "found", found, file=sys.stderr)
    return results


def table(results: dict[str, Any]) -> str:
    head = ["database", "language", "backend", *MEASURES, "false hits"]
    lines = [head, ["---"] * len(head)]
    kinds: list[list[str]] = []
    for database, languages in results.items():
        for code, backends in languages.items():
            for backend, figures in backends.items():
                numbers = [f"{figures.get(name, 0):.3f}" for name in MEASURES]
                lines.append([database, code, backend, *numbers, f"{figures['false_hits']:.3f}"])
                kinds += [
                    [database, code, backend, kind, f"{row['ndcg@10']:.3f}", f"{row['recall@10']:.3f}"]
                    for kind, row in figures["kinds"].items()
                ]
    by_kind = [["database", "language", "backend", "kind", "ndcg@10", "recall@10"], ["---"] * 6, *kinds]
    return "\n\n".join("\n".join("| " + " | ".join(line) + " |" for line in rows) for rows in (lines, by_kind))


def run_on(url: str, folder: Path, misses: bool) -> dict[str, Any]:
    """Measures in a process of its own, for Django knows one database from its start on."""
    command = [sys.executable, "-m", "bench.search", "--judged", str(folder), "--here", *["--misses"] * misses]
    environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "hsr_cms.settings.test"}
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--judged", type=Path, default=Path(__file__).with_name("judged"))
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", action="store_true", help="tell each query that is not answered fully")
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    folder = options.judged.resolve()
    if options.here:
        from bench.scratch import scratch_database

        with scratch_database():
            print(json.dumps(measure(folder, options.misses)))
        return
    results = {}
    with tempfile.TemporaryDirectory(prefix="hsr-bench-") as place:
        if options.only != "postgresql":
            results["sqlite"] = run_on(f"sqlite:///{place}/search.sqlite3", folder, options.misses)
    if options.only != "sqlite":
        given = os.environ.get("DATABASE_URL", "")
        if given.startswith("postgres"):
            results["postgresql"] = run_on(given, folder, options.misses)
        else:
            from tests.postgres import program_folder, throw_away_server

            if programs := program_folder():
                with throw_away_server(programs) as url:
                    results["postgresql"] = run_on(url, folder, options.misses)
            else:
                print("Not measured on PostgreSQL: its programs are not installed.", file=sys.stderr)
    print(json.dumps(results) if options.json else table(results))


if __name__ == "__main__":
    main()
