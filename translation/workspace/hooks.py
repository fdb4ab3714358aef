"""The admin's hooks of this part; translation/wagtail_hooks.py brings them in."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from translation.assignments.access import may_see
from translation.rights import TRANSLATE
from translation.workspace import actions
from translation.workspace.panel import WorkPanel
from translation.workspace.parity import ParityView
from translation.workspace.views import WorkspaceView

ADDRESSES = [
    path("", WorkspaceView.as_view(), name="index"),
    path("results/", WorkspaceView.as_view(results_only=True), name="results"),
    path("parity/<slug:has>/<slug:lacks>/", ParityView.as_view(), name="parity"),
    path("start/<uuid:key>/<slug:language>/", actions.start, name="start"),
    path("give/", actions.give_many, name="give"),
]


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("translation/", include((ADDRESSES, "translation_workspace")))]


class WorkspaceMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """Below Pages: for translators it is the first place of the day."""
    return WorkspaceMenuItem(
        _("Translations"),
        reverse("translation_workspace:index"),
        name="translations",
        icon_name="wagtail-localize-language",
        order=150,
    )


@hooks.register("construct_homepage_panels")
def panel(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.has_perm(TRANSLATE):
        panels.append(WorkPanel())


@hooks.register("construct_reports_menu")
def without_upstreams_report(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """wagtail-localize's report says less, and the same twice would only confuse."""
    address = reverse("wagtail_localize:translations_report")
    menu_items[:] = [item for item in menu_items if getattr(item, "url", None) != address]
