"""The admin's menu of the public search: what visitors did not find, synonyms, promoted results."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.contrib.search_promotions.wagtail_hooks import SearchPicksMenuItem

from search.inbox import SEE, InboxView, PromoteView, SynonymCreateView, dismiss
from search.models import Synonym


class SynonymViewSet(ModelViewSet):
    model = Synonym
    name = "synonyms"
    icon = "list-ul"
    menu_label = _("Synonyms")
    add_view_class = SynonymCreateView
    list_display = ["__str__", Column("get_language_display", label=_("Language"), sort_key="language"), "note"]
    list_filter = ["language"]
    search_fields = ["words", "note"]
    search_backend_name = None
    add_to_reference_index = False


synonyms = SynonymViewSet()


@hooks.register("register_admin_viewset")
def viewset() -> SynonymViewSet:
    return synonyms


@hooks.register("register_admin_urls", order=-1)
def promotion_address() -> list[URLPattern]:
    """In place of Wagtail's view, which comes after."""
    return [path("searchpicks/add/", PromoteView.as_view())]


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    patterns = [
        path("nothing-found/", InboxView.as_view(), name="inbox"),
        path("nothing-found/results/", InboxView.as_view(results_only=True), name="inbox_results"),
        path("nothing-found/<int:pk>/dismiss/", dismiss, name="dismiss"),
    ]
    return [path("site-search/", include((patterns, "site_search")))]


class InboxMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(SEE))


class SearchMenu(Menu):
    # made when it is first shown: addresses are not known yet while hooks are registered
    @cached_property
    def registered_menu_items(self) -> list[MenuItem]:
        return [
            InboxMenuItem(
                _("Searches that found nothing"), reverse("site_search:inbox"), "nothing-found", "", "mail", order=1
            ),
            synonyms.get_menu_item(order=2),
            SearchPicksMenuItem(
                _("Promoted results"), reverse("wagtailsearchpromotions:index"), "promoted", "", "pick", order=3
            ),
        ]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return SubmenuMenuItem(_("Site search"), SearchMenu(), name="site-search", icon_name="search", order=270)


@hooks.register("construct_settings_menu")
def without_promotions(request: HttpRequest, menu_items: list[Any]) -> None:
    """They stand beside the other parts of the search."""
    menu_items[:] = [item for item in menu_items if item.name != "promoted-search-results"]


@hooks.register("construct_reports_menu")
def without_search_terms(request: HttpRequest, menu_items: list[Any]) -> None:
    """Wagtail's report of every search ever made is always empty: the site keeps no such record."""
    menu_items[:] = [item for item in menu_items if item.name != "search-terms"]


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="search", content_type__model="fruitlesssearch")
