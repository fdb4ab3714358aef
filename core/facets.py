"""Facets of a listing: what may be chosen, what it means in a query, and how many entries each choice has.

Within a facet the choices widen (Espoo or Vantaa), between facets they narrow (Espoo and ongoing). The counts of a
facet follow the choices in all the others, so a count says how many entries that option has among them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise, cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from core.languages import SOURCE
from core.models import Priority


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
    url_without: str = ""  # the present address without any choice of this facet

    @property
    def chosen(self) -> list[Option]:
        return [option for option in self.options if option.chosen]

    @property
    def shown(self) -> list[Option]:
        """The options worth showing: those that lead to entries, and the chosen ones."""
        return [option for option in self.options if option.count or option.chosen]


class FacetKind:
    """How one facet is read from the database.

    `entries` are all that may be listed, a query set of one page type; `language` is the code of the listing's
    language. The query sets below are parts of `entries`.
    """

    name: str
    label: str | Promise

    def __init__(self, entries: QuerySet, language: str) -> None:
        self.entries = entries
        self.model: Any = entries.model
        self.language = language

    def options(self) -> list[Option]:
        """All options there are, in the order in which they are shown."""
        raise NotImplementedError

    def condition(self, keys: Iterable[Any]) -> Q:
        """The entries that have at least one of `keys`."""
        raise NotImplementedError

    def counts(self, entries: QuerySet) -> dict[Any, int]:
        """{key: number of `entries` that have it}; keys that none has are missing."""
        raise NotImplementedError


class ColumnFacet(FacetKind):
    """A facet over one column of the entry, or of what a foreign key leads to."""

    column: str

    def condition(self, keys: Iterable[Any]) -> Q:
        return Q(**{f"{self.column}__in": list(keys)})

    def counts(self, entries: QuerySet) -> dict[Any, int]:
        rows = entries.order_by().exclude(**{f"{self.column}__isnull": True})
        return dict(rows.values_list(self.column).annotate(number=Count("pk")))


class ChoicesFacet(ColumnFacet):
    """A facet over a column with fixed choices."""

    def options(self) -> list[Option]:
        choices = self.model._meta.get_field(self.column).choices
        return [Option(value, value, capfirst(str(label))) for value, label in choices]


class PriorityFacet(ColumnFacet):
    """By translation key, since an untranslated page points to the English row. The English slug is the value."""

    name, label, column = "priority", _("Priority"), "priority__translation_key"

    def options(self) -> list[Option]:
        rows = list(Priority.objects.filter(live=True).select_related("locale").order_by("sort_order", "name"))
        slugs = {row.translation_key: row.slug for row in rows if row.locale.language_code == SOURCE}
        return [
            Option(row.translation_key, slugs.get(row.translation_key, row.slug), row.name, record=row)
            for row in rows
            if row.locale.language_code == self.language
        ]


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
    def _entry(self) -> str:
        return f"{self.model._meta.model_name}_id"

    @property
    def _column(self) -> str:
        return f"{self.vocabulary._meta.model_name}_id"

    def condition(self, keys: Iterable[Any]) -> Q:
        # not a join, which would give an entry once for each of its values
        return Q(pk__in=self._table.filter(**{f"{self._column}__in": list(keys)}).values(self._entry))

    def counts(self, entries: QuerySet) -> dict[Any, int]:
        rows = self._table.filter(**{f"{self._entry}__in": entries.order_by().values("pk")})
        return dict(rows.values_list(self._column).annotate(number=Count(self._entry)))


class FacetedListing:
    """What a visitor chose, read from the address of one request, and what it leaves of `entries`.

    Subclasses say which facets there are, and may add to `searched`, to `before` and `after`. What the address names
    but does not exist is left out; `unknown` then says so.
    """

    kind_types: list[type[FacetKind]]
    max_choices = 40  # of one facet; what an address holds beyond is left out

    def __init__(self, entries: QuerySet, request: HttpRequest, language: str) -> None:
        self.entries: Any = entries  # of the page type's own query set class
        self.request = request
        self.kinds = [kind(entries, language) for kind in self.kind_types]
        self.unknown = False  # whether the address names choices that do not exist
        self._facets = [self._read(kind) for kind in self.kinds]

    def _read(self, kind: FacetKind) -> Facet:
        facet = Facet(kind.name, kind.label, kind.options())
        asked = [value for value in dict.fromkeys(self.request.GET.getlist(kind.name)) if value]
        by_value = {option.value: option for option in facet.options}
        for value in asked[: self.max_choices]:
            if option := by_value.get(value):
                option.chosen = True
            else:
                self.unknown = True
        self.unknown |= len(asked) > self.max_choices
        return facet

    @cached_property
    def facets(self) -> list[Facet]:
        """The facets with their counts and with the addresses of their options: a query each."""
        state = self.state
        for kind, facet in zip(self.kinds, self._facets, strict=True):
            counts = kind.counts(self.narrowed(without=kind.name))
            facet.url_without = address([pair for pair in state if pair[0] != facet.name])
            for option in facet.options:
                option.count = counts.get(option.key, 0)
                option.url = address(self._state_after(facet, option, state))
        return self._facets

    def _state_after(self, facet: Facet, option: Option, state: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """The state when this option is chosen, or taken away if it is chosen now."""
        pair = (facet.name, option.value)
        if option.chosen:
            return [other for other in state if other != pair]
        kept = state if self.max_choices > 1 else [other for other in state if other[0] != facet.name]
        return [*kept, pair]

    def facet(self, name: str) -> Facet:
        return next(facet for facet in self.facets if facet.name == name)

    @property
    def chosen(self) -> list[tuple[Facet, Option]]:
        return [(facet, option) for facet in self.facets for option in facet.chosen]

    def records(self, name: str) -> list[Any]:
        """The records behind all options of a facet."""
        return [option.record for facet in self._facets if facet.name == name for option in facet.options]

    @property
    def chosen_labels(self) -> list[str]:
        """What is chosen, in words; unlike `chosen` it counts nothing."""
        return [option.label for facet in self._facets for option in facet.chosen]

    # Finding

    @cached_property
    def searched(self) -> Any:
        """The entries before any choice in a facet."""
        return self.entries

    def condition(self, without: str = "") -> Q:
        """The choices, those of the facet `without` not applied."""
        condition = Q()
        for kind, facet in zip(self.kinds, self._facets, strict=True):
            if facet.chosen and kind.name != without:
                condition &= kind.condition([option.key for option in facet.chosen])
        return condition

    def narrowed(self, without: str = "") -> Any:
        """The entries that the choices leave, those of the facet `without` not applied."""
        return self.searched.filter(self.condition(without))

    # Addresses

    @property
    def before(self) -> list[tuple[str, str]]:
        """Parameters of the state that stand before those of the facets."""
        return []

    @property
    def after(self) -> list[tuple[str, str]]:
        """Parameters of the state that stand after those of the facets."""
        return []

    @property
    def state(self) -> list[tuple[str, str]]:
        """The choices as parameters of an address, in the order of the facets."""
        pairs = [(facet.name, option.value) for facet in self._facets for option in facet.chosen]
        return [*self.before, *pairs, *self.after]

    @property
    def query_string(self) -> str:
        """The state as it stands after "?" in an address; empty without choices."""
        return urlencode(self.state)


def address(pairs: list[tuple[str, str]]) -> str:
    """The address of a listing with these parameters, relative to its page."""
    return f"?{urlencode(pairs)}" if pairs else "?"


def with_query(url: str, pairs: list[tuple[str, str]]) -> str:
    """An address with these parameters; as it is without any."""
    return url + address(pairs) if pairs else url


def page_pair(number: int) -> list[tuple[str, str]]:
    """?page= for all pages of a listing but the first."""
    return [("page", str(number))] if number > 1 else []


def addresses_of(context: dict[str, Any], state: list[tuple[str, str]], number: int) -> dict[str, Any]:
    """What a page's context says of its addresses, made true for its listing with `state` on page `number`.

    The values are the same in every language, so the language menu keeps the choice; only the plain listing claims
    counterparts in other languages.
    """
    return {
        "language_versions": [
            replace(version, url=with_query(version.url, state)) if version.full_url else version
            for version in context["language_versions"]
        ],
        "alternates": [] if state or number > 1 else context["alternates"],
        "canonical_url": with_query(context["canonical_url"], [*state, *page_pair(number)]),
    }
