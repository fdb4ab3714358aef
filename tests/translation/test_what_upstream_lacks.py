"""What wagtail-localize does not extract does not occur here, and what it does not translate is translated here."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib
import pytest
import wagtail_localize
from django.apps import apps
from django.conf import settings
from django.utils import translation
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

OWN = {"blog", "cases", "core", "home", "search", "topics"}
# The same word in Swedish, or a name
SAME = {"Status"}


def places() -> Iterator[tuple[str, Any]]:
    """(name, field or block) of all that takes text in the site's models."""
    for model in apps.get_models():
        if model._meta.app_label in OWN:
            for field in model._meta.get_fields():
                name = f"{model._meta.label}.{field.name}"
                yield name, field
                if isinstance(field, StreamField):
                    yield from within(name, field.stream_block)


def within(name: str, block: Any) -> Iterator[tuple[str, Any]]:
    children = dict(getattr(block, "child_blocks", {}))
    if isinstance(block, blocks.ListBlock):
        children["item"] = block.child_block
    for key, child in children.items():
        yield f"{name}.{key}", child
        yield from within(f"{name}.{key}", child)


def features(place: Any) -> set[str]:
    default = settings.WAGTAILADMIN_RICH_TEXT_EDITORS["default"]["OPTIONS"]["features"]
    return set(place.features if place.features is not None else default)


def test_no_rich_text_takes_pictures_whose_alternative_text_is_not_extracted():
    rich = {name: place for name, place in places() if isinstance(place, RichTextField | blocks.RichTextBlock)}

    assert len(rich) > 5
    assert [name for name, place in rich.items() if features(place) & {"image", "embed"}] == []


def test_no_block_takes_raw_html_whose_text_is_not_extracted():
    kinds = {name: place for name, place in places() if isinstance(place, blocks.Block)}

    assert len(kinds) > 50
    assert [name for name, place in kinds.items() if isinstance(place, blocks.RawHTMLBlock)] == []


@pytest.mark.parametrize("code", ["fi", "sv"])
def test_every_text_of_wagtail_localize_is_translated(code):
    catalogue = polib.pofile(str(Path(wagtail_localize.__file__).parent / "locale/en/LC_MESSAGES/django.po"))
    with translation.override(code):
        left = [
            entry.msgid
            for entry in catalogue
            if not entry.obsolete
            and entry.msgid not in SAME
            and translation.pgettext(entry.msgctxt or "", entry.msgid) == entry.msgid
            and translation.gettext(entry.msgid) == entry.msgid
        ]

    assert len(catalogue) > 50
    assert left == []
