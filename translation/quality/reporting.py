"""All open findings of many translations: what the report in the admin and check_translations tell."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from translation.languages import language_name
from translation.quality.gate import Finding, Gate, stops
from translation.quality.rules import LABELS
from translation.quality.subject import plain
from translation.segments import segments_of

LEVEL_ORDER = {"error": 0, "warning": 1}


@dataclass(frozen=True)
class Line:
    """One open finding, with what a reader needs to know of its place. All texts are plain."""

    page: str
    language: str
    code: str
    path: str
    rule: str
    rule_label: str
    level: str
    message: str
    source: str
    text: str
    url: str


def translations_into(locales: Iterable[Locale]) -> QuerySet[Translation]:
    """Those that are kept up, with all that Gate and lines_of need; the pages of a language in the order of titles."""
    pages = Page.objects.filter(translation_key=OuterRef("source__object_id"), locale_id=OuterRef("target_locale_id"))
    return (
        Translation.objects.filter(enabled=True, target_locale__in=locales)
        .select_related("source__locale", "source__specific_content_type", "target_locale")
        .annotate(page_id=Subquery(pages.values("pk")[:1]))
        .order_by("target_locale__language_code", "source__object_repr", "pk")
    )


def lines_of(translation: Any, gate: Gate, level: str = "", rule: str = "") -> list[Line]:
    """The open findings of one of translations_into(), errors first."""
    segments = segments_of(translation)
    states = {state.segment.pk: state for state in segments}
    address = _edit_address(translation)
    lines = []
    for finding in sorted(stops(gate.findings(translation, segments)), key=lambda found: LEVEL_ORDER[found.level]):
        if (level and finding.level != level) or (rule and finding.rule != rule):
            continue
        state = states.get(finding.segment_id) if finding.segment_id else None
        lines.append(
            Line(
                page=translation.source.object_repr,
                language=language_name(translation.target_locale),
                code=translation.target_locale.language_code,
                path=finding.path,
                rule=finding.rule,
                rule_label=str(LABELS[finding.rule]),
                level=finding.level,
                message=finding.message,
                source=plain(state.source) if state else "",
                text=plain(state.text) if state else "",
                url=address + _anchor(finding),
            )
        )
    return lines


def all_lines(locales: Iterable[Locale], level: str = "", rule: str = "") -> Iterator[Line]:
    """Of every translation into the languages; a translation at a time, so that memory does not grow."""
    gate = Gate()
    for translation in translations_into(locales).iterator(chunk_size=50):
        yield from lines_of(translation, gate, level, rule)


def _anchor(finding: Finding) -> str:
    return f"#segment-{finding.segment_id}" if finding.segment_id else ""


def _edit_address(translation: Any) -> str:
    """Where the translation is edited; "" where its page or snippet is gone."""
    if translation.page_id:
        return reverse("wagtailadmin_pages:edit", args=[translation.page_id])
    instance = translation.source.object.get_instance_or_none(translation.target_locale_id)
    return translation.get_target_instance_edit_url() if instance else ""
