"""Words of the same meaning: whoever types one finds the texts that have another.

A query is widened when it is asked, so a new synonym works at once and nothing is indexed anew. What is between
quotation marks is left as it is. Editors keep their own groups (Synonym); other packages offer more of them with
register(), and call changed() when theirs are others.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import uuid4

from django.core.cache import cache
from django.db import transaction

from search.analysis import Word
from search.models import Synonym
from search.wording import Reading, forms, reading, split

Source = Callable[[str], Iterable[Sequence[str]]]  # language -> groups of phrases

_STAMP = "search.synonyms"
_STAYS = 300  # seconds until groups are read anew even if nobody told that they are others
_sources: list[Source] = []


class _Entry(NamedTuple):
    words: Reading
    others: tuple[str, ...]


def register(source: Source) -> None:
    """Have the groups of a source looked up too. It is asked once, until changed() is called."""
    if source not in _sources:
        _sources.append(source)


def changed(**kwargs: Any) -> None:
    """Some group is another now. Also a receiver of signals."""
    cache.delete(_STAMP)
    transaction.on_commit(lambda: cache.delete(_STAMP))


def groups(codes: Iterable[str]) -> list[list[str]]:
    """All groups of phrases of the same meaning in the languages."""
    return [list(group) for code in codes for group in _groups(code, _stamp())]


def expand(readings: Sequence[Sequence[Word]], codes: Sequence[str]) -> dict[int, list[tuple[str, str]]]:
    """{place of a word in the query: [(phrase, its language)]}, for the words that have others of the same meaning.

    readings  of each word of the query what it is in each of the languages. A phrase of several words stands with
              each of its words: (a or x) and (b or x) is (a and b) or x.
    """
    if not readings:
        return {}
    found: dict[int, dict[tuple[str, str], None]] = defaultdict(dict)
    stamp = _stamp()
    for column, code in enumerate(codes):
        entries = _entries(code, stamp)
        typed = tuple(forms(row[column], code) for row in readings) if entries else ()
        for start, first in enumerate(typed):
            for entry in (entry for form in sorted(first) for entry in entries.get(form, ())):
                end = start + len(entry.words)
                if end <= len(typed) and not any(map(frozenset.isdisjoint, typed[start:end], entry.words)):
                    for place in range(start, end):
                        found[place].update(((phrase, code), None) for phrase in entry.others)
    return {place: list(phrases) for place, phrases in found.items()}


def _stamp() -> str:
    return str(cache.get_or_set(_STAMP, lambda: uuid4().hex, _STAYS))


@lru_cache(maxsize=6)
def _groups(code: str, stamp: str) -> list[Sequence[str]]:
    """Of the state of all sources that the stamp stands for."""
    return [group for source in _sources for group in source(code)]


@lru_cache(maxsize=6)
def _entries(code: str, stamp: str) -> dict[str, list[_Entry]]:
    """Each phrase, by what its first word may be a form of."""
    found: dict[str, list[_Entry]] = defaultdict(list)
    for group in _groups(code, stamp):
        for phrase in group:
            if words := reading(phrase, code):
                entry = _Entry(words, tuple(other for other in group if other != phrase))
                for form in words[0]:
                    found[form].append(entry)
    return dict(found)


def _of_editors(code: str) -> list[list[str]]:
    return [split(words) for words in Synonym.objects.filter(language=code).values_list("words", flat=True)]


register(_of_editors)
