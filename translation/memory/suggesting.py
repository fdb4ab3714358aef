"""What was translated before, for a text that is to be translated.

The database only narrows down what is compared; how alike two texts are is reckoned in Python, so that SQLite and
PostgreSQL give the same score.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from rapidfuzz import fuzz, process
from wagtail.models import Locale

from translation.memory.texts import Text, fit, score
from translation.models import MemoryEntry

# Finding one text by trigrams costs PostgreSQL a quarter of what comparing with everything costs Python
# (bench.memory), whatever the memory's size.
FEW = 4
# How alike by trigrams an entry must be, and how many are compared for each text. Below this it is single words that
# happen to share letters.
TRIGRAMS = "0.3"
CANDIDATES = 50

_NEAREST = """
SELECT near.id, near.source
FROM unnest(%(sources)s::text[]) AS wanted(source)
CROSS JOIN LATERAL (
    SELECT entry.id, entry.source FROM translation_memoryentry AS entry
    WHERE entry.source_locale_id = %(source_locale)s AND entry.locale_id = %(locale)s AND entry.source %% wanted.source
    ORDER BY similarity(entry.source, wanted.source) DESC, entry.used_at DESC
    LIMIT %(limit)s
) AS near
UNION
SELECT id, source FROM translation_memoryentry
WHERE source_locale_id = %(source_locale)s AND locale_id = %(locale)s AND source_hash = ANY(%(hashes)s)
"""


@dataclass(frozen=True)
class Suggestion:
    """A translation made before. `source` is what it was made for; `target` has the links of the text asked for."""

    source: str
    target: str
    score: int  # 0 to 100; 100 = the same text
    used_at: datetime


def suggest(
    source: str, source_locale: Locale, locale: Locale, limit: int = 3, threshold: int = 70
) -> list[Suggestion]:
    """The translations of the texts most like `source`: the best first, of equals the last used."""
    return suggest_many([source], source_locale, locale, limit, threshold)[source]


def suggest_many(
    sources: Iterable[str], source_locale: Locale, locale: Locale, limit: int = 3, threshold: int = 70
) -> dict[str, list[Suggestion]]:
    """{source: what suggest() gives}. Two queries, for a page of ten strings and for one of five hundred."""
    texts = [Text(source) for source in dict.fromkeys(sources)]
    if not texts:
        return {}
    alike = _alike(texts, _sources(texts, source_locale, locale), threshold)
    entries = _entries({pk for found in alike.values() for pk, _points in found})
    suggestions = {}
    for text in texts:
        found = [(points, entries[pk]) for pk, points in alike[text.raw] if pk in entries]
        found.sort(key=lambda each: (each[0], each[1].used_at, each[1].pk), reverse=True)
        suggestions[text.raw] = [
            Suggestion(entry.source, fit(entry.target, entry.source, text.raw), points, entry.used_at)
            for points, entry in found[:limit]
        ]
    return suggestions


def _alike(texts: Sequence[Text], known: dict[int, str], threshold: int) -> dict[str, list[tuple[int, int]]]:
    """{text: [(pk of an entry, score)]} of all entries that reach the threshold. `known`: {pk: source text}."""
    same: dict[str, list[int]] = defaultdict(list)
    near: dict[str, list[tuple[int, Text]]] = defaultdict(list)
    for pk, source in known.items():
        text = Text(source)
        same[text.plain].append(pk)
        if text.words:
            near[text.words].append((pk, text))
    choices = list(near)
    alike = {}
    for wanted in texts:
        found = [(pk, 100) for pk in same.get(wanted.plain, ())]
        if wanted.words and threshold < 100:
            matches = process.extract(wanted.words, choices, scorer=fuzz.ratio, score_cutoff=threshold, limit=None)
            found += [
                (pk, points)
                for words, _ratio, _place in matches
                for pk, text in near[words]
                if text.plain != wanted.plain and (points := score(wanted, text)) >= threshold
            ]
        alike[wanted.raw] = found
    return alike


def _sources(texts: Sequence[Text], source_locale: Locale, locale: Locale) -> dict[int, str]:
    """{pk: source text} of the entries that are worth comparing with: of all, or of the nearest by trigrams."""
    if connection.vendor != "postgresql" or len(texts) > FEW:
        entries = MemoryEntry.objects.filter(source_locale=source_locale, locale=locale)
        return dict(entries.values_list("pk", "source"))
    parameters = {
        "sources": [text.raw for text in texts],
        "hashes": [text.digest for text in texts],
        "source_locale": source_locale.pk,
        "locale": locale.pk,
        "limit": CANDIDATES,
    }
    with transaction.atomic(), connection.cursor() as cursor:
        # PostgreSQL takes comparing trigrams for as cheap as comparing numbers, and would not use the index
        cursor.execute(
            "SELECT set_config('enable_seqscan', 'off', true), set_config('pg_trgm.similarity_threshold', %s, true)",
            [TRIGRAMS],
        )
        cursor.execute(_NEAREST, parameters)
        found = dict(cursor.fetchall())
        transaction.set_rollback(True)  # nothing was written, and both settings go back
    return found


def _entries(pks: set[int]) -> dict[int, MemoryEntry]:
    return {entry.pk: entry for entry in MemoryEntry.objects.filter(pk__in=pks)} if pks else {}
