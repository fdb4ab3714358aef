"""Times the public pages and counts their queries, on the trying-out content in a scratch database.

`python -m bench.pages` prints a table and writes it to bench/RESULTS.md. Each page is asked for once to warm what is
made on a first visit (renditions, compiled templates), then RUNS times; the median is shown, and its ratio to a view
that touches neither the database nor a template, measured in the same run.
"""

import os
import platform
import statistics
import tempfile
import time
from pathlib import Path

RUNS = 30
PAGES = {
    "baseline: robots.txt": "/robots.txt",
    "home": "/en/",
    "page": "/en/about/",
    "strategy": "/en/strategy/",
    "case index": "/en/cases/",
    "case": "/en/cases/varanto-heat-storage/",
    "case, untranslated": "/fi/esimerkit/hydrogen-valley-helsinki/",
    "post index": "/fi/ajankohtaista/",
    "post": "/en/news/closed-russian-airspace/",
    "search": "/sv/sok/?q=Helsingfors",
    "sitemap": "/sitemap.xml",
}


def measure() -> list[tuple[str, int, int, float, float]]:
    """(page, queries, bytes, median in ms, ratio to the baseline) a row."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, rows, baseline = Client(), [], 0.0
    for name, address in PAGES.items():
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answers {answer.status_code}")
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        asked = len(queries)  # now: the next request empties the log
        times = []
        for _run in range(RUNS):
            start = time.perf_counter()
            client.get(address)
            times.append((time.perf_counter() - start) * 1000)
        median = statistics.median(times)
        baseline = baseline or median
        rows.append((name, asked, len(answer.content), median, median / baseline))
    return rows


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="hsr-bench-") as folder:
        os.environ["DJANGO_SETTINGS_MODULE"] = "hsr_cms.settings.dev"
        os.environ["VAR_DIR"] = folder
        os.environ.setdefault("LOG_LEVEL", "ERROR")
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        call_command("load_demo")
        lines = ["| page | queries | bytes | median ms | times the baseline |", "|---|---|---|---|---|"]
        lines += [
            f"| {name} | {queries} | {size:,} | {median:.1f} | {ratio:.0f} |"
            for name, queries, size, median, ratio in measure()
        ]
        load = os.getloadavg()[0]
        about = (
            f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores, "
            f"{connection.vendor}, in process, load {load:.1f}, {RUNS} runs a page."
        )
        text = f"# Pages, uncached\n\nMade by `make bench`. {about}\n\n" + "\n".join(lines) + "\n"
        print(text)
        (Path(__file__).parent / "RESULTS.md").write_text(text)


if __name__ == "__main__":
    main()
