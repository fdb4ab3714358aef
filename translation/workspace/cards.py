"""The numbers of a language, in words, each with the way to the texts that it counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from translation.languages import language_name
from translation.standing import IN_REVIEW, IN_WORK, NOT_STARTED, OUT_OF_DATE, READY, UNFOLLOWED, UP_TO_DATE
from translation.workspace.filters import OVERDUE


@dataclass(frozen=True)
class Figure:
    label: Any
    number: int
    url: str
    warns: bool = False


@dataclass(frozen=True)
class Card:
    """A language. Shares are whole per cent, rounded down, so that 100 means all."""

    code: str
    language: str
    coverage: int
    up_to_date: int  # of the public translations
    numbers: Mapping[str, Any]
    figures: list[Figure]
    url: str

    @property
    def bar(self) -> list[tuple[str, int, int]]:
        """(kind, start, width) of each piece of the bar, in thousandths."""
        every = self.numbers["public_sources"] or 1
        fresh = 1000 * self.numbers[UP_TO_DATE] // every
        public = 1000 * self.numbers["translated"] // every
        return [("fresh", 0, fresh), ("old", fresh, max(public - fresh, 0))]


FIGURES = [
    (OUT_OF_DATE, _("out of date")),
    (NOT_STARTED, _("not started")),
    (IN_WORK, _("in work")),
    (IN_REVIEW, _("waiting for review")),
    (READY, _("translated, not yet public")),
    (UNFOLLOWED, _("public, not kept with its source")),
]


def cards(every: Mapping[str, Mapping[str, Any]], address: str) -> list[Card]:
    """`every`: {language: numbers}; `address`: of the list."""

    def to(code: str, **filters: str) -> str:
        return f"{address}?{urlencode({'language': code, **filters})}"

    found = []
    for code, numbers in every.items():
        figures = [Figure(label, numbers[state], to(code, state=state)) for state, label in FIGURES]
        if not numbers[UNFOLLOWED]:
            figures.pop()
        overdue = Figure(_("overdue"), numbers["overdue"], to(code, deadline=OVERDUE), warns=numbers["overdue"] > 0)
        found.append(
            Card(
                code=code,
                language=capfirst(language_name(code)),
                coverage=_percent(numbers["translated"], numbers["public_sources"]),
                up_to_date=_percent(numbers[UP_TO_DATE], numbers["translated"]),
                numbers=numbers,
                figures=[overdue, *figures],
                url=to(code),
            )
        )
    return found


def _percent(part: int, whole: int) -> int:
    return 100 * part // whole if whole else 100
