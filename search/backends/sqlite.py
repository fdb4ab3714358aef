"""The backend for SQLite: Wagtail's FTS5 table, filled with tokens, ranked inside FTS5."""

from typing import ClassVar

from django.db import connections, router
from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL
from wagtail.search.backends.database.sqlite.sqlite import (
    SQLiteIndex,
    SQLiteSearchAtomicRebuilder,
    SQLiteSearchBackend,
    SQLiteSearchRebuilder,
)
from wagtail.search.models import IndexEntry

from search.backends.common import AutocompleteMixin, CompilerMixin, IndexMixin, Results
from search.indexing import Indexed
from search.plan import Plan, Sequence, Token
from search.tokens import Stream

FTS = "wagtailsearch_indexentry_fts"
TITLE, BODY = 6.0, 1.0
# FTS5 takes away diacritics, and splits at signs. Letters of its own for them keep every token whole and apart:
# those for private use count as letters.
LETTERS = {code: chr(0xE000 + code) for code in range(0x21, 0x250) if not (chr(code).isascii() and chr(code).isalnum())}


def encode(token: str) -> str:
    return token.translate(LETTERS)


def column(streams: list[Stream]) -> str:
    """The words in their order, then what stands beside them."""
    whole = Stream()
    for each in streams:
        whole += each
    return encode(" ".join([*whole.main, ".", *(token for _place, token in whole.beside)]))


class Index(IndexMixin, SQLiteIndex):
    def values(self, item: Indexed) -> dict[str, str]:
        return {
            "title": column(item.title),
            "body": column([*item.boosted, *item.body]),
            "autocomplete": encode(" ".join(item.completed)),
        }


class Compiler(CompilerMixin):
    columns: ClassVar[str] = "title body"
    AND, OR = " AND ", " OR "

    def render(self, made: Plan, operator: str, most: bool = False) -> str:
        columns = self.columns
        if not self.completes and self.fields and set(self.fields) == {"title"}:
            columns = "title"
        return f"{{{columns}}} : ({super().render(made, operator, most)})"

    def way(self, way: Token | Sequence) -> str:
        if isinstance(way, Token):
            return f'"{encode(way.text)}"' + ("*" if way.prefix else "")
        tokens = [encode(token) for token in way.tokens]
        if way.distance == 1:
            return '"' + " ".join(tokens) + '"'
        quoted = " ".join(f'"{token}"' for token in tokens)
        return f"NEAR({quoted}, {way.distance - 1})"

    def entries(self, rendered: str) -> QuerySet:
        sql = f"id IN (SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s)"  # noqa: S608
        return IndexEntry.objects.filter(RawSQL(sql, (rendered,), output_field=BooleanField()))  # noqa: S611

    def ranked(self, rendered: str, content_types: list[int], limit: int) -> list[tuple[str, float]]:
        places = ", ".join(["%s"] * len(content_types))
        # The order of the columns is that of the table: autocomplete, body, title.
        sql = f"""
            SELECT entry.object_id, -bm25({FTS}, {BODY}, {BODY}, {TITLE}) AS score
            FROM {FTS} JOIN wagtailsearch_indexentry AS entry ON entry.id = {FTS}.rowid
            WHERE {FTS} MATCH %s AND entry.content_type_id IN ({places})
            ORDER BY score DESC LIMIT %s"""  # noqa: S608
        with connections[router.db_for_read(IndexEntry)].cursor() as cursor:
            cursor.execute(sql, [rendered, *content_types, limit])
            return cursor.fetchall()


class AutocompleteCompiler(AutocompleteMixin, Compiler):
    columns = "autocomplete"


class SQLiteBackend(SQLiteSearchBackend):
    query_compiler_class = Compiler
    autocomplete_query_compiler_class = AutocompleteCompiler
    index_class = Index
    results_class = Results
    rebuilder_class = SQLiteSearchRebuilder
    atomic_rebuilder_class = SQLiteSearchAtomicRebuilder
