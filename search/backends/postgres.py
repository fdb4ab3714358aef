"""The backend for PostgreSQL: Wagtail's tsvector columns, filled with tokens at their places.

The column body holds the title too, so that one GIN index answers a query whose words are in both.
"""

from collections import defaultdict
from typing import ClassVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connections, router
from django.db.models import BooleanField, F, Func, Q, QuerySet
from django.db.models.expressions import RawSQL
from wagtail.search.backends.database.postgres.postgres import (
    PostgresIndex,
    PostgresSearchAtomicRebuilder,
    PostgresSearchBackend,
    PostgresSearchRebuilder,
)
from wagtail.search.models import IndexEntry

from search.backends.common import AutocompleteMixin, CompilerMixin, IndexMixin, Results
from search.indexing import Indexed
from search.plan import Sequence, Token
from search.tokens import Stream

WEIGHTS = "{0.1, 0.2, 0.3, 1.0}"
LAST_PLACE = 16_383
MOST_PLACES = 255
MOST_RANKED = 2_000


def quoted(token: str) -> str:
    escaped = token.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def vector(weighted: list[tuple[str, list[Stream]]]) -> str:
    """A tsvector as PostgreSQL writes it; [(weight, texts)]."""
    places: dict[str, list[str]] = defaultdict(list)
    offset = 1
    for weight, streams in weighted:
        for each in streams:
            for place, token in [*enumerate(each.main), *each.beside]:
                if offset + place < LAST_PLACE and len(places[token]) < MOST_PLACES:
                    places[token].append(f"{offset + place}{weight}")
            offset += len(each.main) + 2
    return " ".join(quoted(token) + (":" + ",".join(where) if where else "") for token, where in places.items())


class IsAnyOf(Func):
    template = "(%(expressions)s))"
    arg_joiner = " = ANY("
    output_field = BooleanField()


class Index(IndexMixin, PostgresIndex):
    def values(self, item: Indexed) -> dict[str, str]:
        return {
            "title": vector([("A", item.title)]),
            "body": vector([("A", item.title), ("C", item.boosted), ("D", item.body)]),
            "autocomplete": " ".join(map(quoted, item.completed)),
        }


class Compiler(CompilerMixin):
    column: ClassVar[str] = "body"
    AND, OR = " & ", " | "

    def way(self, way: Token | Sequence) -> str:
        if isinstance(way, Token):
            return quoted(way.text) + (":*" if way.prefix else "")
        tokens = [quoted(token) for token in way.tokens]
        if way.distance == 1:
            return "(" + " <-> ".join(tokens) + ")"
        apart = [f" <{distance}> " for distance in range(1, way.distance + 1)]
        orders = [tokens, tokens[::-1]] if len(tokens) == 2 else [tokens]
        return " | ".join("(" + distance.join(order) + ")" for order in orders for distance in apart)

    @property
    def searched(self) -> str:
        return "title" if not self.completes and self.fields and set(self.fields) == {"title"} else self.column

    def entries(self, rendered: str) -> QuerySet:
        match = RawSQL(f"{self.searched} @@ %s::tsquery", (rendered,), output_field=BooleanField())  # noqa: S611
        return IndexEntry.objects.filter(match)

    def among(self, keys: QuerySet) -> Q:
        # Asked for first and once: the planner, which cannot know how many entries match, else asks for every page.
        return Q(IsAnyOf(F("pk"), ArraySubquery(keys)))

    def of_types(self, entries: QuerySet) -> QuerySet:
        # An expression, which no index answers: the planner else takes the types' index, and reads every text.
        types = RawSQL("content_type_id + 0 = ANY(%s)", (self.content_types(),), output_field=BooleanField())
        return entries.filter(types)

    def ranked(self, rendered: str, content_types: list[int], limit: int) -> list[tuple[str, float]]:
        # Reading the whole text of thousands of pages for their rank is what costs. Where a word is that common, a
        # page that has it in the title is what is looked for, and titles are short.
        rank = f"ts_rank('{WEIGHTS}', %s, %%s::tsquery, 1)"
        text = f"(SELECT {self.searched} FROM wagtailsearch_indexentry WHERE id = found.id)"  # noqa: S608
        whole = rank % text
        sql = f"""
            WITH found AS MATERIALIZED (
                SELECT id, object_id, title FROM wagtailsearch_indexentry
                WHERE {self.searched} @@ %s::tsquery AND content_type_id + 0 = ANY(%s)
            ), many AS (SELECT count(*) > {"NULL" if self.completes else MOST_RANKED} AS yes FROM found)
            SELECT object_id, CASE WHEN (SELECT yes FROM many) THEN {rank % "title"} ELSE {whole} END AS score
            FROM found ORDER BY score DESC, id DESC LIMIT %s"""  # noqa: S608
        with connections[router.db_for_read(IndexEntry)].cursor() as cursor:
            cursor.execute(sql, [rendered, content_types, rendered, rendered, limit])
            return cursor.fetchall()


class AutocompleteCompiler(AutocompleteMixin, Compiler):
    column = "autocomplete"


class PostgresBackend(PostgresSearchBackend):
    query_compiler_class = Compiler
    autocomplete_query_compiler_class = AutocompleteCompiler
    index_class = Index
    results_class = Results
    rebuilder_class = PostgresSearchRebuilder
    atomic_rebuilder_class = PostgresSearchAtomicRebuilder
