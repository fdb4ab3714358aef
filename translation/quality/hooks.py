"""The admin's hooks of this part; translation/wagtail_hooks.py brings them in."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from translation.quality import views
from translation.rights import languages_of

ADDRESSES = [
    path("", views.QualityReportView.as_view(), name="report"),
    path("results/", views.QualityReportView.as_view(results_only=True), name="report_results"),
    path("<int:translation_id>/waive/", views.wave_through, name="waive"),
]


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("translation/quality/", include((ADDRESSES, "translation_quality")))]


class QualityMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(languages_of(request.user))


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    return QualityMenuItem(
        _("Quality of translations"),
        reverse("translation_quality:report"),
        name="translation-quality",
        icon_name="warning",
        order=900,
    )
