"""What was translated before, for a text that is to be translated.

The database only narrows down what is compared; how alike two texts are is reckoned in Python, so that SQLite and
PostgreSQL give the same score.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db import connection, transaction
from rapidfuzz import fuzz, process
from wagtail.models import Locale

from translation.memory.texts import Text, fit, score
from translation.models import MemoryEntry

# How alike by trigrams a text must be on PostgreSQL to be compared at all, and how many are.
TRIGRAMS = "0.2"
CANDIDATES = 50

_NEAREST = """
SELECT near.source, near.target, near.used_at, near.id
FROM unnest(%(sources)s::text[]) AS wanted(source)
CROSS JOIN LATERAL (
    SELECT entry.* FROM translation_memoryentry AS entry
    WHERE entry.source_locale_id = %(source_locale)s AND entry.locale_id = %(locale)s AND entry.source %% wanted.source
    ORDER BY similarity(entry.source, wanted.source) DESC, entry.used_at DESC
    LIMIT %(limit)s
) AS near
UNION
SELECT source, target, used_at, id FROM translation_memoryentry
WHERE source_locale_id = %(source_locale)s AND locale_id = %(locale)s AND source_hash = ANY(%(hashes)s)
"""


@dataclass(frozen=True)
class Suggestion:
    """A translation made before. `source` is what it was made for; `target` has the links of the text asked for."""

    source: str
    target: str
    score: int  # 0 to 100; 100 = the same text
    used_at: datetime


class _Entry(NamedTuple):
    source: str
    target: str
    used_at: datetime
    pk: int


def suggest(
    source: str, source_locale: Locale, locale: Locale, limit: int = 3, threshold: int = 70
) -> list[Suggestion]:
    """The translations of the texts most like `source`: the best first, of equals the last used."""
    return suggest_many([source], source_locale, locale, limit, threshold)[source]


def suggest_many(
    sources: Iterable[str], source_locale: Locale, locale: Locale, limit: int = 3, threshold: int = 70
) -> dict[str, list[Suggestion]]:
    """{source: what suggest() gives}. One query (on PostgreSQL in a transaction), however many sources there are."""
    texts = [Text(source) for source in dict.fromkeys(sources)]
    if not texts:
        return {}
    same: dict[str, list[_Entry]] = defaultdict(list)
    alike: dict[str, list[tuple[Text, _Entry]]] = defaultdict(list)
    for entry in _entries(texts, source_locale, locale):
        text = Text(entry.source)
        same[text.plain].append(entry)
        if text.words:
            alike[text.words].append((text, entry))
    choices = list(alike)
    suggestions = {}
    for wanted in texts:
        found = [(100, entry) for entry in same.get(wanted.plain, ())]
        if wanted.words:
            near = process.extract(wanted.words, choices, scorer=fuzz.ratio, score_cutoff=threshold, limit=None)
            found += [
                (points, entry)
                for words, _ratio, _place in near
                for text, entry in alike[words]
                if text.plain != wanted.plain and (points := score(wanted, text)) >= threshold
            ]
        found.sort(key=lambda each: (each[0], each[1].used_at, each[1].pk), reverse=True)
        suggestions[wanted.raw] = [
            Suggestion(entry.source, fit(entry.target, entry.source, wanted.raw), points, entry.used_at)
            for points, entry in found[:limit]
        ]
    return suggestions


def _entries(texts: Sequence[Text], source_locale: Locale, locale: Locale) -> list[_Entry]:
    """What is worth comparing with: all on SQLite, where it takes a moment; on PostgreSQL the nearest by trigrams."""
    if connection.vendor != "postgresql":
        entries = MemoryEntry.objects.filter(source_locale=source_locale, locale=locale)
        return [_Entry(*row) for row in entries.values_list("source", "target", "used_at", "pk")]
    parameters = {
        "sources": [text.raw for text in texts],
        "hashes": [text.digest for text in texts],
        "source_locale": source_locale.pk,
        "locale": locale.pk,
        "limit": CANDIDATES,
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [TRIGRAMS])
        cursor.execute(_NEAREST, parameters)
        return [_Entry(*row) for row in cursor.fetchall()]
