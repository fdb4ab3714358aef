"""The search page, over the pages of one language."""

from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import require_safe

from core.languages import CODES, OWN_NAMES, active_code
from core.listing import paginate
from core.models.pages import LanguageVersion, as_cards
from core.text import MAX_LENGTH, clean_query
from search.engine import Found, search_pages

PER_PAGE = 10


@method_decorator(require_safe, name="dispatch")
class SearchView(View):
    """?q= is what to look for, ?page= the page of the results."""

    def get(self, request: HttpRequest) -> HttpResponse:
        raw = request.GET.get("q", "")
        query = clean_query(raw)
        found = search_pages(query, active_code()) if query else Found([])
        listing = paginate(found.results, request, PER_PAGE)
        listing.object_list = as_cards(listing.object_list)
        return render(
            request,
            "search/search.html",
            {
                "query": query,
                "was_cut": len(raw.strip()) > MAX_LENGTH,
                "corrections": found.corrections,
                "listing": listing,
                "canonical_url": request.build_absolute_uri(request.path),
                "alternates": [{"code": code, "full_url": self.address(request, code)} for code in CODES],
                "language_versions": [self.version(request, code, query) for code in CODES],
            },
        )

    def version(self, request: HttpRequest, code: str, query: str) -> LanguageVersion:
        """The same search in another language, for the language menu."""
        address = self.address(request, code)
        url = urlsplit(address).path + (f"?{urlencode({'q': query})}" if query else "")
        return LanguageVersion(code, OWN_NAMES[code], url, address, True, code == active_code())

    def address(self, request: HttpRequest, code: str) -> str:
        """The absolute address of the empty search page in a language."""
        with translation.override(code):
            return request.build_absolute_uri(reverse("search"))
