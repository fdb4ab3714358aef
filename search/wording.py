"""Words and phrases that people name, split and compared as the search reads them."""

import re
from collections.abc import Sequence
from functools import lru_cache

from core.text import clean_query
from search.analysis import Word, analyser
from search.folding import fold

# No comma within a number parts phrases: "1,5 degrees".
_BETWEEN = re.compile(r"[;\r\n]|,(?!\d)")
_FOLDED = "~"

Reading = tuple[frozenset[str], ...]  # of each word, what it may be a form of


def split(text: str) -> list[str]:
    """The phrases of a text, one a line or with commas or semicolons between them, each once."""
    found: dict[str, str] = {}
    for piece in _BETWEEN.split(text):
        if phrase := " ".join(piece.split()):
            found.setdefault(phrase.casefold(), phrase)
    return list(found.values())


def forms(word: Word, code: str) -> frozenset[str]:
    """What a word that somebody typed may be a form of; of a word that no lexicon has, without its diacritics too."""
    base = analyser(code).meant(word)
    return frozenset(base) if word.known else frozenset([*base, *(_FOLDED + fold(one) for one in base)])


@lru_cache(maxsize=4096)
def reading(phrase: str, code: str) -> Reading:
    """The words of a phrase that tell something: the stop words only if there are no others."""
    words = list(analyser(code).words(phrase))
    telling = [word for word in words if not analyser(code).is_stopword(word.text)] or words
    return tuple(
        frozenset([*(base := analyser(code).meant(word)), *(_FOLDED + fold(one) for one in base)]) for word in telling
    )


def same(typed: Sequence[frozenset[str]], phrase: Reading) -> bool:
    """Whether the words are those of the phrase, each in whatever form."""
    return len(typed) == len(phrase) > 0 and not any(map(frozenset.isdisjoint, typed, phrase))


@lru_cache(maxsize=256)
def typed_reading(text: str, code: str) -> Reading:
    """What a visitor typed, to be compared with the reading of a phrase."""
    words = list(analyser(code).words(text))
    telling = [word for word in words if not analyser(code).is_stopword(word.text)] or words
    return tuple(forms(word, code) for word in telling)


def runs(typed: Reading, phrase: Reading) -> list[int]:
    """Where among the words the phrase begins."""
    length = len(phrase)
    return [start for start in range(len(typed) - length + 1) if same(typed[start : start + length], phrase)]


def means(query: str, wanted: str, code: str) -> bool:
    """Whether a visitor's query is the one that editors named, in whatever capitals and forms."""
    if clean_query(query).casefold() == clean_query(wanted).casefold():
        return True
    return same(typed_reading(query, code), reading(wanted, code))
