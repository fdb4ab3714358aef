"""The search page, over the pages and documents of one language, and what it suggests while one types."""

from typing import Any
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import require_safe

from core.languages import CODES, OWN_NAMES, active_code
from core.listing import paginate
from core.models.pages import LanguageVersion, is_foreign_alias
from core.text import MAX_LENGTH, clean_query
from search.asked import note_nothing_found
from search.promotions import promoted
from search.results import FEW, SearchListing, as_written, show_documents, shown, suggested

PER_PAGE = 10
SUGGESTIONS = 7
SHORTEST = 2  # letters, from which on something is suggested


@method_decorator(require_safe, name="dispatch")
class SearchView(View):
    """?q= is what to look for, ?page= the page of the results; the facets and ?sort= narrow and order them."""

    def get(self, request: HttpRequest) -> HttpResponse:
        raw = request.GET.get("q", "")
        query = clean_query(raw)
        context: dict[str, Any] = {
            "query": query,
            "was_cut": len(raw.strip()) > MAX_LENGTH,
            "canonical_url": request.build_absolute_uri(request.path),
            "alternates": [{"code": code, "full_url": self.address(request, code)} for code in CODES],
            "language_versions": [self.version(request, code, query) for code in CODES],
        }
        if query:
            context |= self.results(request, query)
        return render(request, "search/search.html", context)

    def results(self, request: HttpRequest, query: str) -> dict[str, Any]:
        search = SearchListing(query, request, active_code())
        listing = paginate(search.pages, request, PER_PAGE)
        listing.object_list = shown(listing.object_list, search.plans)
        is_first = listing.number == 1
        total = listing.paginator.count + len(search.documents)
        best = promoted(query, search.language) if is_first else []
        if not total and not search.has_choice and not best:
            note_nothing_found(query, search.language)
        return {
            "search": search,
            "listing": listing,
            "documents": show_documents(search.documents, search.plans) if is_first else [],
            "promoted": best,
            "total": total,
            "elsewhere": search.elsewhere(listing.object_list) if is_first and total <= FEW else [],
            "corrections": {
                typed: as_written(term, listing.object_list) for typed, term in search.found.corrections.items()
            },
        }

    def version(self, request: HttpRequest, code: str, query: str) -> LanguageVersion:
        """The same search in another language, for the language menu."""
        address = self.address(request, code)
        url = urlsplit(address).path + (f"?{urlencode({'q': query})}" if query else "")
        return LanguageVersion(code, OWN_NAMES[code], url, address, True, code == active_code())

    def address(self, request: HttpRequest, code: str) -> str:
        """The absolute address of the empty search page in a language."""
        with translation.override(code):
            return request.build_absolute_uri(reverse("search"))


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """{"suggestions": [{"title", "url", "kind", "lang"}]} for ?q=, of which at most SUGGESTIONS."""
    query = clean_query(request.GET.get("q", ""))
    pages = suggested(query, active_code(), SUGGESTIONS) if len(query) >= SHORTEST else []
    rows = [
        {
            "title": page.title,
            "url": page.get_url(request),
            "kind": str(page.specific_class._meta.verbose_name).capitalize() if page.specific_class else "",
            "lang": page.alias_of.locale.language_code if is_foreign_alias(page) else page.locale.language_code,
        }
        for page in pages
    ]
    response = JsonResponse({"suggestions": rows})
    patch_cache_control(response, public=True, max_age=60)
    return response
