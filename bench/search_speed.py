"""Times the search beside Wagtail's default backend, in the same run: `python -m bench.search_speed --pages 10000`.

Finnish pages of random words, of which one word stands in every third, one in every hundredth and one in a single
page. Each query is asked RUNS times, its first page of results and its count, as the results page does; corrections
are included. Prints milliseconds (median and 95th percentile), their ratios and pages a second while indexing; on
PostgreSQL also by how much a fresh process grows by searching in three languages, with corrections.
"""

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

RUNS = 7
WORDS = {"common": "ilmasto", "middling": "sairaala", "rare": "majakanvartija"}
QUERIES = {**WORDS, "none": "sukellusvene", "typo": "saiaraala", "compound": "lastensairaala"}


def documents(number: int) -> list[dict]:
    from bench.unrelated import unrelated

    texts = unrelated("fi", min(number, 5_000), [{"query": " ".join(QUERIES.values())}])
    dice = random.Random(3)  # noqa: S311
    result = []
    for place in range(number):
        text = texts[place % len(texts)]
        words = text["body"].split()
        dice.shuffle(words)
        if place % 3 == 0:
            words.insert(5, "ilmastossa")
        if place % 100 == 0:
            words.insert(9, "lastensairaalassa")
        if place == number // 2:
            words.append("majakanvartijalle")
        result.append({"id": str(place), "title": text["title"], "body": " ".join(words)})
    return result


def resident() -> int:
    """Megabytes that the process holds now."""
    with open("/proc/self/statm") as statm:  # noqa: PTH123
        return int(statm.read().split()[1]) * resource.getpagesize() // 2**20


def grow() -> None:
    """Says by how many megabytes this process grows with its first searches."""
    import django

    django.setup()
    from search.engine import pages_of, search_pages

    list(pages_of("fi")[:10])
    before = resident()
    for language in ("fi", "sv", "en"):
        for query in QUERIES.values():
            list(search_pages(query, language).results[:10])
    print(f"A process grows by {resident() - before} MB, mapped files included.")


def timed(ask: Callable[[str], object], query: str, runs: int) -> tuple[float, float]:
    times = []
    for _run in range(runs):
        start = time.perf_counter()
        ask(query)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), sorted(times)[min(len(times) - 1, round(0.95 * len(times)))]


def measure(number: int, slowest: float) -> None:
    from django.db import connection

    from bench.scratch import index_with, load
    from bench.search import BACKENDS
    from core.text import for_index
    from search.engine import pages_of, search_pages

    load("fi", documents(number), [])

    def site(query: str) -> tuple[list, int]:
        found = search_pages(query, "fi").results
        return list(found[:10]), found.count()

    def default(query: str) -> tuple[list, int]:
        found = pages_of("fi").search(for_index(query), backend=BACKENDS["default"])
        return list(found[:10]), found.count()

    results: dict[str, dict[str, tuple[float, float]]] = {}
    for name, ask in {"site": site, "default": default}.items():
        start = time.perf_counter()
        index_with(BACKENDS[name])
        took = time.perf_counter() - start
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        print(f"{connection.vendor} {name}: {number / took:.0f} pages a second indexed")
        if name == "site" and connection.vendor == "postgresql":
            url = os.environ["DATABASE_URL"].rpartition("/")[0] + "/" + connection.settings_dict["NAME"]
            command = [sys.executable, "-m", "bench.search_speed", "--memory"]
            subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=True)
        # The default cannot know inflected forms: it is asked for the form that stands in the texts.
        forms = {"ilmasto": "ilmastossa", "sairaala": "lastensairaalassa", "majakanvartija": "majakanvartijalle"}
        for kind, query in QUERIES.items():
            asked = forms.get(query, query) if name == "default" else query
            start = time.perf_counter()
            ask(asked)
            runs = RUNS if time.perf_counter() - start < slowest else 1
            results.setdefault(kind, {})[name] = timed(ask, asked, runs)
    print("| database | pages | query | site median | site p95 | default median | default p95 | default / site |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for kind, figures in results.items():
        (median, high), (other, other_high) = figures["site"], figures["default"]
        numbers = f"{median:.1f} | {high:.1f} | {other:.1f} | {other_high:.1f} | {other_high / high:.1f}"
        print(f"| {connection.vendor} | {number} | {kind} | {numbers} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    parser.add_argument("--slowest", type=float, default=2.0, help="seconds from which a query is asked but twice")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--memory", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.memory:
        grow()
        return
    if options.here:
        from bench.scratch import scratch_database

        with scratch_database():
            measure(options.pages, options.slowest)
        return

    def run_on(url: str) -> None:
        command = [sys.executable, "-m", "bench.search_speed", "--here", "--pages", str(options.pages)]
        environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "hsr_cms.settings.test"}
        subprocess.run([*command, "--slowest", str(options.slowest)], env=environment, check=True)

    if options.only != "postgresql":
        with tempfile.TemporaryDirectory(prefix="hsr-bench-") as place:
            run_on(f"sqlite:///{place}/speed.sqlite3")
    if options.only != "sqlite":
        from tests.postgres import program_folder, throw_away_server

        if programs := program_folder():
            with throw_away_server(programs) as url:
                run_on(url)


if __name__ == "__main__":
    main()
