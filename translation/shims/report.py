"""wagtail-localize's report of translations, for the languages of whoever asks, in a fixed number of queries."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail_localize.views.report import TranslationsReportView

from translation.rights import languages_of
from translation.segments import progress_of


class GuardedReportView(TranslationsReportView):
    template_name = "wagtailadmin/reports/base_report.html"
    results_template_name = "translation/shims/report_results.html"
    list_export = [
        "source.specific_content_type.name",
        "source.object_repr",
        "source.locale.language_code",
        "target_locale.language_code",
        "total",
        "done",
        "changed",
        "missing",
        "words_left",
    ]
    export_headings = {
        "source.specific_content_type.name": _("Content type"),
        "source.object_repr": _("Source"),
        "source.locale.language_code": _("Source language"),
        "target_locale.language_code": _("Language"),
        "total": _("Texts"),
        "done": _("Translated"),
        "changed": _("Changed"),
        "missing": _("Missing"),
        "words_left": _("Words left"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.languages = languages_of(request.user)
        if not self.languages:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> Any:
        pages = Page.objects.filter(
            translation_key=OuterRef("source__object_id"), locale_id=OuterRef("target_locale_id")
        )
        return progress_of(
            super()
            .get_queryset()
            .filter(target_locale__in=self.languages)
            .select_related("source__locale", "source__specific_content_type", "target_locale")
            .annotate(page_id=Subquery(pages.values("pk")[:1]))
            .order_by("source__object_repr", "target_locale__language_code", "pk")
        )
