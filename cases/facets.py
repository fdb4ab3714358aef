"""The facets of the case explorer, in their order."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from core.facets import ChoicesFacet, ColumnFacet, FacetKind, Option, PriorityFacet, VocabularyFacet
from core.models import Municipality, Organisation, SustainableDevelopmentGoal, Theme


class StatusFacet(ChoicesFacet):
    name, label, column = "status", _("Status"), "status"


class YearFacet(ColumnFacet):
    name, label, column = "year", _("Start year"), "start_year"

    def options(self) -> list[Option]:
        years = self.model.objects.exclude(start_year=None).order_by("-start_year")
        return [Option(year, str(year), str(year)) for year in years.values_list("start_year", flat=True).distinct()]


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

    def counts(self, entries: QuerySet) -> dict[Any, int]:
        found = super().counts(entries)
        # a lead that is listed among the partners too counts once
        also_partner = self._table.filter(casepage_id=OuterRef("pk"), organisation_id=OuterRef("lead_id"))
        leads = entries.order_by().exclude(lead_id=None).filter(~Exists(also_partner))
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
