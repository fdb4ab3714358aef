"""The case explorer: reads a visitor's choices from the address, and finds and counts the cases."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page as ListingPage
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cases.facets import KINDS, Facet, FacetKind, Option
from core.listing import paginate
from core.region_map import Marker, markers
from core.text import clean_query

MAX_CHOICES = 40  # of one facet; what an address holds beyond is left out
SORTS = {
    "newest": (_("Newest first"), ("-published_on", "-pk")),
    "title": (_("By title"), ("title", "pk")),
    "start": (_("Latest start first"), ("-start_year", "-published_on", "-pk")),
}


class Explorer:
    """The state of the explorer for one request.

    `cases` are the cases to choose from: those of one index page, live and public.
    """

    def __init__(self, cases: QuerySet, request: HttpRequest, language: str) -> None:
        self.cases = cases
        self.request = request
        self.kinds: list[FacetKind] = [kind(cases.model, language) for kind in KINDS]
        self.query = clean_query(request.GET.get("q", ""))
        sort = request.GET.get("sort", "")
        self.sort = sort if sort in SORTS else next(iter(SORTS))
        self.unknown = False  # whether the address names choices that do not exist
        self.facets = [self._read(kind) for kind in self.kinds]
        self._count()
        self._give_addresses()

    # Reading

    def _read(self, kind: FacetKind) -> Facet:
        facet = Facet(kind.name, kind.label, kind.options())
        asked = list(dict.fromkeys(self.request.GET.getlist(kind.name)))
        by_value = {option.value: option for option in facet.options}
        for value in asked[:MAX_CHOICES]:
            if option := by_value.get(value):
                option.chosen = True
            elif value:
                self.unknown = True
        self.unknown |= len(asked) > MAX_CHOICES
        return facet

    # Finding

    @cached_property
    def _found_by_text(self) -> QuerySet:
        """The cases that the words in the search field leave."""
        if not self.query:
            return self.cases
        hits = [hit.pk for hit in self.cases.only("pk").search(self.query, order_by_relevance=False)]
        return self.cases.filter(pk__in=hits)

    def _narrowed(self, without: str = "") -> QuerySet:
        """The cases that the choices leave, those of the facet `without` not applied."""
        condition = Q()
        for kind, facet in zip(self.kinds, self.facets, strict=True):
            if facet.chosen and kind.name != without:
                condition &= kind.condition([option.key for option in facet.chosen])
        return self._found_by_text.filter(condition)

    @cached_property
    def results(self) -> QuerySet:
        """The cases that all choices leave, sorted, with what a card shows."""
        return self._narrowed().with_card_parts().order_by(*SORTS[self.sort][1])

    def listing(self, per_page: int) -> ListingPage:
        return paginate(self.results, self.request, per_page)

    def _count(self) -> None:
        for kind, facet in zip(self.kinds, self.facets, strict=True):
            counts = kind.counts(self._narrowed(without=kind.name))
            for option in facet.options:
                option.count = counts.get(option.key, 0)

    # Addresses

    @property
    def state(self) -> list[tuple[str, str]]:
        """The choices as parameters of an address, in the order of the facets."""
        pairs = [("q", self.query)] if self.query else []
        pairs += [(facet.name, option.value) for facet in self.facets for option in facet.chosen]
        return pairs + ([("sort", self.sort)] if self.sort != next(iter(SORTS)) else [])

    def _give_addresses(self) -> None:
        state = self.state
        for facet in self.facets:
            for option in facet.options:
                pair = (facet.name, option.value)
                option.url = address([other for other in state if other != pair] if option.chosen else [*state, pair])

    @property
    def chosen(self) -> list[tuple[Facet, Option]]:
        return [(facet, option) for facet in self.facets for option in facet.chosen]

    @property
    def url_without_query(self) -> str:
        return address([pair for pair in self.state if pair[0] != "q"])

    @property
    def query_string(self) -> str:
        """The state as it stands after "?", for exports; empty without choices."""
        return urlencode(self.state)

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

    def facet(self, name: str) -> Facet:
        return next(facet for facet in self.facets if facet.name == name)


def address(pairs: list[tuple[str, str]]) -> str:
    """The address of the explorer with these parameters, relative to its page."""
    return f"?{urlencode(pairs)}" if pairs else "?"
