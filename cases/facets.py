"""The facets of the case explorer: what may be chosen, what it means in a query, and how many cases each has.

Within a facet the choices widen (Espoo or Vantaa), between facets they narrow (Espoo and ongoing). The counts of a
facet follow the choices in all the others, so a count says how many cases that option has among them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from core.languages import SOURCE
from core.models import Municipality, Organisation, Priority, SustainableDevelopmentGoal, Theme


@dataclass
class Option:
    """One choice of a facet. `value` stands in the address; `key` is what the database knows it by."""

    key: Any
    value: str
    label: str
    record: Any = None
    count: int = 0
    chosen: bool = False
    url: str = ""  # the present address with this choice added, or taken away if it is chosen


@dataclass
class Facet:
    """A facet as the page shows it."""

    name: str
    label: str | Promise
    options: list[Option] = field(default_factory=list)

    @property
    def chosen(self) -> list[Option]:
        return [option for option in self.options if option.chosen]

    @property
    def shown(self) -> list[Option]:
        """The options worth showing: those that lead to cases, and the chosen ones."""
        return [option for option in self.options if option.count or option.chosen]


class FacetKind:
    """How one facet is read from the database.

    `model` is CasePage, `language` the code of the listing's language; `cases` below are query sets of the model.
    """

    name: str
    label: str | Promise

    def __init__(self, model: Any, language: str) -> None:
        self.model = model
        self.language = language

    def options(self) -> list[Option]:
        """All options there are, in the order in which they are shown."""
        raise NotImplementedError

    def condition(self, keys: Iterable[Any]) -> Q:
        """The cases that have at least one of `keys`."""
        raise NotImplementedError

    def counts(self, cases: QuerySet) -> dict[Any, int]:
        """{key: number of `cases` that have it}; keys that none has are missing."""
        raise NotImplementedError


class ColumnFacet(FacetKind):
    """A facet over one column of the case."""

    column: str

    def condition(self, keys: Iterable[Any]) -> Q:
        return Q(**{f"{self.column}__in": list(keys)})

    def counts(self, cases: QuerySet) -> dict[Any, int]:
        rows = cases.order_by().exclude(**{f"{self.column}__isnull": True})
        return dict(rows.values_list(self.column).annotate(number=Count("pk")))


class PriorityFacet(ColumnFacet):
    """By translation key, since an untranslated case points to the English row. The English slug is the value."""

    name, label, column = "priority", _("Priority"), "priority__translation_key"

    def options(self) -> list[Option]:
        rows = list(Priority.objects.filter(live=True).select_related("locale").order_by("sort_order", "name"))
        slugs = {row.translation_key: row.slug for row in rows if row.locale.language_code == SOURCE}
        return [
            Option(row.translation_key, slugs.get(row.translation_key, row.slug), row.name, record=row)
            for row in rows
            if row.locale.language_code == self.language
        ]


class StatusFacet(ColumnFacet):
    name, label, column = "status", _("Status"), "status"

    def options(self) -> list[Option]:
        return [Option(value, value, capfirst(str(label))) for value, label in self.model.Status.choices]


class YearFacet(ColumnFacet):
    name, label, column = "year", _("Start year"), "start_year"

    def options(self) -> list[Option]:
        years = self.model.objects.exclude(start_year=None).order_by("-start_year")
        return [Option(year, str(year), str(year)) for year in years.values_list("start_year", flat=True).distinct()]


class VocabularyFacet(FacetKind):
    """A facet over a many-to-many relation to a vocabulary; the English slug is the value."""

    vocabulary: Any
    relation: str

    def options(self) -> list[Option]:
        rows = [Option(row.pk, row.slug_en, row.name, record=row) for row in self.vocabulary.objects.all()]
        return sorted(rows, key=lambda option: option.label.casefold())

    @property
    def _table(self) -> QuerySet:
        return self.model._meta.get_field(self.relation).remote_field.through.objects.all()

    @property
    def _column(self) -> str:
        return f"{self.vocabulary._meta.model_name}_id"

    def condition(self, keys: Iterable[Any]) -> Q:
        # not a join, which would give a case once for each of its values
        return Q(pk__in=self._table.filter(**{f"{self._column}__in": list(keys)}).values("casepage_id"))

    def counts(self, cases: QuerySet) -> dict[Any, int]:
        rows = self._table.filter(casepage_id__in=cases.order_by().values("pk"))
        return dict(rows.values_list(self._column).annotate(number=Count("casepage_id")))


class ThemeFacet(VocabularyFacet):
    name, label, vocabulary, relation = "theme", _("Theme"), Theme, "themes"


class MunicipalityFacet(VocabularyFacet):
    name, label, vocabulary, relation = "municipality", _("Municipality"), Municipality, "municipalities"


class GoalFacet(VocabularyFacet):
    name, label, vocabulary, relation = "goal", _("Sustainable Development Goal"), SustainableDevelopmentGoal, "goals"

    def options(self) -> list[Option]:
        return [
            Option(goal.pk, str(goal.number), f"{goal.number} {goal.name}", record=goal)
            for goal in self.vocabulary.objects.all()
        ]


class PartnerFacet(VocabularyFacet):
    """Organisations that lead a case or are partners in it."""

    name, label, vocabulary, relation = "partner", _("Organisation"), Organisation, "partners"

    def condition(self, keys: Iterable[Any]) -> Q:
        keys = list(keys)
        return super().condition(keys) | Q(lead_id__in=keys)

    def counts(self, cases: QuerySet) -> dict[Any, int]:
        found = super().counts(cases)
        # a lead that is listed among the partners too counts once
        also_partner = self._table.filter(casepage_id=OuterRef("pk"), organisation_id=OuterRef("lead_id"))
        leads = cases.order_by().exclude(lead_id=None).filter(~Exists(also_partner))
        for key, number in leads.values_list("lead_id").annotate(number=Count("pk")):
            found[key] = found.get(key, 0) + number
        return found


KINDS: list[type[FacetKind]] = [
    PriorityFacet,
    ThemeFacet,
    MunicipalityFacet,
    StatusFacet,
    GoalFacet,
    PartnerFacet,
    YearFacet,
]
