"""The filters of the post listing and of its feeds: kind, year, author and priority, one choice of each."""

from django.utils.translation import gettext_lazy as _

from core.facets import ChoicesFacet, ColumnFacet, FacetedListing, Option, PriorityFacet
from core.models import Person


class KindFacet(ChoicesFacet):
    name, label, column = "kind", _("Kind"), "kind"


class YearFacet(ColumnFacet):
    name, label, column = "year", _("Year"), "date__year"

    def options(self) -> list[Option]:
        days = self.entries.order_by().dates("date", "year", order="DESC")
        return [Option(day.year, str(day.year), str(day.year)) for day in days]


class AuthorFacet(ColumnFacet):
    """Those who have a live post in the listing; the English slug is the value, in every language."""

    name, label, column = "author", _("Author"), "author_id"

    def options(self) -> list[Option]:
        people = Person.objects.filter(pk__in=self.entries.order_by().values("author_id"))
        rows = [Option(person.pk, person.slug_en, person.display_name, record=person) for person in people]
        return sorted(rows, key=lambda option: option.label.casefold())


class PostFilters(FacetedListing):
    """What a visitor chose among the posts of one index page."""

    kind_types = [KindFacet, YearFacet, AuthorFacet, PriorityFacet]
    max_choices = 1
