"""The workspace: the numbers of each language, and the list of the work."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Table
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic import BaseListingView
from wagtail.models import Locale
from wagtail_localize.models import Translation

from translation.assignments.access import may_give, own_locales, translators_of, visible_locales
from translation.assignments.forms import GiveManyForm
from translation.languages import language_name
from translation.standing import Standing, numbers, standings
from translation.workspace.cards import Card, cards
from translation.workspace.columns import CHOICE, COLUMNS
from translation.workspace.filters import WorkFilterSet
from translation.workspace.parity import Balance, balance
from translation.workspace.rows import Names, Row, order_of, shown


class TextPaginator(WagtailPaginator):
    verbose_name, verbose_name_plural = _("text"), _("texts")


class WorkspaceView(BaseListingView):
    """Everything the user may see, in a number of queries that does not depend on how much that is."""

    page_title = _("Translations")
    header_icon = "wagtail-localize-language"
    template_name = "translation/workspace/index.html"
    results_template_name = "translation/workspace/results.html"
    index_url_name = "translation_workspace:index"
    index_results_url_name = "translation_workspace:results"
    filterset_class = WorkFilterSet
    is_searchable = True
    paginate_by = 50
    paginator_class = TextPaginator
    table_classname = "listing work-list"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.locales:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object_list = self.get_queryset()
        return self.render_to_response(self.get_context_data())

    @cached_property
    def locales(self) -> list[Locale]:
        return visible_locales(self.request.user)

    @cached_property
    def own(self) -> list[Locale]:
        return own_locales(self.request.user)

    @cached_property
    def giving(self) -> bool:
        """Whether the user gives work to others, in a language at least."""
        return any(may_give(self.request.user, locale) for locale in self.own)

    @cached_property
    def work(self) -> list[Standing]:
        return standings(self.locales)

    @cached_property
    def people(self) -> dict[int, Any]:
        """Everybody to whom work may be given, and who has any."""
        users = {user.pk: user for locale in self.locales for user in translators_of(locale)}
        holders = {row.translator_id for row in self.work if row.assigned and row.translator_id} - users.keys()
        return users | get_user_model().objects.in_bulk(holders)

    @cached_property
    def names(self) -> Names:
        return Names(self.work, self.people)

    @cached_property
    def columns(self) -> list[Any]:
        return [CHOICE, *COLUMNS] if self.own else COLUMNS

    def get_filterset_kwargs(self) -> dict[str, Any]:
        names = self.names
        used = {row.source.priority for row in self.work}
        return {
            **super().get_filterset_kwargs(),
            "queryset": Translation.objects.none(),
            "languages": [(locale.language_code, language_name(locale)) for locale in self.locales],
            "kinds": sorted(((str(pk), name) for pk, name in names.kinds.items()), key=lambda pair: pair[1]),
            "priorities": [(str(key), name) for key, name in names.priorities.items() if key in used],
            "translators": [
                (str(pk), get_user_display_name(user)) for pk, user in self.people.items() if pk != self.request.user.pk
            ],
        }

    def get_queryset(self) -> Any:
        rows = self.search_queryset(self.filter_queryset(self.work))
        key = order_of(self.ordering, self.names, self.request.user)
        return sorted(rows, key=key, reverse=bool(self.ordering and self.ordering.startswith("-")))

    def search_queryset(self, queryset: Any) -> Any:
        words = self.search_query.casefold().split()
        return [row for row in queryset if all(word in row.source.title.casefold() for word in words)]

    def get_table(self, object_list: Any) -> Table:
        own = {locale.language_code for locale in self.own}
        rows: list[Row] = shown(list(object_list), self.names, self.request.user, own)
        return super().get_table(rows)

    @cached_property
    def no_results_message(self) -> Any:
        if self.is_searching or self.is_filtering:
            return _("No text matches.")
        return _("Nothing needs work: every published text has an up-to-date public translation.")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        if self.own:
            context["give_form"] = GiveManyForm(
                user=self.request.user, people=list(self.people.values()) if self.giving else [self.request.user]
            )
        if not self.results_only:
            context |= {"cards": self.cards(), "balance": self.balance(), "tools": tools(self.request.user)}
        return context

    def cards(self) -> list[Card]:
        return cards(
            {
                locale.language_code: numbers([row for row in self.work if row.language == locale.language_code])
                for locale in self.locales
            },
            self.index_url,
        )

    def balance(self) -> list[Balance]:
        return balance()


def tools(user: Any) -> list[tuple[Any, str]]:
    """(label, address) of what else translators need; of other parts, where they are installed."""
    found = []
    for label, name, permission in [
        (_("Term base"), "wagtailsnippets_translation_term:list", "translation.view_term"),
        (_("Translation memory"), "translation_memory:concordance", None),
        (_("Files out and in"), "translation_exchange:backlog_form", None),
        (_("Quality report"), "translation_quality:report", None),
    ]:
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue
        if permission is None or user.has_perm(permission):
            found.append((label, address))
    return found
