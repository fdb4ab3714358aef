"""The search that the results page shows, whatever the backend."""

from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Locale, Page, PageQuerySet
from wagtail.search.backends import get_search_backend

from core.text import for_index
from search.languages import searching_in
from search.plan import Most


@dataclass
class Found:
    """Results, which count, slice and facet like any of Wagtail's, and what was read otherwise than it was typed."""

    results: Any
    corrections: dict[str, str] = field(default_factory=dict)


def pages_of(language: str) -> PageQuerySet:
    """The pages that a visitor may find in a language."""
    locale = Locale.objects.get(language_code=language)
    return Page.objects.live().public().filter(locale=locale, depth__gt=2)


def search_pages(query: str, language: str, pages: PageQuerySet | None = None) -> Found:
    """Looks for a cleaned query in one language, among all its public pages or those given.

    All words must be there, in any form; of three or more, one may be missing where no page has them all.
    """
    queryset = pages_of(language) if pages is None else pages
    with searching_in(language):
        if not understands_quotes():
            return Found(queryset.search(for_index(query)))
        results = queryset.search(query)
        if query.count(" ") > 1 and not results.count():
            results = queryset.search(Most(query))
    corrections: dict[str, str] = {}
    for made in getattr(results, "plans", []):
        corrections |= made.corrections
    return Found(results, corrections)


def understands_quotes() -> bool:
    """Whether the backend reads quotation marks as a phrase; Wagtail's own do not."""
    return getattr(get_search_backend().results_class, "understands_quotes", False)
