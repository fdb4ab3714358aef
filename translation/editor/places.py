"""Where each segment stands: under which tab and heading of the source's editor, in which field, of what kind."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.admin.panels import TabbedInterface
from wagtail.fields import RichTextField, StreamField
from wagtail_localize.models import TranslationContext
from wagtail_localize.views.edit_translation import TabHelper

# What search engines show of a title and of a description.
SEEN_OF = {"seo_title": 60, "search_description": 160}
LAST = 10_000


@dataclass(frozen=True)
class Place:
    """One field or block of the source.

    `group` is the same for all that stand under one `heading`; `label` is what else is to be said of this one, "" for
    nothing. `leaf` is the model field or block that takes the text. `limit` is the most characters that it takes,
    `seen` how many of them search engines show.
    """

    tab: str
    order: int
    group: str
    heading: str
    label: str
    leaf: Any
    rich: bool
    one_line: bool
    limit: int | None
    seen: int | None

    @property
    def name(self) -> str:
        """All of it in one line, for those who hear it."""
        return f"{self.heading}, {self.label}" if self.label else self.heading


class Places:
    """Finds the places of the segments of one source. Asks the database for nothing."""

    def __init__(self, source: Any) -> None:
        self.source = source
        self.helper = TabHelper(source)
        self.numbers: dict[str, dict[str, int]] = {}

    def of(self, context: TranslationContext) -> Place:
        names = context.get_field_path(self.source).split(".")
        path = context.path.split(".")
        field = self._field(type(self.source), names[0])
        heading, label, leaf, group = capfirst(_name_of(field)), "", field, names[0]
        if isinstance(field, StreamField) and len(names) > 1:
            block = field.stream_block.child_blocks[names[1]]
            heading, group = f"{heading} › {block.label}", f"{names[0]}.{path[1]}"
            label, leaf = self._within(block, names[2:], path)
        elif isinstance(field, models.ManyToOneRel) and len(names) > 1:
            leaf = self._field(field.related_model, names[1])
            group, label = f"{names[0]}.{path[1]}", capfirst(_name_of(leaf))
        rich = isinstance(leaf, blocks.RichTextBlock | RichTextField)
        limit = _limit(leaf)
        return Place(
            tab=self._tab(names[0]),
            order=self._order(names[0]),
            group=group,
            heading=heading,
            label=label,
            leaf=leaf,
            rich=rich,
            one_line=_is_one_line(leaf),
            limit=None if rich else limit,
            seen=SEEN_OF.get(context.path),
        )

    def _field(self, model: Any, name: str) -> Any:
        try:
            return model._meta.get_field(name)
        except FieldDoesNotExist:  # the model lost the field; the record is older
            return models.TextField(name.replace("_", " "))

    def _within(self, block: Any, names: list[str], path: list[str]) -> tuple[str, Any]:
        """The labels from `block` down to the one that takes the text, and that one. Items of a list are numbered."""
        labels: list[str] = []
        for depth, name in enumerate(names, start=2):
            if isinstance(block, blocks.ListBlock):
                block = block.child_block
                number = self._number(".".join(path[:depth]), path[depth])
                labels.append(f"{labels.pop()} {number}" if labels else str(number))
            elif isinstance(block, blocks.StructBlock | blocks.StreamBlock) and name in block.child_blocks:
                block = block.child_blocks[name]
                labels.append(str(block.label))
            else:
                break
        return " › ".join(labels), block

    def _number(self, parent: str, item: str) -> int:
        seen = self.numbers.setdefault(parent, {})
        return seen.setdefault(item, len(seen) + 1)

    def _tab(self, name: str) -> str:
        if not isinstance(self.helper.edit_handler, TabbedInterface):
            return ""
        try:
            return str(self.helper.get_field_tab(name))
        except KeyError:  # a field that authors do not see is translated all the same
            return _("Other")

    def _order(self, name: str) -> int:
        return self.helper.field_ordering_mapping.get(name, LAST)


def _name_of(field: Any) -> str:
    return str(getattr(field, "verbose_name", None) or field.related_model._meta.verbose_name)


def _is_one_line(leaf: Any) -> bool:
    if isinstance(leaf, blocks.Block):
        return isinstance(leaf, blocks.CharBlock)
    return isinstance(leaf, models.CharField)


def _limit(leaf: Any) -> int | None:
    return getattr(leaf, "max_length", None) or getattr(getattr(leaf, "field", None), "max_length", None)
