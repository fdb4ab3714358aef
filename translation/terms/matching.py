"""Finds terms in texts, in whatever form they are inflected.

A name is a row of words, a word is known by its base forms (search.analysis). Hyphens part words like spaces, so the
term EU is found in "EU-rahoitus"; markup is passed over.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from search.analysis import analyser
from translation.models import Term

_MARKUP = re.compile(r"<[^>]*>|&[#\w]+;")
_HYPHENS = str.maketrans(dict.fromkeys("-‐‑", " "))
# What may stand between two words of a name; a comma or a full stop may not.
_BETWEEN = re.compile(r"[\s'’&\-‐‑]*")
_ACRONYM = re.compile(r"(?=.*[^\W\d_])[^\W_a-zåäö]{2,}")
_SUFFIX = re.compile(r"[:'’].*")  # of an acronym: EU:n, EU's


class Form(NamedTuple):
    """A word of a text or a name."""

    text: str
    start: int
    end: int
    base: frozenset[str]
    inside: frozenset[str]  # the base forms, and those of the parts of a compound
    is_acronym: bool

    def is_form_of(self, other: "Form") -> bool:
        if other.is_acronym:
            return self.text == other.text
        return not self.base.isdisjoint(other.base)

    def has_within(self, other: "Form") -> bool:
        return not self.inside.isdisjoint(other.base)


@dataclass(frozen=True)
class TermMatch:
    """`form`, which is text[start:end] but for markup, is the term's preferred name in some inflected form."""

    term: Term
    start: int
    end: int
    form: str


@dataclass(frozen=True)
class TermFinding:
    """`form` stands in the target and is not to be used ("forbidden"), or in the source, and the target lacks the
    term's preferred name ("missing")."""

    kind: Literal["forbidden", "missing"]
    term: Term
    form: str


@dataclass(frozen=True)
class _Name:
    term: Term
    text: str
    words: tuple[Form, ...]
    preferred: bool


class _Hit(NamedTuple):
    names: list[_Name]
    start: int
    end: int
    form: str


class TermBase:
    """All terms, read once. The names of a language are made ready when they are first asked for."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = list(terms)
        self._by_first_word: dict[str, dict[str, list[_Name]]] = {}

    def _names(self, code: str) -> dict[str, list[_Name]]:
        """The preferred and the forbidden names of a language, by each base form of their first word."""
        if code not in self._by_first_word:
            found = self._by_first_word[code] = defaultdict(list)
            for term in self.terms:
                preferred = getattr(term, code)
                for text in [preferred, *term.forbidden(code)]:
                    if words := name_words(text, code):
                        name = _Name(term, text, words, text is preferred)
                        for base in words[0].base:
                            found[base].append(name)
        return self._by_first_word[code]

    def find(self, text: str, code: str) -> Iterator[_Hit]:
        """The names in a text from its beginning to its end; of names that overlap the longest, of equals all."""
        clean = without_markup(text)
        words = text_words(clean, code)
        place = 0
        while place < len(words):
            names = self._longest(clean, words[place:], code)
            length = len(names[0].words) if names else 1
            if names:
                start, end = words[place].start, words[place + length - 1].end
                yield _Hit(names, start, end, " ".join(clean[start:end].split()))
            place += length

    def _longest(self, text: str, words: list[Form], code: str) -> list[_Name]:
        by_first_word = self._names(code)
        candidates = {id(name): name for base in words[0].base for name in by_first_word.get(base, ())}
        standing = [name for name in candidates.values() if _stands(name, text, words[: len(name.words)])]
        longest = max((len(name.words) for name in standing), default=0)
        return [name for name in standing if len(name.words) == longest]


def _stands(name: _Name, text: str, words: list[Form]) -> bool:
    if len(words) < len(name.words):
        return False
    if not all(word.is_form_of(wanted) for word, wanted in zip(words, name.words, strict=True)):
        return False
    pairs = itertools.pairwise(words)
    return all(_BETWEEN.fullmatch(text, one.end, other.start) for one, other in pairs)


def without_markup(text: str) -> str:
    """The text with spaces in the place of tags and entities, so that all else stays where it is."""
    return _MARKUP.sub(lambda found: " " * len(found[0]), text)


def text_words(text: str, code: str) -> list[Form]:
    """The words of a text, with all that each may be a form of."""
    return [
        _form(word.text, word.start, word.end, code, frozenset(word.base), frozenset(word.terms))
        for word in analyser(code).words(text.translate(_HYPHENS))
    ]


@lru_cache(maxsize=4096)
def name_words(name: str, code: str) -> tuple[Form, ...]:
    """The words of a name, with what each is meant to be a form of."""
    own = analyser(code)
    return tuple(
        _form(word.text, word.start, word.end, code, frozenset(own.meant(word)), frozenset())
        for word in own.words(name.translate(_HYPHENS))
    )


def _form(text: str, start: int, end: int, code: str, base: frozenset[str], inside: frozenset[str]) -> Form:
    bare = _SUFFIX.sub("", text)
    is_acronym = _ACRONYM.fullmatch(bare) is not None
    if code == "en":
        # the search's stems are too wide for terms: to it "municipal" is "municipality"
        base = inside = frozenset({singular(text.lower())})
    return Form(bare if is_acronym else text, start, end, base, inside, is_acronym)


def singular(word: str) -> str:
    """An English word without the ending of the plural and of the genitive."""
    word = re.sub(r"['’]s?$", "", word)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(ch|sh|ss|x|z)es$", word):
        return word[:-2]
    return word[:-1] if re.search(r"[^s'’ui]s$", word) else word
