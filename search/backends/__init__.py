"""Wagtail's database search, made to understand English, Finnish and Swedish.

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends"}}
"""

from typing import Any

from django.db import connection


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802
    """The backend of the default database."""
    if connection.vendor == "postgresql":
        from search.backends.postgres import PostgresBackend

        return PostgresBackend(params)
    from search.backends.sqlite import SQLiteBackend

    return SQLiteBackend(params)
