"""Pictures on the page that lack an alternative text in the translation's language.

The texts lie with the picture, one a language, unless a use of the picture has its own, which is a segment.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail_localize.models import OverridableSegment, SegmentOverride, Translation

from translation.quality.places import leaf_of
from translation.quality.rules.english import looks_english
from translation.segments import SegmentState

OWN_TEXT = ("alt_override", "alt_text")


@dataclass(frozen=True)
class PictureText:
    """The alternative text of the picture at `path`, in the source's language and in the translation's."""

    path: str
    source: str
    text: str


def pictures_of(translation: Translation, segments: list[SegmentState]) -> Iterator[tuple[PictureText, str]]:
    """(text, message) of each picture that lacks its text. Three queries."""
    own = {state.path.rpartition(".")[0] for state in segments if state.path.rpartition(".")[2] in OWN_TEXT}
    source, target = translation.source.locale.language_code, translation.target_locale.language_code
    keys = {path: key for path, key in _picture_keys(translation).items() if path.rpartition(".")[0] not in own}
    images = get_image_model()._default_manager.in_bulk(set(keys.values())) if keys else {}
    for path, key in keys.items():
        if image := images.get(key):
            text = PictureText(path, _alt(image, source), _alt(image, target))
            if message := _fault(image, text, target):
                yield text, message


def _picture_keys(translation: Translation) -> dict[str, int]:
    """{path: primary key of the picture that the translation shows there}"""
    places = OverridableSegment.objects.filter(source_id=translation.source_id).select_related("context")
    pictures = [
        place for place in places.order_by("order", "pk") if _takes_picture(leaf_of(translation.source, place.context))
    ]
    if not pictures:
        return {}
    overrides = SegmentOverride.objects.filter(
        locale_id=translation.target_locale_id, context_id__in=[place.context_id for place in pictures]
    )
    chosen = {override.context_id: override.data for override in overrides}
    keys = {place.context.path: chosen.get(place.context_id, place.data) for place in pictures}
    return {path: int(key) for path, key in keys.items() if str(key).isdecimal()}


def _takes_picture(leaf: Any) -> bool:
    model: Any = None
    if isinstance(leaf, blocks.ChooserBlock):
        model = leaf.model_class
    elif isinstance(leaf, models.ForeignKey):
        model = leaf.related_model
    return bool(model and issubclass(model, get_image_model()))


def _alt(image: Any, code: str) -> str:
    return getattr(image, f"alt_{code}", "").strip()


def _fault(image: Any, text: PictureText, code: str) -> str:
    if not text.text:
        return _("The picture “%(title)s” has no alternative text in this language.") % {"title": image.title}
    if text.text == text.source and looks_english(text.source, code):
        return _("The alternative text of the picture “%(title)s” is left as it is in the source.") % {
            "title": image.title
        }
    return ""
