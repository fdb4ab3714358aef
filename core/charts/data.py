"""What a chart shows, apart from how it is drawn."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.charts.numbers import decimals_of, show_number, with_unit

KINDS: dict[str, str | Promise] = {
    "bar": gettext_lazy("bars, lying"),
    "column": gettext_lazy("bars, standing"),
    "line": gettext_lazy("lines over time"),
    "share": gettext_lazy("parts of a whole"),
}


@dataclass(frozen=True)
class Chart:
    """`values[series][row]`; None where there is no number. `highlight` is the index of a row, or None."""

    kind: str
    title: str
    unit: str
    labels: list[str]
    series: list[str]
    values: list[list[Decimal | None]]
    highlight: int | None = None

    @cached_property
    def numbers(self) -> list[Decimal]:
        return [value for column in self.values for value in column if value is not None]

    @cached_property
    def decimals(self) -> int:
        return decimals_of(self.numbers)

    def show(self, value: Decimal | None) -> str:
        """A value as the active language writes it; a dash where there is none."""
        return "–" if value is None else show_number(value, self.decimals)

    def show_with_unit(self, value: Decimal | None) -> str:
        """The same with a unit that is short enough to stand beside each number, such as %."""
        shown = self.show(value)
        return with_unit(shown, self.unit) if value is not None and len(self.unit) <= 3 else shown

    def describe(self) -> str:
        """The main thing in one or two sentences, for those who cannot see the drawing."""
        said = {"line": self._courses, "share": self._parts}.get(self.kind, self._extremes)()
        if self.highlight is not None and self.kind in {"bar", "column", "line"}:
            said.append(self._row(self.highlight))
        return " ".join(said)

    def _spoken(self, value: Decimal | None) -> str:
        return with_unit(self.show(value), self.unit)

    def _name(self, index: int) -> str:
        return f"{self.series[index]}: " if len(self.series) > 1 else ""

    def _row(self, row: int) -> str:
        values = ", ".join(
            f"{self._name(index)}{self._spoken(column[row])}" for index, column in enumerate(self.values)
        )
        return f"{self.labels[row]}: {values}."

    def _known(self, index: int) -> list[tuple[Decimal, int]]:
        return [(value, row) for row, value in enumerate(self.values[index]) if value is not None]

    def _extremes(self) -> list[str]:
        said = []
        for index in range(len(self.series)):
            known = self._known(index)
            highest, lowest = max(known, key=lambda pair: pair[0]), min(known, key=lambda pair: pair[0])
            sentence = _("highest %(high)s, %(high_value)s; lowest %(low)s, %(low_value)s.") % {
                "high": self.labels[highest[1]],
                "high_value": self._spoken(highest[0]),
                "low": self.labels[lowest[1]],
                "low_value": self._spoken(lowest[0]),
            }
            said.append(self._name(index) + (sentence if self._name(index) else sentence[0].upper() + sentence[1:]))
        return said

    def _courses(self) -> list[str]:
        said = []
        for index in range(len(self.series)):
            known = self._known(index)
            said.append(
                _("%(name)s: %(first_value)s in %(first)s, %(last_value)s in %(last)s.")
                % {
                    "name": self.series[index],
                    "first": self.labels[known[0][1]],
                    "first_value": self._spoken(known[0][0]),
                    "last": self.labels[known[-1][1]],
                    "last_value": self._spoken(known[-1][0]),
                }
            )
        return said

    def _parts(self) -> list[str]:
        return [
            self._name(index)
            + "; ".join(f"{label} {self.percent(index, row)}" for row, label in enumerate(self.labels))
            + "."
            for index in range(len(self.series))
        ]

    def percent(self, index: int, row: int) -> str:
        """A part's share of its whole: "44 %"; of numbers that are shares already, the number itself."""
        column = self.values[index]
        if self.unit == "%":
            return self.show_with_unit(column[row])
        total = sum((value for value in column if value is not None), Decimal(0))
        return with_unit(show_number((column[row] or 0) / total * 100), "%") if total else ""
