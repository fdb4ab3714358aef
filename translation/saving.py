"""Saves translated strings, one or five hundred, with the checks that wagtail-localize makes on each."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue, validate_translation_links

from translation.models import NeedsRevision
from translation.segments import translations_by_place
from translation.signals import strings_saved


@transaction.atomic
def save_strings(
    translation: Translation, texts: dict[int, str], user: Any, *, tool: str = "", machine: bool = False
) -> dict[int, str]:
    """Save `texts` {StringSegment pk: text} and return {StringSegment pk: what is wrong with its markup}.

    A text with wrong markup is kept, and not used until it is mended. "" deletes the translation. What is saved counts
    as looked at: the mark "needs revision" goes, even where the text stays the same. Of two segments that share one
    translation (a sentence that a text has twice) the one with a new text decides.

    Raises LookupError for a segment that the translation has not; nothing is saved then. Asks for no right.
    The number of queries is fixed; only SQLite inserts in several batches. Sends strings_saved.
    """
    segments = _segments(translation, texts)
    kept = translations_by_place(translation)
    errors: dict[int, str] = {}
    saved: dict[tuple[int, int], StringTranslation] = {}
    emptied: dict[tuple[int, int], StringTranslation] = {}
    for segment in segments:
        place, text = (segment.string_id, segment.context_id), texts[segment.pk]
        old = kept.get(place)
        if (place in saved or place in emptied) and text == (old.data if old else ""):
            continue
        saved.pop(place, None)
        emptied.pop(place, None)
        if not text:
            if old:
                emptied[place] = old
            continue
        error = markup_error(segment.string.data, text)
        if error:
            errors[segment.pk] = error
        saved[place] = StringTranslation(
            translation_of_id=segment.string_id,
            locale_id=translation.target_locale_id,
            context_id=segment.context_id,
            data=text,
            translation_type="machine" if machine else "manual",
            tool_name=tool,
            last_translated_by=user,
            has_error=bool(error),
        )
    _write(list(saved.values()), list(emptied.values()))
    _tell_title(translation, segments, saved, emptied)
    replaced = [kept[place] for place, new in saved.items() if place in kept and kept[place].data != new.data]
    strings_saved.send(
        sender=StringTranslation,
        pks=[each.pk for each in saved.values()],
        before=[*replaced, *emptied.values()],
    )
    return errors


@transaction.atomic
def confirm(translation: Translation, segment_pks: Iterable[int], user: Any) -> int:
    """Take the mark "needs revision" from these segments: the old translation is still right.

    Returns how many marks went. Raises LookupError for a segment that the translation has not. Asks for no right.
    Sends strings_saved.
    """
    kept = translations_by_place(translation)
    places = {(segment.string_id, segment.context_id) for segment in _segments(translation, segment_pks)}
    marked = [kept[place].pk for place in places if place in kept and hasattr(kept[place], "needs_revision")]
    if marked:
        NeedsRevision.objects.filter(translation_id__in=marked).delete()
        StringTranslation.objects.filter(pk__in=marked).update(last_translated_by=user, updated_at=timezone.now())
        strings_saved.send(sender=StringTranslation, pks=marked, before=[])
    return len(marked)


def markup_error(source: str, text: str) -> str:
    """What keeps `text` from standing for `source`: a forbidden tag, a link that the source has not; "" if nothing."""
    try:
        StringValue.from_translated_html(text)
        validate_translation_links(source, text)
    except ValueError as error:
        return str(error.args[0])
    except RecursionError:  # of tags in tags, by the thousand
        return _("There are too many tags within one another.")
    return ""


def _segments(translation: Translation, wanted: Iterable[int]) -> list[StringSegment]:
    asked = set(wanted)
    own = StringSegment.objects.filter(source_id=translation.source_id).select_related("string", "context")
    segments = [segment for segment in own.order_by("order", "pk") if segment.pk in asked]
    if unknown := asked - {segment.pk for segment in segments}:
        raise LookupError(f"No segments of this translation: {sorted(unknown)}")
    return segments


def _write(saved: list[StringTranslation], emptied: list[StringTranslation]) -> None:
    StringTranslation.objects.bulk_create(
        saved,
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=[
            "data",
            "translation_type",
            "tool_name",
            "last_translated_by",
            "updated_at",
            "has_error",
            "field_error",
        ],
    )
    pks = [each.pk for each in (*saved, *emptied)]
    NeedsRevision.objects.filter(translation_id__in=pks).delete()
    # wagtail-localize listens to each deletion for the title's sake, which _tell_title does
    gone = StringTranslation.objects.filter(pk__in=[each.pk for each in emptied])
    gone._raw_delete(gone.db)


def _tell_title(translation: Translation, segments: list[StringSegment], saved: dict, emptied: dict) -> None:
    """The page's name in the admin follows the translated title, as wagtail-localize's signals have it."""
    for segment in segments:
        if segment.context.path == "title":
            place = (segment.string_id, segment.context_id)
            pages = Page.objects.filter(
                translation_key=segment.context.object_id, locale_id=translation.target_locale_id
            )
            if place in saved:
                # too long a title is found when the page is saved; this is its name in lists
                pages.update(draft_title=saved[place].data[: Page._meta.get_field("draft_title").max_length])
            elif place in emptied:
                pages.update(draft_title=F("title"))
