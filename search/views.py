"""The search page: Wagtail's database search over the pages of one language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import require_safe
from wagtail.models import Locale, Page

from core.languages import active_code
from core.listing import paginate
from core.models.pages import as_cards
from core.text import MAX_LENGTH, clean_query

PER_PAGE = 10


@method_decorator(require_safe, name="dispatch")
class SearchView(View):
    """?q= is what to look for, ?page= the page of the results."""

    def get(self, request: HttpRequest) -> HttpResponse:
        raw = request.GET.get("q", "")
        query = clean_query(raw)
        results = []
        if query:
            locale = Locale.objects.get(language_code=active_code())
            pages = Page.objects.live().public().filter(locale=locale, depth__gt=2)
            results = pages.search(query)
        listing = paginate(results, request, PER_PAGE)
        listing.object_list = as_cards(listing.object_list)
        return render(
            request,
            "search/search.html",
            {"query": query, "was_cut": len(raw.strip()) > MAX_LENGTH, "listing": listing},
        )
