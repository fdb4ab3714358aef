"""Matching by inflected form: "älykkään erikoistumisen" is "älykäs erikoistuminen"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from core.languages import CODES
from search.analysis import Word, analyser
from translation.models import Term

_TAG = re.compile(r"<[^<>]*>|&[a-z]+;|&#\d+;|(?:https?://|www\.)\S+|\S+@\S+")


@dataclass(frozen=True)
class TermMatch:
    """`term` as it stands in a text: `form`, from `start` to `end` (offsets in characters)."""

    term: Term
    start: int
    end: int
    form: str


@dataclass(frozen=True)
class TermFinding:
    """`form` of the translation is forbidden, or the name of the source's `form` is missing from it."""

    kind: Literal["forbidden", "missing"]
    term: Term
    form: str


class _Forms:
    """Names of one language, found by the base forms of their words; the longest first."""

    def __init__(self, code: str, names: Iterable[tuple[str, Term]]) -> None:
        self.code = code
        self.by_first: dict[str, list[tuple[list[Word], str, Term]]] = defaultdict(list)
        for name, term in names:
            words = analyser(code).words(name)
            if words:
                for key in _keys(words[0]):
                    self.by_first[key].append((words, name, term))
        for candidates in self.by_first.values():
            candidates.sort(key=lambda candidate: -len(candidate[0]))

    def find(self, text: str) -> Iterator[TermMatch]:
        """The matches in the order of the text, none within another."""
        text = _TAG.sub(lambda match: " " * len(match[0]), text)
        words = analyser(self.code).words(text)
        position = 0
        while position < len(words):
            match = self._at(text, words, position)
            if match is None:
                position += 1
                continue
            length, term = match
            start, end = words[position].start, words[position + length - 1].end
            yield TermMatch(term, start, end, text[start:end])
            position += length

    def _at(self, text: str, words: list[Word], position: int) -> tuple[int, Term] | None:
        for key in _keys(words[position]):
            for wanted, _name, term in self.by_first.get(key, ()):
                there = words[position : position + len(wanted)]
                if len(there) == len(wanted) and all(map(_same, wanted, there)) and _adjacent(text, there):
                    return len(wanted), term
        return None


class TermBase:
    """All terms, read once."""

    def __init__(self, terms: list[Term]) -> None:
        self.terms = terms
        self._preferred: dict[str, _Forms] = {}
        self._forbidden: dict[str, _Forms] = {}

    def preferred(self, code: str) -> _Forms:
        if code not in self._preferred:
            self._preferred[code] = _Forms(code, ((getattr(term, code), term) for term in self.terms))
        return self._preferred[code]

    def forbidden(self, code: str) -> _Forms:
        if code not in self._forbidden:
            names = [(name, term) for term in self.terms for name in term.forbidden(code)]
            # the preferred name may hold a forbidden one: the longer match wins
            names += [(getattr(term, code), _PREFERRED) for term in self.terms]
            self._forbidden[code] = _Forms(code, names)
        return self._forbidden[code]


_PREFERRED = Term()


def all_terms() -> TermBase:
    """The term base as it is now. One query."""
    return TermBase(list(Term.objects.all()))


def terms_in(text: str, code: str, base: TermBase | None = None) -> list[TermMatch]:
    """The terms whose preferred name in the language `code` stands in the text, tags and addresses left out."""
    if code not in CODES:
        return []
    return list((base or all_terms()).preferred(code).find(text))


def check(
    source: str, target: str, source_code: str, target_code: str, terms: TermBase | None = None
) -> list[TermFinding]:
    """What the term base has against a translation.

    A preferred name counts as missing only if the source has the term and no word of the translation is near it:
    a false alarm costs a translator more than a miss.
    """
    base = terms or all_terms()
    found = [
        TermFinding("forbidden", match.term, match.form)
        for match in base.forbidden(target_code).find(target)
        if match.term is not _PREFERRED
    ]
    here = {match.term.pk for match in base.preferred(target_code).find(target)}
    stems = {key for word in analyser(target_code).words(_TAG.sub(" ", target)) for key in _keys(word, parts=True)}
    for match in terms_in(source, source_code, base):
        if match.term.pk in here or any(match.term == finding.term for finding in found):
            continue
        wanted = analyser(target_code).words(getattr(match.term, target_code))
        if not all(_keys(word, parts=True) & stems for word in wanted):
            here.add(match.term.pk)
            found.append(TermFinding("missing", match.term, match.form))
    return found


def _keys(word: Word, parts: bool = False) -> set[str]:
    """What a word is compared by; an acronym is compared as it stands, without its ending ("EU:n")."""
    bare = word.text.split(":")[0]
    if _is_acronym(bare):
        return {bare}
    keys = {word.text.casefold(), *(base.casefold() for base in word.base)}
    if parts:
        keys |= {part.casefold() for part in word.parts}
        keys |= {piece for piece in bare.split("-") if _is_acronym(piece)}
    return keys


def _same(wanted: Word, there: Word) -> bool:
    return bool(_keys(wanted) & _keys(there))


def _is_acronym(text: str) -> bool:
    return len(text) > 1 and text.isupper()


def _adjacent(text: str, words: list[Word]) -> bool:
    """Whether nothing but spaces and hyphens stands between the words."""
    return all(not text[before.end : after.start].strip(" \u00a0-–") for before, after in pairwise(words))
