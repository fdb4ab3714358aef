"""Blocks that show numbers, order and time."""

import hashlib
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.segments import StringSegmentValue


class KeyFigureBlock(blocks.StructBlock):
    value = blocks.CharBlock(label=_("Figure"), max_length=20, help_text=_("For example: 1.1 million"))
    unit = blocks.CharBlock(label=_("Unit"), max_length=30, required=False)
    label = blocks.CharBlock(label=_("What it counts"), max_length=120)
    note = blocks.CharBlock(label=_("Source and year"), max_length=160, required=False)

    class Meta:
        icon = "order"
        label = _("Key figure")


class KeyFiguresBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=120, required=False)
    figures = blocks.ListBlock(KeyFigureBlock(), label=_("Figures"), min_num=1, max_num=6)

    class Meta:
        icon = "order"
        label = _("Key figures")
        group = _("Figures")
        template = "blocks/key_figures_block.html"
        description = _("One to six figures set large, each with its unit, source and year.")
        preview_value = {
            "heading": "The region in figures",
            "figures": [
                {"value": "39", "unit": "%", "label": "of Finland's gross domestic product", "note": ""},
                {"value": "26", "unit": "", "label": "municipalities", "note": ""},
            ],
        }


class TimelineEventBlock(blocks.StructBlock):
    date = blocks.CharBlock(label=_("Time"), max_length=40, help_text=_("For example: 2024, or: March 2024"))
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), required=False)

    class Meta:
        icon = "date"
        label = _("Event")


class TimelineBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=120, required=False)
    events = blocks.ListBlock(TimelineEventBlock(), label=_("Events"))

    class Meta:
        icon = "date"
        label = _("Timeline")
        group = _("Figures")
        template = "blocks/timeline_block.html"
        description = _("What happened when, oldest first.")
        preview_value = {
            "heading": "How it went",
            "events": [
                {"date": "2020", "title": "Strategy approved", "text": "By the Regional Board, in April."},
                {"date": "2030", "title": "Climate neutral", "text": "The region's goal."},
            ],
        }


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), required=False)

    class Meta:
        icon = "list-ol"
        label = _("Step")


class StepsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=120, required=False)
    steps = blocks.ListBlock(StepBlock(), label=_("Steps"))

    class Meta:
        icon = "list-ol"
        label = _("Process steps")
        group = _("Figures")
        template = "blocks/steps_block.html"
        description = _("What to do, step by step, numbered.")
        preview_value = {
            "heading": "How to do the same",
            "steps": [
                {"title": "Find the heat", "text": "Ask the neighbours."},
                {"title": "Find the taker", "text": "Ask the energy company."},
            ],
        }


def _segment_path(text: str) -> str:
    """A path component for one text of a table.

    Made of the text itself and not of its row and column, so that a translation survives when rows are moved.
    """
    return "t" + hashlib.sha256(text.encode()).hexdigest()[:16]


class TranslatableTableBlock(TypedTableBlock):
    """Wagtail's typed table, with its texts offered to translators."""

    text = blocks.CharBlock(label=_("Text"), required=False)
    number = blocks.CharBlock(label=_("Number"), required=False)

    def get_translatable_segments(self, value: TypedTable) -> list[StringSegmentValue]:
        texts = [value.caption, *(column["heading"] for column in value.columns)]
        texts += [cell for row in value.row_data for cell, is_text in self._cells(value, row) if is_text]
        return [StringSegmentValue(_segment_path(text), text) for text in dict.fromkeys(filter(None, texts))]

    def has_texts(self, column: dict[str, Any]) -> bool:
        """Whether the cells of a column are for translators. Here all are: a number may have another form abroad."""
        return True

    def _cells(self, value: TypedTable, row: dict[str, Any]) -> list[tuple[Any, bool]]:
        texts = [self.has_texts(column) for column in value.columns]
        return list(zip(row["values"], texts, strict=True))

    def restore_translated_segments(self, value: TypedTable, segments: list[StringSegmentValue]) -> TypedTable:
        translated = {segment.path: segment.render_text() for segment in segments}

        def translate(text: str | None) -> str:
            return translated.get(_segment_path(text), text) if text else ""

        return TypedTable(
            columns=[{**column, "heading": translate(column["heading"])} for column in value.columns],
            row_data=[
                {"values": [translate(cell) if is_text else cell for cell, is_text in self._cells(value, row)]}
                for row in value.row_data
            ],
            caption=translate(value.caption),
        )


class TableBlock(blocks.StructBlock):
    table = TranslatableTableBlock(
        label=_("Table"),
        help_text=_("Give a caption: it says what the table shows. Number columns stand to the right."),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        group = _("Figures")
        template = "blocks/table_block.html"
        description = _("Rows and columns, with a caption.")
        preview_value = {
            "table": {
                "caption": "Heat stored",
                "columns": [{"type": "text", "heading": "Year"}, {"type": "number", "heading": "GWh"}],
                "rows": [{"values": ["2025", "12"]}, {"values": ["2026", "90"]}],
            }
        }
