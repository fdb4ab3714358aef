"""The strings of a translation and how far each has come."""

from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Length, Replace
from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, StringTranslation, Translation

State = Literal["missing", "changed", "error", "done"]


@dataclass
class SegmentState:
    """One string of the source in its place, and its translation.

    `segment` has its string and context loaded, `translation` its last translator. `previous_source` is the wording
    that the translation of a "changed" segment was made for. Texts are wagtail-localize's: HTML-escaped, with inline
    tags, links as <a id="a1">.
    """

    segment: StringSegment
    path: str
    order: int
    source: str
    text: str
    state: State
    previous_source: str | None
    translation: StringTranslation | None
    error: str


def segments_of(translation: Translation) -> list[SegmentState]:
    """The strings in the order of the page. Two queries, however many there are."""
    segments = StringSegment.objects.filter(source_id=translation.source_id).select_related("string", "context")
    found = translations_by_place(translation)
    return [_state(segment, found) for segment in segments.order_by("order", "pk")]


def translations_by_place(translation: Translation) -> dict[tuple[int, int | None], StringTranslation]:
    """{(string pk, context pk): translation, with its mark and its last translator}. One query."""
    segments = StringSegment.objects.filter(source_id=translation.source_id)
    kept = StringTranslation.objects.filter(
        locale_id=translation.target_locale_id,
        translation_of_id__in=segments.values("string_id"),
        context_id__in=segments.values("context_id"),
    )
    related = kept.select_related("needs_revision__previous", "last_translated_by")
    return {(each.translation_of_id, each.context_id): each for each in related}


def _state(segment: StringSegment, found: dict[tuple[int, int | None], StringTranslation]) -> SegmentState:
    translation = found.get((segment.string_id, segment.context_id))
    mark = getattr(translation, "needs_revision", None)
    state: State = "done"
    error = ""
    if translation is None:
        state = "missing"
    else:
        # spares get_error() two queries
        translation.translation_of, translation.context = segment.string, segment.context
        if translation.has_error:
            state = "error"
            error = translation.get_error() or _("This translation cannot be used.")
        elif mark:
            state = "changed"
    return SegmentState(
        segment=segment,
        path=segment.context.path,
        order=segment.order,
        source=segment.string.data,
        text=translation.data if translation else "",
        state=state,
        previous_source=mark.previous.data if mark else None,
        translation=translation,
        error=error,
    )


# Words of a string: its spaces and one, near enough for planning work.
WORDS = Length("string__data") - Length(Replace("string__data", Value(" "), Value(""))) + 1


def progress_of(translations: QuerySet[Translation]) -> QuerySet[Translation]:
    """Each translation with the numbers of its strings: total, done, changed, error and missing (they add up), and
    of words of the source: words, words_left (in all strings that are not done). In SQL, nothing is loaded.
    """
    segments = StringSegment.objects.filter(source_id=OuterRef("source_id"))
    done = _translated(has_error=False, needs_revision__isnull=True)
    return translations.annotate(
        total=_of(segments, Count("pk")),
        done=_of(done, Count("pk")),
        changed=_of(_translated(has_error=False, needs_revision__isnull=False), Count("pk")),
        error=_of(_translated(has_error=True), Count("pk")),
        missing=F("total") - F("done") - F("changed") - F("error"),
        words=_of(segments, Sum(WORDS)),
        words_left=F("words") - _of(done, Sum(WORDS)),
    )


def _translated(**state: bool) -> QuerySet[StringSegment]:
    """The segments of the outer query's translation whose own translation is in this state."""
    conditions = {f"string__translations__{name}": value for name, value in state.items()}
    return StringSegment.objects.filter(
        source_id=OuterRef("source_id"),
        string__translations__locale_id=OuterRef("target_locale_id"),
        string__translations__context_id=F("context_id"),
        **conditions,
    )


def _of(segments: QuerySet[StringSegment], aggregate: Any) -> Coalesce:
    number = segments.order_by().values("source_id").annotate(number=aggregate).values("number")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)
