"""What the results page shows: the ranked pages, what narrows them, the documents and the other languages beside."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.facets import Facet, FacetedListing, Option
from core.languages import CODES, OWN_NAMES
from core.models import SiteDocument
from core.models.pages import as_cards, is_foreign_alias
from search.analysis import analyser
from search.documents import search_documents
from search.engine import Found, pages_of, search_pages, understands_quotes
from search.extracts import extract, marked, passages, texts_of
from search.facets import DOCUMENT, KINDS, with_dates
from search.plan import Plan

SORTS = {"relevance": _("Best match first"), "date": _("Newest first")}
MOST_DOCUMENTS = 50
DOCUMENTS_BESIDE = 3  # beside pages, while no kind is chosen
FEW = 3  # results, up to which the other languages are looked through
FROM_ANOTHER = 3
MOST_HITS = 1000  # of a backend that is not ours, to be narrowed


class SearchListing(FacetedListing):
    """The results of one query in one language, as the address of a request narrows and sorts them."""

    kind_types = KINDS

    def __init__(self, query: str, request: HttpRequest, language: str) -> None:
        self.query, self.language = query, language
        sort = request.GET.get("sort", "")
        self.sort = sort if sort in SORTS else next(iter(SORTS))
        self.public = pages_of(language)
        super().__init__(with_dates(self.public), request, language)

    # Finding

    @cached_property
    def found(self) -> Found:
        return search_pages(self.query, self.language, self.entries)

    @property
    def plans(self) -> list[Plan]:
        return getattr(self.found.results, "plans", [])

    @cached_property
    def searched(self) -> Any:
        if understands_quotes():
            return self.found.results.get_queryset()
        return self.entries.filter(pk__in=[hit.pk for hit in self.found.results[:MOST_HITS]])

    @cached_property
    def pages(self) -> Any:
        """The pages that the choices leave, in the order asked for; sliced and counted like a query set."""
        if self.sort == "date":
            return self.narrowed().order_by("-day", "-pk")
        if not self.has_choice:
            return self.found.results
        if understands_quotes():
            return search_pages(self.query, self.language, by_keys(self.entries.filter(self.condition()))).results
        kept = set(self.narrowed().values_list("pk", flat=True))
        return [page for page in self.found.results[:MOST_HITS] if page.pk in kept]

    @property
    def has_choice(self) -> bool:
        return any(facet.chosen for facet in self._facets)

    # Documents

    @property
    def _kinds_chosen(self) -> set[str]:
        return {option.key for facet in self._facets if facet.name == "kind" for option in facet.chosen}

    @cached_property
    def all_documents(self) -> list[SiteDocument]:
        """Those found, whatever kind is chosen; a document has no priority, municipality or year to choose it by."""
        if any(facet.chosen for facet in self._facets if facet.name != "kind"):
            return []
        return search_documents(self.query, self.language, self.public, MOST_DOCUMENTS)

    @property
    def documents(self) -> list[SiteDocument]:
        """Those to show beside the pages."""
        if self._kinds_chosen:
            return self.all_documents if DOCUMENT in self._kinds_chosen else []
        return self.all_documents[:DOCUMENTS_BESIDE]

    @property
    def more_documents(self) -> Option | None:
        """The option that shows all documents, where not all are shown."""
        if len(self.documents) == len(self.all_documents) or self._kinds_chosen:
            return None
        return self._document_option(self.facets)

    @cached_property
    def facets(self) -> list[Facet]:
        facets = super().facets
        self._document_option(facets).count = len(self.all_documents)
        return facets

    @staticmethod
    def _document_option(facets: list[Facet]) -> Option:
        return next(
            option for facet in facets if facet.name == "kind" for option in facet.options if option.key == DOCUMENT
        )

    # Other languages

    def elsewhere(self, here: list[Any]) -> list[dict[str, Any]]:
        """[{code, name, pages}]: what pages in other languages have, where this one has few, those `here`."""
        if self.has_choice:
            return []
        standing_in = [page.translation_key for page in here if page.is_untranslated]
        found = []
        for code in CODES:
            if code == self.language:
                continue
            own = by_keys(pages_of(code).filter(alias_of=None).exclude(translation_key__in=standing_in))
            hits = search_pages(self.query, code, own)
            if hits.corrections:
                continue
            if pages := shown(hits.results[:FROM_ANOTHER], getattr(hits.results, "plans", [])):
                found.append({"code": code, "name": OWN_NAMES[code], "pages": pages})
        return found

    # Addresses

    @property
    def before(self) -> list[tuple[str, str]]:
        return [("q", self.query)]

    @property
    def after(self) -> list[tuple[str, str]]:
        return [("sort", self.sort)] if self.sort != next(iter(SORTS)) else []

    @property
    def sorts(self) -> list[tuple[str, Any, bool]]:
        return [(name, label, name == self.sort) for name, label in SORTS.items()]


def by_keys(pages: Any) -> Any:
    """The same pages, filtered by nothing that a search backend would want in its index."""
    return Page.objects.filter(pk__in=pages.values("pk"))


def shown(pages: Any, plans: list[Plan]) -> list[Any]:
    """Pages as their own types, each with the title and an extract in which the words of the query are marked."""
    found = as_cards(pages, with_texts=True)
    for page in found:
        page.marked_title = marked(page.title, page.content_language, plans)
        page.extract = extract(texts_of(page), page.content_language, plans) or page.summary
    return found


def as_written(term: str, pages: list[Any]) -> str:
    """The base form that was found as the pages write it, in the shortest of its forms; itself if none has it."""
    found = [
        word.text
        for page in pages
        for text in (page.title, *texts_of(page))
        for word in analyser(page.content_language).words(text)
        if term in word.base
    ]
    return min(found, key=lambda form: (len(form), form[0].isupper())) if found else term


def show_documents(documents: list[SiteDocument], plans: list[Plan]) -> list[SiteDocument]:
    """Documents with an extract of their text, which is read for these alone."""
    if not documents:
        return []
    texts = dict(SiteDocument.objects.filter(pk__in=[one.pk for one in documents]).values_list("pk", "text"))
    for document in documents:
        document.extract = extract(passages(texts[document.pk]), document.language, plans)
    return documents


def suggested(query: str, language: str, limit: int) -> list[Page]:
    """The pages that what is typed so far may be meant for, the likeliest first."""
    pages = pages_of(language).select_related("locale", "alias_of__locale")
    found = list(pages.autocomplete(query)[:limit])
    return sorted(found, key=is_foreign_alias)
