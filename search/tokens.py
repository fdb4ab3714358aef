"""Texts as the index holds them: every word as tokens that both databases take as they are.

A word of a text becomes its base forms, the parts of a compound and the compounds within it. A word that stands as
such has a token of its own beside, so that it counts for more than a part of another word.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from search.analysis import Word, analyser
from search.folding import fold

LONGEST = 60
WHOLE = "="


@dataclass
class Stream:
    """Tokens with their places: `main` has one a word, in order; `beside` are (place, token) of the same word."""

    main: list[str] = field(default_factory=list)
    beside: list[tuple[int, str]] = field(default_factory=list)

    def __iadd__(self, other: "Stream") -> "Stream":
        # A gap, so that no phrase reaches from one field into another.
        gap = ["."] if self.main else []
        offset = len(self.main) + len(gap)
        self.main += gap + other.main
        self.beside += [(offset + place, token) for place, token in other.beside]
        return self


def cut(term: str) -> str:
    return term[:LONGEST]


def tokens_of(word: Word) -> list[str]:
    """The tokens of a word in a text, the first being its place in the main stream."""
    terms = [cut(term) for term in word.terms]
    return list(dict.fromkeys([*terms, *(WHOLE + cut(base) for base in word.base)]))


def stream(text: str, codes: Iterable[str]) -> Stream:
    """The tokens of a text, read in each of the languages."""
    result = Stream()
    for number, code in enumerate(codes):
        for place, word in enumerate(analyser(code).words(text)):
            first, *others = tokens_of(word)
            if number == 0:
                result.main.append(first)
            else:
                others.append(first)
            result.beside += [(place, token) for token in others]
    return result


def vocabulary(streams: Iterable[Stream]) -> set[str]:
    """The terms to correct typing errors from."""
    found: set[str] = set()
    for each in streams:
        found.update(each.main, (token for _place, token in each.beside))
    return {term for term in found if term[0] != WHOLE and not term.isdigit() and len(term) > 2}


def completions(text: str, codes: Iterable[str]) -> list[str]:
    """What the beginning of a word is looked up in: words, base forms, and a compound from each of its parts on."""
    found: dict[str, None] = {}
    for code in codes:
        for word in analyser(code).words(text):
            for term in (word.text, *word.terms):
                found[cut(fold(term))] = None
            surface, rest = word.text.lower(), list(word.parts)
            # "lämpöverkkoa" in "kaukolämpöverkkoa": where a part's first letters begin, the parts before it end.
            place = 0
            for part in rest[1:]:
                beginning = part[: max(3, len(part) - 3)]
                place = surface.find(beginning, place + 2)
                if place < 0:
                    break
                found[cut(fold(surface[place:]))] = None
    return list(found)
