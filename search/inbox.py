"""The admin's inbox of searches that found nothing, and what an editor makes of one."""

from collections.abc import Mapping
from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic import BaseListingView
from wagtail.contrib.search_promotions.forms import QueryForm, SearchPromotionsFormSet
from wagtail.contrib.search_promotions.views.settings import CreateView as PromotionCreateView
from wagtail.contrib.search_promotions.views.settings import IndexView as PromotionIndexView

from core.text import clean_query
from search.models import FruitlessSearch, Synonym

SEE = "search.view_fruitlesssearch"
DISMISS = "search.change_fruitlesssearch"
ADD_SYNONYM = "search.add_synonym"
ADD_PROMOTION = "wagtailsearchpromotions.add_searchpromotion"


class SearchedForColumn(Column):
    """The words in their language, and below them what can be done."""

    cell_template_name = "search/admin/searched_for_cell.html"

    def get_cell_context_data(self, instance: FruitlessSearch, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        can = parent_context["request"].user.has_perm
        begun = urlencode({"language": instance.language, "text": instance.text})
        return {
            **context,
            "row": instance,
            "csrf_token": get_token(parent_context["request"]),  # a cell is rendered without the request's context
            "synonym_url": f"{reverse('synonyms:add')}?{begun}" if can(ADD_SYNONYM) else "",
            "promotion_url": f"{reverse('wagtailsearchpromotions:add')}?{begun}" if can(ADD_PROMOTION) else "",
            "dismiss_url": reverse("site_search:dismiss", args=[instance.pk]) if can(DISMISS) else "",
        }


class SearchPaginator(WagtailPaginator):
    verbose_name, verbose_name_plural = gettext_lazy("search"), gettext_lazy("searches")


class FruitlessFilterSet(WagtailFilterSet):
    language = django_filters.ChoiceFilter(
        label=gettext_lazy("Language"),
        empty_label=gettext_lazy("All"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
    )
    dismissed = django_filters.ChoiceFilter(
        label=gettext_lazy("Dismissed"),
        empty_label=gettext_lazy("No"),
        choices=[("1", gettext_lazy("Yes"))],
        method="of_state",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = FruitlessSearch
        fields = ["language"]

    def of_state(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset  # InboxView asks for one state or the other, whether or not the filter is set


class InboxView(BaseListingView):
    page_title = gettext_lazy("Searches that found nothing")
    header_icon = "mail"
    index_url_name = "site_search:inbox"
    index_results_url_name = "site_search:inbox_results"
    template_name = "search/admin/inbox.html"
    results_template_name = "search/admin/inbox_results.html"
    filterset_class = FruitlessFilterSet
    is_searchable = True
    default_ordering = "-count"
    paginate_by = 50
    paginator_class = SearchPaginator
    columns = [
        SearchedForColumn("text", label=gettext_lazy("Searched for"), sort_key="text", width="55%"),
        Column("get_language_display", label=gettext_lazy("Language"), sort_key="language", classname="inbox-aside"),
        NumberColumn("count", label=gettext_lazy("Times"), sort_key="count"),
        Column(
            "last_day",
            label=gettext_lazy("Last asked"),
            accessor=lambda row: date_format(row.last_day, "SHORT_DATE_FORMAT"),
            sort_key="last_day",
            classname="inbox-aside",
        ),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(SEE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[FruitlessSearch]:
        return FruitlessSearch.objects.filter(dismissed=self.request.GET.get("dismissed") == "1")

    def search_queryset(self, queryset: QuerySet[FruitlessSearch]) -> QuerySet[FruitlessSearch]:
        # what is kept is in small letters, and LIKE on SQLite knows no other Ä than that
        return queryset.filter(text__contains=self.search_query.lower()) if self.search_query else queryset

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(*args, **kwargs), "days": settings.SEARCH_KEEP_DAYS}


@require_POST
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    """Out of the inbox until nobody has asked it for long; or, where it was dismissed, back into it."""
    if not request.user.has_perm(DISMISS):
        raise PermissionDenied
    row = get_object_or_404(FruitlessSearch, pk=pk)
    row.dismissed = not row.dismissed
    row.save(update_fields=["dismissed"])
    said = _("“%(text)s” is dismissed.") if row.dismissed else _("“%(text)s” is in the inbox again.")
    messages.success(request, said % {"text": row.text})
    back = request.POST.get("next", "")
    is_own = url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return redirect(back if is_own else reverse("site_search:inbox"))


class FromInboxMixin:
    """A form for something new, begun with ?text= (and ?language=), which leads back to the inbox then."""

    request: HttpRequest

    @property
    def text(self) -> str:
        return clean_query(self.request.GET.get("text", ""))

    def get_add_url(self) -> str:
        address: str = super().get_add_url()  # type: ignore[misc]
        return f"{address}?{self.request.GET.urlencode()}" if self.text else address

    def form_valid(self, form: Any) -> HttpResponseBase:
        response: HttpResponseBase = super().form_valid(form)  # type: ignore[misc]
        return redirect("site_search:inbox") if self.text else response


class SynonymCreateView(FromInboxMixin, generic.CreateView):
    def get_initial_form_instance(self) -> Synonym:
        language = self.request.GET.get("language", "")
        known = language in dict(settings.LANGUAGES)
        return Synonym(language=language if known else "", words=f"{self.text}\n" if self.text else "")


class PromoteView(FromInboxMixin, PromotionCreateView):
    """Wagtail's form for a promotion, at its address; a first result is begun."""

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "query_string": self.text}

    @cached_property
    def searchpicks_formset(self) -> Any:
        formset = super().searchpicks_formset
        formset.extra = 1
        return formset


# Wagtail's text asks for the very words; here they may be inflected.
QueryForm.base_fields["query_string"].help_text = gettext_lazy(
    "What visitors search for, in its basic form. The results below stand above all others when somebody searches for "
    "exactly this, in whatever form and capitals."
)
# How often they are looked at is counted nowhere, so the last column would say 0 for ever.
PromotionIndexView.columns = PromotionIndexView.columns[:2]
# Wagtail gives it no name that could be translated.
SearchPromotionsFormSet.form.base_fields["external_link_text"].label = gettext_lazy("External link text")
