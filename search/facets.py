"""The facets of the search: over pages of every type, and documents beside them."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce, ExtractYear, TruncDate
from django.utils.translation import gettext_lazy as _

from blog.models import BlogPage
from cases.facets import MunicipalityFacet
from cases.models import CasePage
from core.facets import ColumnFacet, FacetKind, Option, PriorityFacet

DOCUMENT = "document"


def with_dates(pages: QuerySet) -> QuerySet:
    """Pages with the day that they show as theirs (`day`), and its `year`."""
    day = Coalesce("casepage__published_on", "blogpage__date", TruncDate("first_published_at"))
    return pages.annotate(day=day, year=ExtractYear(day))


class KindFacet(FacetKind):
    """What it is; documents are counted by the listing, which alone has them."""

    name, label = "kind", _("Kind")

    @cached_property
    def _keys(self) -> dict[int, str]:
        types = ContentType.objects.get_for_models(CasePage, BlogPage)
        return {types[CasePage].pk: "case", types[BlogPage].pk: "post"}

    def options(self) -> list[Option]:
        labels = {"case": _("Cases"), "post": _("Posts"), "page": _("Other pages"), DOCUMENT: _("Documents")}
        return [Option(key, key, str(label)) for key, label in labels.items()]

    def condition(self, keys: Iterable[Any]) -> Q:
        keys = set(keys)
        chosen = Q(content_type__in=[pk for pk, key in self._keys.items() if key in keys])
        return chosen | ~Q(content_type__in=list(self._keys)) if "page" in keys else chosen

    def counts(self, entries: QuerySet) -> dict[Any, int]:
        found: Counter[str] = Counter()
        for pk, number in entries.order_by().values_list("content_type").annotate(number=Count("pk")):
            found[self._keys.get(pk, "page")] += number
        return found


class AnyPriorityFacet(PriorityFacet):
    """The priority of cases and of posts."""

    columns = ("casepage__priority__translation_key", "blogpage__priority__translation_key")

    def condition(self, keys: Iterable[Any]) -> Q:
        keys = list(keys)
        return Q(**{f"{self.columns[0]}__in": keys}) | Q(**{f"{self.columns[1]}__in": keys})

    def counts(self, entries: QuerySet) -> dict[Any, int]:
        column = Coalesce(*self.columns)
        return dict(entries.order_by().values_list(column).annotate(number=Count("pk")))


class CaseMunicipalityFacet(MunicipalityFacet):
    def __init__(self, entries: QuerySet, language: str) -> None:
        super().__init__(entries, language)
        self.model = CasePage


class YearFacet(ColumnFacet):
    name, label, column = "year", _("Year"), "year"

    def options(self) -> list[Option]:
        years = self.entries.exclude(year=None).order_by("-year").values_list("year", flat=True).distinct()
        return [Option(year, str(year), str(year)) for year in years]


KINDS: list[type[FacetKind]] = [KindFacet, AnyPriorityFacet, CaseMunicipalityFacet, YearFacet]
