"""What the backends for SQLite and for PostgreSQL share: query to plan, plan to matches, matches to ranked results."""

import math
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import combinations
from operator import and_, or_
from typing import Any, ClassVar

from django.db.models import Count, Model, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.search.backends.base import BaseSearchQueryCompiler, BaseSearchResults, FilterFieldError
from wagtail.search.index import AutocompleteField, SearchField
from wagtail.search.models import IndexEntry
from wagtail.search.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText, SearchQuery
from wagtail.search.utils import get_content_type_pk, get_descendants_content_types_pks

from search import spelling
from search.indexing import Indexed, learnable
from search.languages import languages_of_query
from search.plan import Most, Plan, Sequence, Token, completion, phrases, plan

FIRST_CHUNK = 100
FRESH_DAYS = 365
FRESHNESS = 0.1  # how much a page of today is lifted above one of long ago


class IndexMixin:
    """Writes tokens where Wagtail's own index writes texts."""

    def values(self, item: Indexed) -> dict[str, str]:
        """The columns of an entry."""
        raise NotImplementedError

    def add_items(self, model: Any, objs: list[Model]) -> None:
        if not model.get_search_fields() or not objs:
            return
        content_type = get_content_type_pk(model)
        items = [Indexed(instance) for instance in objs]
        entries = [IndexEntry(content_type_id=content_type, object_id=item.pk, **self.values(item)) for item in items]
        unique = {entry.object_id: entry for entry in entries}
        IndexEntry.objects.bulk_create(
            unique.values(),
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=[*self.values(items[0])],
            batch_size=100,
        )
        for code, words in learnable(items).items():
            spelling.learn(code, words)

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Not used: the rank counts the length of a text itself."""

    def reset(self) -> None:
        super().reset()  # type: ignore[misc]
        spelling.forget()


class CompilerMixin(BaseSearchQueryCompiler):
    """A compiler makes a query set of what matches, and ranks it on demand."""

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True
    completes: ClassVar[bool] = False
    field_type: ClassVar[type] = SearchField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = languages_of_query(self.queryset)
        self.plans: list[Plan] = []
        self._matching: Q | None = None
        self._wanted: list[str] = []

    # What a database makes of a plan

    AND: ClassVar[str]
    OR: ClassVar[str]

    def render(self, made: Plan, operator: str, most: bool = False) -> str:
        """The plan in the database's own language; most: one of three or more groups may be missing."""
        groups = [self.either(map(self.way, group.of)) for group in made.groups]
        if operator == "or":
            return self.either(groups)
        if most and len(groups) > 2:
            return self.either(self.AND.join(some) for some in combinations(groups, len(groups) - 1))
        return self.AND.join(groups)

    def either(self, parts: Iterable[str]) -> str:
        return "(" + self.OR.join(f"({part})" for part in parts) + ")"

    def way(self, way: Token | Sequence) -> str:
        """One way in which a word can stand in a text."""
        raise NotImplementedError

    def entries(self, rendered: str) -> QuerySet:
        """The index entries that match."""
        raise NotImplementedError

    def ranked(self, rendered: str, content_types: list[int], limit: int) -> list[tuple[str, float]]:
        """[(object id, score)] of the best matches, the best first."""
        raise NotImplementedError

    # The query

    def plan_of(self, query: SearchQuery) -> Plan:
        if isinstance(query, Phrase):
            found = phrases(query.query_string, self.codes)
            return Plan([found] if found else [])
        made = completion(query.query_string, self.codes) if self.completes else plan(query.query_string, self.codes)
        self.plans.append(made)
        return made

    def condition(self, query: SearchQuery, positive: bool = True) -> Q:
        """The query as a condition on the query set; what it must have, not what it must lack, is ranked by."""
        if isinstance(query, MatchAll):
            return Q(pk__isnull=False)  # not Q(), which a disjunction leaves out
        if isinstance(query, Not):
            if isinstance(query.subquery, MatchAll):
                return Q(pk__in=[])
            return ~self.condition(query.subquery, not positive)
        if isinstance(query, Boost):
            return self.condition(query.subquery, positive)
        if isinstance(query, And | Or):
            parts = [self.condition(subquery, positive) for subquery in query.subqueries]
            return reduce(and_ if isinstance(query, And) else or_, parts) if parts else Q(pk__in=[])
        if isinstance(query, Fuzzy):
            query = PlainText(query.query_string, operator="and")
        if not isinstance(query, PlainText | Phrase):
            raise NotImplementedError(f"`{query.__class__.__name__}` is not supported by this search backend.")
        made = self.plan_of(query)
        if not made.groups:
            return Q(pk__in=[])
        rendered = self.render(made, getattr(query, "operator", "and").lower(), isinstance(query, Most))
        if positive:
            self._wanted.append(rendered)
        return self.among(self.pks(rendered))

    def among(self, keys: QuerySet) -> Q:
        return Q(pk__in=keys)

    def pks(self, rendered: str) -> QuerySet:
        key: Any = self.queryset.model._meta.pk
        while key.remote_field:
            key = key.target_field
        entries = self.of_types(self.entries(rendered))
        return entries.annotate(key_=Cast("object_id", output_field=key)).values("key_")

    def of_types(self, entries: QuerySet) -> QuerySet:
        """Those of the model that is searched and of what inherits from it."""
        return entries.filter(content_type_id__in=self.content_types())

    def content_types(self) -> list[int]:
        return list(get_descendants_content_types_pks(self.queryset.model))

    @property
    def matching(self) -> Q:
        if self._matching is None:
            self._matching = self.condition(self.query)
        return self._matching

    def search(self, config: Any, start: int | None, stop: int | None, **kwargs: Any) -> QuerySet:
        """What matches, in the query set's own order."""
        queryset = self.queryset.filter(self.matching)
        if not queryset.query.order_by:
            queryset = queryset.order_by("-pk")
        return queryset[start:stop]

    def best(self, limit: int) -> list[tuple[str, float]]:
        _ = self.matching
        scores: dict[str, float] = {}
        for rendered in self._wanted:
            for key, score in self.ranked(rendered, self.content_types(), limit):
                scores[key] = scores.get(key, 0) + score
        return sorted(scores.items(), key=lambda pair: -pair[1])


class AutocompleteMixin(CompilerMixin):
    completes = True
    field_type = AutocompleteField


class Results(BaseSearchResults):
    supports_facet = True
    understands_quotes = True
    query_compiler: Any

    def get_queryset(self) -> QuerySet:
        return self.query_compiler.search(None, self.start, self.stop)

    def _do_search(self) -> list[Model]:
        compiler = self.query_compiler
        ranks = compiler.order_by_relevance and not isinstance(compiler.query, MatchAll | Not)
        if not ranks:
            found = list(self.get_queryset())
            return [self._scored(instance, None) for instance in found]
        if self.stop is not None and self.stop <= self.start:
            return []
        chosen: list[Model] = []
        for instance in self._by_relevance():
            chosen.append(instance)
            if self.stop is not None and len(chosen) >= self.stop:
                break
        return chosen[self.start :]

    def _by_relevance(self) -> Iterator[Model]:
        """The matches in the query set, chunk by chunk of the ranking."""
        compiler = self.query_compiler
        done: set[str] = set()
        chunk = FIRST_CHUNK
        if self.stop is None or self.stop > chunk // 2:
            chunk = 4 * (self.stop or 2500)
        # Conditions that the ranking does not know of (a negation, a conjunction) are asked of the database.
        narrowed = compiler.queryset.order_by()
        if not isinstance(compiler.query, PlainText | Phrase):
            narrowed = narrowed.filter(compiler.matching)
        while True:
            best = compiler.best(chunk)
            scores = {key: score for key, score in best if key not in done}
            found = [
                instance
                for start in range(0, len(scores), 500)
                for instance in narrowed.filter(pk__in=list(scores)[start : start + 500])
            ]
            order = {id(instance): scores[str(instance.pk)] * self._freshness(instance) for instance in found}
            for instance in sorted(found, key=lambda one: (-order[id(one)], -self._number(one))):
                yield self._scored(instance, order[id(instance)])
            done.update(scores)
            if len(best) < chunk:
                break
            chunk *= 8
        if not isinstance(compiler.query, PlainText | Phrase):
            # What a disjunction lets in for what it lacks has no rank.
            for instance in narrowed.order_by("-pk"):
                if str(instance.pk) not in done:
                    yield self._scored(instance, 0.0)

    @staticmethod
    def _number(instance: Model) -> int:
        return instance.pk if isinstance(instance.pk, int) else 0

    @staticmethod
    def _freshness(instance: Model) -> float:
        published = getattr(instance, "first_published_at", None)
        if published is None:
            return 1.0
        age = max(0, (timezone.now() - published).days)
        return 1 + FRESHNESS * math.exp(-age / FRESH_DAYS)

    def _scored(self, instance: Model, score: float | None) -> Model:
        if self._score_field:
            setattr(instance, self._score_field, score)
        return instance

    def _do_count(self) -> int:
        return self.get_queryset().count()

    def facet(self, field_name: str) -> OrderedDict[Any, int]:
        if self.query_compiler._get_filterable_field(field_name) is None:
            model = self.query_compiler.queryset.model.__name__
            raise FilterFieldError(
                f'Cannot facet search results with field "{field_name}". '
                f"Please add index.FilterField('{field_name}') to {model}.search_fields.",
                field_name=field_name,
            )
        found = self.query_compiler.search(None, None, None).order_by()
        counts = found.values(field_name).annotate(count=Count("pk")).order_by("-count", field_name)
        return OrderedDict((row[field_name], row["count"]) for row in counts)

    @property
    def plans(self) -> list[Plan]:
        """How the query was read; what was corrected in it."""
        _ = self.query_compiler.matching
        return self.query_compiler.plans
