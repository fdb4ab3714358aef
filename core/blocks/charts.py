"""Charts: data typed as a table, drawn by the server (core.charts)."""

import hashlib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlockValidationError
from wagtail.fields import StreamField
from wagtail.models import Page

from core.blocks.figures import TranslatableTableBlock
from core.charts import KINDS, NARROW, WIDE, Chart, draw
from core.charts.numbers import AmbiguousNumberError, UnreadableNumberError, read_number

MOST_SERIES = {"bar": 4, "column": 4, "line": 4, "share": 4}
LONGEST_MOMENT = 12
MOST_ROWS = {"bar": 20, "column": 12, "line": 40, "share": 6}


class ChartTableBlock(TranslatableTableBlock):
    """A column of labels, then one or more columns of numbers. Its labels are for translators, its numbers are not."""

    text = blocks.CharBlock(label=_("Labels"), required=False)
    number = blocks.CharBlock(label=_("Numbers"), required=False)

    def has_texts(self, column: dict[str, Any]) -> bool:
        return column["block"].name == "text"

    def clean(self, table: TypedTable) -> TypedTable:
        table = super().clean(table)
        kinds = [column["block"].name for column in table.columns]
        if kinds[:1] != ["text"] or len(kinds) < 2 or set(kinds[1:]) != {"number"} or not table.row_data:
            message = _(
                "The table needs one column of labels, then at least one column of numbers, and at least one row."
            )
            raise TypedTableBlockValidationError(non_block_errors=[ValidationError(message)])
        if errors := dict(self._unreadable(table)):
            raise TypedTableBlockValidationError(cell_errors=errors)
        return table

    def _unreadable(self, table: TypedTable) -> Iterator[tuple[int, dict[int, ValidationError]]]:
        for row_index, row in enumerate(table.row_data):
            errors = {}
            if not (row["values"][0] or "").strip():
                errors[0] = ValidationError(_("Row %(row)d has no label.") % {"row": row_index + 1})
            for index, cell in enumerate(row["values"][1:], start=1):
                try:
                    read_cell(cell)
                except AmbiguousNumberError:
                    message = translation.gettext(
                        "Row %(row)d, column “%(column)s”: “%(cell)s” can be read in two ways. Write %(whole)s or "
                        "%(part)s."
                    )
                    whole, part = cell.replace(",", ""), f"{cell}0"
                except UnreadableNumberError:
                    message = translation.gettext(
                        "Row %(row)d, column “%(column)s”: “%(cell)s” is not a number. Write it like %(whole)s or "
                        "%(part)s."
                    )
                    whole, part = "1234", "12.5"
                else:
                    continue
                heading = table.columns[index]["heading"] or str(index + 1)
                place = {"row": row_index + 1, "column": heading, "cell": cell, "whole": whole, "part": part}
                errors[index] = ValidationError(message % place)
            if errors:
                yield row_index, errors


def read_cell(cell: str | None) -> Decimal | None:
    """The number in a cell; None for an empty one. Raises the errors of read_number."""
    return read_number(cell) if cell and cell.strip() else None


class ChartValue(blocks.StructValue):
    @cached_property
    def chart(self) -> Chart:
        """What is to be drawn. Needs a table that clean() accepts."""
        table, highlight = self["table"], self.get("highlight")
        rows = [row["values"] for row in table.row_data]
        return Chart(
            kind=self["kind"],
            title=self["title"],
            unit=self["unit"],
            labels=[row[0] for row in rows],
            series=[column["heading"] for column in table.columns[1:]],
            values=[[read_cell(row[index]) for row in rows] for index in range(1, len(table.columns))],
            highlight=highlight - 1 if highlight else None,
        )

    @property
    def alternative(self) -> str:
        """What somebody hears in place of the drawing: what it shows and the main thing in it."""
        return f"{self['title']}. {self.get('message') or self.chart.describe()}"

    @property
    def rows(self) -> list[tuple[str, list[str], bool]]:
        """(label, numbers as the active language writes them, whether highlighted) for the table beside the drawing."""
        chart = self.chart
        return [
            (label, [chart.show(column[row]) for column in chart.values], row == chart.highlight)
            for row, label in enumerate(chart.labels)
        ]

    @property
    def caption(self) -> str:
        return self["table"].caption or self["title"]

    @cached_property
    def _name(self) -> str:
        return "c" + hashlib.sha256(repr(self.chart).encode()).hexdigest()[:8]

    @property
    def wide(self) -> SafeString:
        return draw(self.chart, WIDE, f"{self._name}w")

    @property
    def narrow(self) -> SafeString:
        return draw(self.chart, NARROW, f"{self._name}n")

    def data(self) -> list[list[Any]]:
        """The table as it goes out: a row of headings with the unit, then labels and numbers; empty where none is."""
        table, chart = self["table"], self.chart
        headings = [table.columns[0]["heading"], *(f"{name} ({chart.unit})" for name in chart.series)]
        rows = [[label, *(column[row] for column in chart.values)] for row, label in enumerate(chart.labels)]
        return [headings, *rows]


class ChartBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(choices=list(KINDS.items()), default="bar", label=_("Kind"))
    title = blocks.CharBlock(
        label=_("Title"),
        max_length=140,
        help_text=_("What the chart shows, as a sentence: “Emissions have fallen by almost half since 1990”."),
    )
    message = blocks.CharBlock(
        label=_("Main thing, for those who cannot see it"),
        required=False,
        default="",  # wagtail-localize takes no None
        max_length=300,
        help_text=_("Empty: made from the numbers (highest and lowest, first and last, or the parts)."),
    )
    table = ChartTableBlock(
        label=_("Data"),
        help_text=_(
            "First a column of labels, then one or more columns of numbers. In a chart of parts each row is a part."
            " Decimal comma or point; leave a cell empty where there is no number."
        ),
    )
    unit = blocks.CharBlock(label=_("Unit"), max_length=40, help_text=_("For example: %, GWh, million euros"))
    highlight = blocks.IntegerBlock(
        label=_("Highlighted row"), required=False, min_value=1, help_text=_("The number of the row: 1 is the first.")
    )
    source = blocks.CharBlock(label=_("Source"), max_length=160)
    source_url = blocks.URLBlock(label=_("Address of the source"), required=False)
    year = blocks.RegexBlock(
        regex=r"^\d{4}([–-]\d{4})?$",
        label=_("Year"),
        max_length=9,
        error_messages={"invalid": _("Write a year or two: 2024, or 2010–2024.")},
    )

    class Meta:
        icon = "bars"
        label = _("Chart")
        group = _("Figures")
        template = "blocks/chart_block.html"
        value_class = ChartValue
        description = _("Numbers as bars, lines or parts of a whole, with a table and a file of the same data.")
        preview_value = {
            "kind": "bar",
            "title": "Most of Finland's research money is spent around Helsinki",
            "table": {
                "caption": "",
                "columns": [{"type": "text", "heading": "Region"}, {"type": "number", "heading": "R&D spending"}],
                "rows": [
                    {"values": ["Helsinki", "2933.1"]},
                    {"values": ["Tampere", "897.1"]},
                    {"values": ["Oulu", "817.5"]},
                ],
            },
            "unit": "million euros",
            "highlight": 1,
            "source": "Statistics Finland",
            "year": "2013",
        }

    def clean(self, value):
        value = super().clean(value)
        chart, errors = value.chart, {}
        if len(chart.series) > MOST_SERIES[chart.kind] or len(chart.labels) > MOST_ROWS[chart.kind]:
            message = _("A chart of this kind has room for %(rows)d rows and %(series)d columns of numbers.") % {
                "rows": MOST_ROWS[chart.kind],
                "series": MOST_SERIES[chart.kind],
            }
            errors["table"] = TypedTableBlockValidationError(non_block_errors=[ValidationError(message)])
        elif message := _lacking(chart):
            errors["table"] = TypedTableBlockValidationError(non_block_errors=[ValidationError(message)])
        if chart.highlight is not None and chart.highlight >= len(chart.labels):
            errors["highlight"] = ValidationError(_("The table has fewer rows."))
        if errors:
            raise blocks.StructBlockValidationError(errors)
        return value

    def get_context(self, value, parent_context=None):
        """Adds `download`: the last part of the address of the chart's data below its page, empty in a preview.

        The template that lists the blocks calls each `block`; only it knows the block's id.
        """
        context = super().get_context(value, parent_context=parent_context)
        bound = context.get("block")
        is_this = bound is not None and getattr(bound, "value", None) is value
        context["download"] = data_path(bound.id) if is_this and getattr(bound, "id", None) else ""
        return context


def _lacking(chart: Chart) -> Any:
    """What the kind of chart needs and the numbers have not; empty if all is well."""
    if any(all(value is None for value in column) for column in chart.values):
        return _("A column has no number.")
    if chart.kind == "line" and len(chart.labels) < 2:
        return _("A line needs at least two rows.")
    if chart.kind == "line" and max(map(len, chart.labels)) > LONGEST_MOMENT:
        return _("The labels of a line are moments, such as years: at most %d characters.") % LONGEST_MOMENT
    if chart.kind == "share":
        flawed = any(value is None or value < 0 for column in chart.values for value in column)
        if flawed or any(sum(value or 0 for value in column) == 0 for column in chart.values):
            return _("Parts of a whole need a number in every cell, none below zero, and not only zeros.")
    return ""


PREFIX = "chart-"


def data_path(block_id: str) -> str:
    """The part of an address that stands for the data of a chart: "chart-5d5c…"."""
    return f"{PREFIX}{block_id}"


def charts_of(page: Page) -> Iterator[tuple[str, ChartValue]]:
    """(block id, chart) of every chart in the page's streams, in their order, lists within sections included."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            for child in field.value_from_object(page):
                yield from _charts_in(child)


def _charts_in(bound: Any) -> Iterator[tuple[str, ChartValue]]:
    if isinstance(bound.block, ChartBlock):
        yield bound.id, bound.value
    elif isinstance(bound.block, blocks.ListBlock):
        for item in bound.value.bound_blocks:
            yield from _charts_in(item)
    elif isinstance(bound.block, blocks.StructBlock):
        for part in bound.value.bound_blocks.values():
            yield from _charts_in(part)
