"""The case explorer: reads a visitor's choices from the address, and finds and counts the cases."""

from typing import Any

from django.core.paginator import Page as ListingPage
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cases.facets import KINDS
from core.facets import FacetedListing, address
from core.listing import paginate
from core.region_map import Marker, markers
from core.text import clean_query, for_index

SORTS = {
    "newest": (_("Newest first"), ("-published_on", "-pk")),
    "title": (_("By title"), ("title", "pk")),
    "start": (_("Latest start first"), ("-start_year", "-published_on", "-pk")),
}


class Explorer(FacetedListing):
    """The state of the explorer for one request: facets, the words searched for, and the order.

    `cases` are the cases to choose from: those of one index page, live and public.
    """

    kind_types = KINDS

    def __init__(self, cases: QuerySet, request: HttpRequest, language: str) -> None:
        self.query = clean_query(request.GET.get("q", ""))
        sort = request.GET.get("sort", "")
        self.sort = sort if sort in SORTS else next(iter(SORTS))
        super().__init__(cases, request, language)

    # Finding

    @cached_property
    def searched(self) -> Any:
        """The cases that the words in the search field leave."""
        if not self.query:
            return self.entries
        hits = [hit.pk for hit in self.entries.only("pk").search(for_index(self.query), order_by_relevance=False)]
        return self.entries.filter(pk__in=hits)

    @cached_property
    def results(self) -> QuerySet:
        """The cases that all choices leave, sorted, with what a card shows."""
        return self.narrowed().with_card_parts().order_by(*SORTS[self.sort][1])

    def listing(self, per_page: int) -> ListingPage:
        return paginate(self.results, self.request, per_page)

    # Addresses

    @property
    def before(self) -> list[tuple[str, str]]:
        return [("q", self.query)] if self.query else []

    @property
    def after(self) -> list[tuple[str, str]]:
        return [("sort", self.sort)] if self.sort != next(iter(SORTS)) else []

    @property
    def url_without_query(self) -> str:
        return address([pair for pair in self.state if pair[0] != "q"])

    @property
    def sorts(self) -> list[tuple[str, Any, bool]]:
        return [(name, label, name == self.sort) for name, (label, _order) in SORTS.items()]

    # The map

    @cached_property
    def map(self) -> dict[str, Any]:
        """{"municipalities", "markers"} for the map; a marker's municipality knows its option."""
        options = self.facet("municipality").options
        rows = []
        for option in options:
            option.record.case_count = option.count
            option.record.option = option
            rows.append(option.record)
        drawn: list[Marker] = markers(rows)
        return {"municipalities": rows, "markers": drawn}
