"""The report of all open findings, and the address by which a warning is waved through."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any

import django_filters
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.reports import ReportView
from wagtail_localize.models import Translation

from core.spreadsheets import csv_lines
from translation.languages import language_name
from translation.quality.gate import Gate, picture_text, waive
from translation.quality.reporting import Line, all_lines, lines_of, translations_into
from translation.quality.rules import LABELS
from translation.rights import languages_of, lock_for, may_translate, require
from translation.segments import segments_of

LEVELS = [("error", gettext_lazy("Errors")), ("warning", gettext_lazy("Warnings"))]


def _choice(label: Any, choices: Any = (), **kwargs: Any) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(
        label=label, choices=choices, empty_label=gettext_lazy("All"), widget=forms.RadioSelect, **kwargs
    )


class QualityFilterSet(WagtailFilterSet):
    """Level and rule leave the translations as they are: they choose among the findings of each."""

    language = _choice(gettext_lazy("Language"), field_name="target_locale__language_code")
    level = _choice(gettext_lazy("Level"), LEVELS, method="leave")
    rule = _choice(gettext_lazy("Rule"), list(LABELS.items()), method="leave")

    class Meta:
        model = Translation
        fields: list[str] = []

    def __init__(self, *args: Any, languages: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["language"].extra["choices"] = [(each.language_code, language_name(each)) for each in languages]

    def leave(self, queryset: Any, name: str, value: str) -> Any:
        return queryset


@dataclass(frozen=True)
class Group:
    """What is open in one translation; strings that are not translated at all are only counted."""

    lines: list[Line]

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def address(self) -> str:
        return self.first.url.partition("#")[0]

    @property
    def missing(self) -> int:
        return sum(line.rule == "missing" for line in self.lines)

    @property
    def shown(self) -> list[Line]:
        return [line for line in self.lines if line.rule != "missing"]

    @property
    def missing_text(self) -> str:
        text = ngettext("%(count)d text is not translated.", "%(count)d texts are not translated.", self.missing)
        return text % {"count": self.missing}


class TextPaginator(WagtailPaginator):
    verbose_name, verbose_name_plural = gettext_lazy("text"), gettext_lazy("texts")


class QualityReportView(ReportView):
    """Reads twenty translations a page, so that it costs the same however many there are."""

    page_title = gettext_lazy("Quality report")
    header_icon = "warning"
    index_url_name = "translation_quality:report"
    index_results_url_name = "translation_quality:report_results"
    results_template_name = "translation/quality/report_results.html"
    filterset_class = QualityFilterSet
    model = Translation
    paginator_class = TextPaginator
    paginate_by = 20
    groups: list[Group] = []  # what is open in the translations of this page
    export_filename = "translation-quality"
    export_headings = {
        "page": gettext_lazy("Page"),
        "language": gettext_lazy("Language"),
        "level": gettext_lazy("Level"),
        "rule_label": gettext_lazy("Rule"),
        "message": gettext_lazy("Finding"),
        "source": gettext_lazy("Source text"),
        "text": gettext_lazy("Translation"),
        "path": gettext_lazy("Place"),
        "url": gettext_lazy("Address"),
    }
    list_export = list(export_headings)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.languages:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def languages(self) -> list[Any]:
        return languages_of(self.request.user)

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return {**super().get_filterset_kwargs(), "languages": self.languages}

    def get_queryset(self) -> Any:
        return translations_into(self.languages)

    @property
    def wanted(self) -> dict[str, str]:
        """Which findings: {"level": …, "rule": …}"""
        given = self.filters.form.cleaned_data if self.filters and self.filters.form.is_valid() else {}
        return {name: given.get(name) or "" for name in ("level", "rule")}

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        if self.is_export:
            return object_list
        gate = Gate()
        self.groups = [Group(lines) for each in object_list if (lines := lines_of(each, gate, **self.wanted))]
        return object_list

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> Any:
        code = self.filters.form.cleaned_data.get("language") if self.filters.form.is_valid() else ""
        languages = [each for each in self.languages if not code or each.language_code == code]
        return super().as_spreadsheet(all_lines(languages, **self.wanted), spreadsheet_format)

    def write_csv_response(self, queryset: Iterable[Line]) -> StreamingHttpResponse:
        rows = ([str(getattr(line, name)) for name in self.list_export] for line in queryset)
        headings = [str(heading) for heading in self.export_headings.values()]
        response = StreamingHttpResponse(csv_lines(chain([headings], rows)), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{self.get_filename()}.csv"'
        return response


@require_POST
def wave_through(request: HttpRequest, translation_id: int) -> HttpResponse:
    """POST segment (StringSegment pk) or path (of a picture), rule, reason. JSON for who asks for it, else a redirect
    back to the editor.
    """
    translation = get_object_or_404(Translation, pk=translation_id, enabled=True)
    instance = translation.get_target_instance()
    require(may_translate(request.user, translation, instance))
    segment, path = request.POST.get("segment", ""), request.POST.get("path", "")
    text: Any = next((each for each in segments_of(translation) if str(each.segment.pk) == segment), None)
    text = text or picture_text(translation, path)
    if text is None:
        raise Http404
    problem = ""
    if lock := lock_for(request.user, instance):
        problem = lock.get_message(request.user) or _("The page is locked.")
    else:
        try:
            waive(translation, text, request.POST.get("rule", ""), request.POST.get("reason", ""), request.user)
        except ValueError as error:
            problem = str(error)
    if request.accepts("text/html"):
        if problem:
            messages.error(request, problem)
        anchor = f"#segment-{segment}" if segment else ""
        return redirect(translation.get_target_instance_edit_url() + anchor)
    return JsonResponse({"waived": not problem, "message": problem}, status=400 if problem else 200)
