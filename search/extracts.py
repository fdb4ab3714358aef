"""The passage of a text that a query is about, its words marked in the forms in which they stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail.search.index import SearchField

from search.analysis import analyser
from search.indexing import text_of
from search.plan import Plan, Sequence
from search.tokens import tokens_of

LENGTH = 220  # letters of an extract, about
BEFORE = 60  # letters before its first marked word, about
PASSAGE = 300  # words
SENTENCE = 60  # letters from which on a text says more than a label


@dataclass(frozen=True)
class Mark:
    """text[start:end] stands for the numbered groups of the query."""

    start: int
    end: int
    groups: frozenset[int]


def marks(text: str, code: str, plans: Iterable[Plan]) -> list[Mark]:
    """Where the words of a query stand in a text of a language, in the order of the text."""
    words = analyser(code).words(text)
    tokens = [tokens_of(word) for word in words]
    groups = [group for plan in plans for group in plan.groups]
    found: dict[int, set[int]] = {}
    for number, group in enumerate(groups):
        for way in group.of:
            for place in _sequences(way, tokens) if isinstance(way, Sequence) else _places(way, tokens):
                found.setdefault(place, set()).add(number)
    return [Mark(words[place].start, words[place].end, frozenset(found[place])) for place in sorted(found)]


def _places(way: Any, tokens: list[list[str]]) -> list[int]:
    if way.prefix:
        return [place for place, own in enumerate(tokens) if any(token.startswith(way.text) for token in own)]
    return [place for place, own in enumerate(tokens) if way.text in own]


def _sequences(way: Sequence, tokens: list[list[str]]) -> list[int]:
    """The places of its tokens where they stand together as the query wants it."""
    starts = [place for place, own in enumerate(tokens) if way.tokens[0] in own]
    found: list[int] = []
    for start in starts:
        places = [start]
        for wanted in way.tokens[1:]:
            after = range(places[-1] + 1, min(places[-1] + way.distance + 1, len(tokens)))
            following = next((place for place in after if wanted in tokens[place]), None)
            if following is None:
                break
            places.append(following)
        else:
            found += places
    return found


def marked(text: str, code: str, plans: Iterable[Plan]) -> SafeString:
    """The whole text as HTML, the words of the query in <mark>."""
    return _html(text, marks(text, code, plans), 0, len(text))


def extract(texts: Iterable[str], code: str, plans: Iterable[Plan]) -> SafeString:
    """The passage that has most of the query's words, a sentence rather than a few words; "" if none has any.

    Of equal ones the first.
    """
    plans = list(plans)
    wanted = sum(len(plan.groups) for plan in plans)
    best: tuple[tuple[int, bool], str, list[Mark], int] | None = None
    for text in texts:
        found = marks(text, code, plans)
        for number, mark in enumerate(found):
            worth = (len(_groups_from(found, number)), len(text) >= SENTENCE)
            if best is None or worth > best[0]:
                best = (worth, text, found, mark.start)
        if best and best[0] == (wanted, True):
            break
    if best is None:
        return SafeString("")
    _worth, text, found, start = best
    return _html(text, found, *_window(text, start))


def _groups_from(found: list[Mark], first: int) -> set[int]:
    """The groups of a mark and of those that fit into an extract with it."""
    end = found[first].start + LENGTH - BEFORE
    groups = set(found[first].groups)
    for mark in islice(found, first + 1, None):
        if mark.end > end:
            break
        groups |= mark.groups
    return groups


def _window(text: str, mark: int) -> tuple[int, int]:
    """Where to cut: at the beginning of the sentence if it is near, else between words."""
    start = max(0, mark - BEFORE)
    if start:
        sentence = max(text.rfind(end, start, mark) for end in (". ", "? ", "! ", "\n"))
        start = sentence + 2 if sentence >= 0 and text[sentence] != "\n" else sentence + 1 if sentence >= 0 else start
        if sentence < 0:
            start = text.find(" ", start, mark) + 1 or mark
    end = min(len(text), start + LENGTH)
    if end < len(text):
        end = text.rfind(" ", mark, end) if text.rfind(" ", mark, end) > mark else end
    return start, end


def _html(text: str, found: list[Mark], start: int, end: int) -> SafeString:
    pieces: list[tuple[SafeString | str, str]] = []
    place = start
    opening, closing = SafeString("<mark>"), SafeString("</mark>")
    for mark in found:
        if mark.start < place or mark.end > end:
            continue
        pieces += [("", text[place : mark.start]), (opening, text[mark.start : mark.end]), (closing, "")]
        place = mark.end
    pieces.append(("", text[place:end]))
    before = "… " if start else ""
    after = " …" if end < len(text) else ""
    return format_html_join("", "{}{}", [("", before), *pieces, ("", after)])


def passages(text: str) -> Iterator[str]:
    """A long text in parts, so that extract() reads no more of it than it needs; all white space is one space."""
    words = text.split()
    for first in range(0, len(words), PASSAGE):
        yield " ".join(words[first : first + PASSAGE])


def texts_of(page: Any) -> list[str]:
    """What of a page is searched, but its title: the summary first, and the texts of its blocks each by itself."""
    fields = [
        field for field in page.get_search_fields() if isinstance(field, SearchField) and field.field_name != "title"
    ]
    found: dict[str, None] = {}
    for field in fields:
        value = field.get_value(page)
        for text in value if isinstance(value, list) else [text_of(value)]:
            found[" ".join(str(text).split())] = None
    return [text for text in found if text]
