"""The results that editors put first for a query: Wagtail's search promotions, in the visitor's language."""

from dataclasses import dataclass

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page, PageViewRestriction

from core.languages import SOURCE
from core.models.pages import is_foreign_alias
from search.wording import means


@dataclass(frozen=True)
class Promoted:
    """A public page in the visitor's language, or an address elsewhere (then page is None and url is set)."""

    title: str
    description: str
    page: Page | None = None
    url: str = ""

    @property
    def language(self) -> str:
        """The code of the language that the page's text is in; empty for an address elsewhere."""
        if self.page is None:
            return ""
        shown = self.page.alias_of if is_foreign_alias(self.page) else self.page
        return str(shown.locale.language_code)


def promoted(query: str, language: str) -> list[Promoted]:
    """What is to stand above the results, in the editors' order. One query to the database, with pages two.

    An English page stands for its versions in all languages, a Finnish or Swedish one for itself alone; an address
    elsewhere is shown in every language.
    """
    chosen = [
        row
        for row in SearchPromotion.objects.order_by("query_id", F("sort_order").asc(nulls_last=True), "pk").values(
            "query__query_string",
            "page__translation_key",
            "page__locale__language_code",
            "external_link_url",
            "external_link_text",
            "description",
        )
        if means(query, row["query__query_string"], language)
        and row["page__locale__language_code"] in (None, SOURCE, language)
    ]
    keys = {row["page__translation_key"] for row in chosen} - {None}
    pages = _public(keys, language) if keys else {}
    found: dict[object, Promoted] = {}
    for row in chosen:
        key, url = row["page__translation_key"], row["external_link_url"]
        if page := pages.get(key):
            found.setdefault(key, Promoted(page.title, row["description"], page))
        elif key is None and url:
            found.setdefault(url, Promoted(row["external_link_text"] or url, row["description"], url=url))
    return list(found.values())


def _public(keys: set, language: str) -> dict:
    """{translation key: the live page of the language that everybody may see}."""
    # .public() would ask for the restrictions in a query of its own
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restricted = PageViewRestriction.objects.annotate(inside=path).filter(inside__startswith=F("page__path"))
    pages = Page.objects.live().filter(translation_key__in=keys, locale__language_code=language)
    pages = pages.select_related("locale", "alias_of__locale")
    return {page.translation_key: page for page in pages.filter(~Exists(restricted))}
