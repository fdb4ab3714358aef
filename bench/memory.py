"""Times the translation memory: suggestions for a page of 187 strings and for one string.

`python -m bench.memory [ENTRIES…]` prints a table, for 10,000 and 100,000 entries by default, on the database that
DATABASE_URL names; `python -m tests.postgres .venv/bin/python -m bench.memory` on a PostgreSQL of its own. The entries
are the sentences of the trying-out content with up to six words changed; what is asked for are such sentences too.
"missed" counts what comparing with every entry finds among the best three and asking for one string does not.
"""

import os
import random
import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

STRINGS = 187
RUNS = 5
CONTENT = Path(__file__).parent.parent / "demo" / "content"


def sentences() -> list[str]:
    text = "\n".join(path.read_text() for path in sorted(CONTENT.rglob("*.en.md")))
    return [part.strip() for part in re.split(r"(?<=[.!?])\s+|\n", text) if len(part.strip()) > 3]


def varied(number: int, seed: int) -> list[str]:
    dice = random.Random(seed)  # noqa: S311
    originals = sentences()
    vocabulary = " ".join(originals).split()

    def variant() -> str:
        words = dice.choice(originals).split()
        for _change in range(dice.randint(0, 6)):
            words[dice.randrange(len(words))] = dice.choice(vocabulary)
        return " ".join(words)

    return [variant() for _number in range(number)]


def milliseconds(action: Callable[[], Any], runs: int = RUNS) -> float:
    times = []
    for _run in range(runs):
        start = time.perf_counter()
        action()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def missed(asked: list[str], english: Any, finnish: Any) -> tuple[int, int]:
    """(what is not offered, what should be) for strings asked one by one; what should be is found among all."""
    from translation.memory import suggest, suggest_many

    offered = {source: suggest(source, english, finnish) for source in asked}
    wanted = suggest_many(asked, english, finnish)

    def scores(found: dict[str, list]) -> list[tuple[str, int]]:
        return [(source, each.score) for source in asked for each in found[source]]

    best = scores(wanted)
    return len(best) - len([score for score in scores(offered) if score in best]), len(best)


def measure(number: int) -> str:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from wagtail.models import Locale

    from translation.memory import remember, suggest, suggest_many
    from translation.models import MemoryEntry

    english, finnish = (Locale.objects.get(language_code=code) for code in ("en", "fi"))
    MemoryEntry.objects.all().delete()
    known = varied(number, seed=1)
    start = time.perf_counter()
    remember(english, finnish, [(source, f"{place} {source}") for place, source in enumerate(known)])
    learning = time.perf_counter() - start
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE translation_memoryentry")
    asked = varied(STRINGS, seed=2)
    with CaptureQueriesContext(connection) as queries:
        suggest_many(asked, english, finnish)
    page = milliseconds(lambda: suggest_many(asked, english, finnish))
    one = statistics.mean(milliseconds(lambda text=text: suggest(text, english, finnish), 1) for text in asked)
    lost, best = missed(asked, english, finnish)
    return (
        f"| {connection.vendor} | {number:,} | {learning:.1f} | {len(queries)} | {page:,.0f} | {one:,.0f} "
        f"| {lost} of {best} |"
    )


def main(numbers: list[int]) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "hsr_cms.settings.test"
    from bench.scratch import scratch_database

    with scratch_database():
        print("| database | entries | learning s | queries | 187 strings ms | one string ms | missed |")
        print("|---|---|---|---|---|---|---|")
        for number in numbers:
            print(measure(number))


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or [10_000, 100_000])
