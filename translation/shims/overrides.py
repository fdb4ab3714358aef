"""What a translation shows in the place of the source's picture, document, page or address.

wagtail-localize keeps whatever it is sent, and fails when the page is published.
"""

import json
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _
from wagtail.whitelist import check_url
from wagtail_localize.models import OverridableSegment, SegmentOverride, Translation
from wagtail_localize.segments import OverridableSegmentValue
from wagtail_localize.segments.ingest import ingest_segments


class OverrideRefused(ValueError):  # noqa: N818
    """The value cannot stand in this place; the message says why."""


def save_override(translation: Translation, segment: OverridableSegment, value: Any, user: Any) -> SegmentOverride:
    """Let `value` (text, or the pk of a picture, document or page) stand in the place of the source's value.

    Raises OverrideRefused, with nothing changed. Asks for no right.
    """
    if problem := problem_with(translation, segment, value):
        raise OverrideRefused(problem)
    override, _created = SegmentOverride.objects.update_or_create(
        locale_id=translation.target_locale_id,
        context_id=segment.context_id,
        defaults={
            "data_json": json.dumps(value),
            "last_translated_by": user,
            "has_error": False,
            "field_error": "",
        },
    )
    return override


def problem_with(translation: Translation, segment: OverridableSegment, value: Any) -> str:
    """Why `value` cannot stand in the segment's place; "" if it can."""
    if not isinstance(value, (str, int)) or not str(value).strip() or "\0" in str(value):
        return _("Choose or write something, or take the source's.")
    problem = _problem_with_address(segment, str(value)) if isinstance(segment.data, str) else ""
    return problem or _problem_in_place(translation, segment, value)


def broken_overrides(translation: Translation) -> list[tuple[str, str]]:
    """(path, why) of each override of the translation that cannot be used, its picture deleted, for example."""
    segments = translation.source.overridablesegment_set.select_related("context")
    overrides = {override.context_id: override.data for override in segments.get_overrides(translation.target_locale)}
    used = [segment for segment in segments if segment.context_id in overrides]
    found = [
        (segment.context.path, problem_with(translation, segment, overrides[segment.context_id])) for segment in used
    ]
    return [(path, problem) for path, problem in found if problem]


def _problem_with_address(segment: OverridableSegment, value: str) -> str:
    """An address stays an address of its kind, and none leads to a script."""
    is_web, is_mail = _is_valid(URLValidator(), segment.data), _is_valid(validate_email, segment.data)
    is_link = _is_link(segment)
    if (is_web or is_link) and not check_url(value.strip()):
        return _("Links of this kind are not allowed.")
    if is_web and not is_link and not _is_valid(URLValidator(), value):
        return _("Write a whole address, such as https://example.org/.")
    if is_mail and not _is_valid(validate_email, value):
        return _("Write an e-mail address.")
    return ""


def _is_link(segment: OverridableSegment) -> bool:
    """Whether it stands for a link within a rich text, which wagtail-localize names by the quoted address."""
    return segment.context.path.endswith("'")


def _is_valid(validate: Any, value: str) -> bool:
    try:
        validate(value)
    except ValidationError:
        return False
    return True


def _problem_in_place(translation: Translation, segment: OverridableSegment, value: Any) -> str:
    path = segment.context.path
    if _is_link(segment):  # put in with its sentence, where nothing is refused
        return ""
    original, target = translation.source.as_instance(), translation.get_target_instance()
    locales = translation.source.locale, translation.target_locale
    try:
        ingest_segments(original, target, *locales, [OverridableSegmentValue(path, value)])
    except (ObjectDoesNotExist, ValueError, TypeError, OverflowError):
        return _("There is no such picture, document or page.")
    name = path.split(".")[0]
    try:
        target.clean_fields(exclude={field.name for field in target._meta.fields} - {name})
    except ValidationError as error:
        return " ".join(error.messages)
    return ""
