"""What a visitor typed, as a plan of what to look for: independent of the database."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice, product

from wagtail.search.query import PlainText

from search import spelling, synonyms
from search.analysis import Word, analyser
from search.folding import fold
from search.tokens import WHOLE, cut

QUOTED = re.compile(r'["“”„«»]([^"“”„«»]+)["“”„«»]')
MOST_WORDS = 12
MOST_CORRECTED = 4
NEAR = 3


@dataclass(frozen=True)
class Token:
    text: str
    prefix: bool = False


@dataclass(frozen=True)
class Sequence:
    """Tokens one after another, or, with a distance, near one another in any order."""

    tokens: tuple[str, ...]
    distance: int = 1


@dataclass(frozen=True)
class Any:
    of: tuple[Token | Sequence, ...]


@dataclass
class Plan:
    """All of the groups must be there; a group is a word or a phrase, in each way that it can stand in a text."""

    groups: list[Any] = field(default_factory=list)
    corrections: dict[str, str] = field(default_factory=dict)  # word as typed: as it stands on the site
    missing: list[str] = field(default_factory=list)  # words of the query that no text has


class Most(PlainText):
    """Plain text of which one word may be missing where it has three or more."""

    def __init__(self, query_string: str) -> None:
        super().__init__(query_string, operator="and")


def ways(word: Word, code: str) -> list[Token | Sequence]:
    """How a word of a query can stand in a text."""
    found: list[Token | Sequence] = []
    for base in analyser(code).meant(word):
        found += [Token(cut(base)), Token(WHOLE + cut(base))]
    if len(word.parts) > 1:
        found.append(Sequence(tuple(map(cut, word.parts)), NEAR))
    return found


def plan(query: str, codes: Iterable[str], correct: bool = True) -> Plan:
    """Reads a query in the given languages; with several, a word stands for what it is in any of them."""
    codes = tuple(codes)
    result = Plan()
    for quoted in QUOTED.findall(query):
        if phrase := phrases(quoted, codes):
            result.groups.append(phrase)
    rest = QUOTED.sub(" ", query)
    words = list(analyser(codes[0]).words(rest))[:MOST_WORDS]
    content = [word for word in words if not any(analyser(code).is_stopword(word.text) for code in codes)]
    if not content and not result.groups:
        content = words
    readings = [[analyser(code).word(word.text) for code in codes] for word in content]
    wanted = {cut(term) for read in readings for word in read for term in (*word.base, *word.parts)}
    present = spelling.present(wanted, codes) if correct else wanted
    others = synonyms.expand(readings, codes)
    for place, (word, read) in enumerate(zip(content, readings, strict=True)):
        found = [way for one, code in zip(read, codes, strict=True) for way in ways(one, code)]
        found += [way for phrase, code in others.get(place, ()) for way in said(phrase, code)]
        is_there = place in others or any(cut(base) in present for one in read for base in one.base)
        if not is_there and correct and len(result.corrections) + len(result.missing) < MOST_CORRECTED:
            together = [one for one in read if one.parts and all(cut(part) in present for part in one.parts)]
            if better := spelling.correct(word.text.lower(), codes, read):
                result.corrections[word.text] = better[0]
                found += [Token(token) for term in better for token in (term, WHOLE + term)]
            elif not together and not word.text.isdigit():
                result.missing.append(word.text)
        result.groups.append(Any(tuple(dict.fromkeys(found))))
    return result


def said(phrase: str, code: str) -> list[Token | Sequence]:
    """How a word or phrase of the same meaning can stand in a text."""
    words = analyser(code).words(phrase)
    return ways(words[0], code) if len(words) == 1 else list((phrases(phrase, [code]) or Any(())).of)


def phrases(text: str, codes: Iterable[str]) -> Any | None:
    """A phrase in quotation marks: its words one after another, in any form."""
    found: list[Token | Sequence] = []
    for code in codes:
        options = [[cut(base) for base in word.base[:3]] for word in analyser(code).words(text)[:MOST_WORDS]]
        if not options:
            continue
        combinations = product(*options) if sum(map(len, options)) <= len(options) + 4 else [[o[0] for o in options]]
        found += [
            Sequence(tokens) if len(tokens) > 1 else Token(tokens[0]) for tokens in islice(map(tuple, combinations), 32)
        ]
    return Any(tuple(dict.fromkeys(found))) if found else None


def completion(query: str, codes: Iterable[str]) -> Plan:
    """The words of a query that is still being typed: each begins a word of the text, or a part of a compound."""
    words = [fold(word.text) for word in analyser(next(iter(codes))).words(query)][:MOST_WORDS]
    return Plan([Any((Token(cut(word), prefix=True),)) for word in words])
