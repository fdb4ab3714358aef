"""What the page refers to and is translated by itself, its priority for example: how far that is."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from wagtail_localize.models import RelatedObjectSegment, Translation

from translation.editor.choices import edit_url_of, title_of
from translation.editor.places import Place, Places
from translation.segments import progress_of


@dataclass(eq=False)
class Related:
    """One reference. `counterpart` is the record in the target language, None where there is none yet."""

    segment: RelatedObjectSegment
    place: Place
    source: Any
    counterpart: Any
    progress: Translation | None  # with progress_of's numbers

    kind = "related"
    is_todo = False
    has_findings = False

    @property
    def anchor(self) -> str:
        return f"related-{self.segment.pk}"

    @property
    def title(self) -> str:
        return title_of(self.source)

    @property
    def counterpart_title(self) -> str:
        return title_of(self.counterpart) if self.counterpart else ""

    @property
    def edit_url(self) -> str:
        return edit_url_of(self.counterpart) if self.counterpart else ""

    @property
    def status(self) -> str:
        if self.progress and self.progress.done < self.progress.total:
            numbers = {"done": self.progress.done, "total": self.progress.total}
            return _("%(done)d of %(total)d translated") % numbers
        if self.counterpart is None or getattr(self.counterpart, "alias_of_id", None):
            return _("not translated")
        return _("translated") if getattr(self.counterpart, "live", True) else _("translated, not yet public")


def related_of(translation: Translation, places: Places) -> list[Related]:
    """All of a translation. Two queries, and one for each kind of record."""
    segments = list(
        RelatedObjectSegment.objects.filter(source_id=translation.source_id)
        .select_related("context", "object__content_type")
        .order_by("order", "pk")
    )
    keys = defaultdict(set)
    for segment in segments:
        keys[segment.object.content_type].add(segment.object_id)
    found = {}
    locales = [translation.source.locale_id, translation.target_locale_id]
    for content_type, wanted in keys.items():
        model = content_type.model_class()
        for record in model.objects.filter(translation_key__in=wanted, locale_id__in=locales):
            found[(record.translation_key, record.locale_id)] = record
    begun = progress_of(
        Translation.objects.filter(
            source__object_id__in=[segment.object_id for segment in segments],
            target_locale_id=translation.target_locale_id,
            enabled=True,
        )
    ).select_related("source")
    progress = {each.source.object_id: each for each in begun}
    return [
        Related(
            segment,
            places.of(segment.context),
            found.get((segment.object_id, locales[0])),
            found.get((segment.object_id, locales[1])),
            progress.get(segment.object_id),
        )
        for segment in segments
    ]
