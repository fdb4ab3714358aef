"""The sitemap of the topic pages: those that have anything to show."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import translation

from blog.models import BlogPage
from cases.models import CasePage
from core.languages import CODES
from core.models import Municipality, Organisation, Priority, Theme
from core.sitemaps import LanguageSitemap


class TopicSitemap(LanguageSitemap):
    """The priorities, themes, municipalities and organisations with a public case or post in the language."""

    def items(self) -> Any:
        return Topics(self.language)

    def entries(self, items: list[Any], root: str) -> list[dict]:
        slugs = _priority_slugs()
        entries = []
        for record in items:
            alternates = [
                {"lang_code": code, "location": root + path} for code in CODES if (path := _path(record, code, slugs))
            ]
            location = next(entry["location"] for entry in alternates if entry["lang_code"] == self.language)
            entries.append({"item": record, "location": location, "lastmod": None, "alternates": alternates})
        return entries


class Topics:
    """The entries of all vocabularies, for Django's paginator: as many as a sitemap holds fit in memory."""

    def __init__(self, language: str) -> None:
        self.language = language

    def _query_sets(self) -> Iterator[QuerySet]:
        cases = CasePage.objects.filter(locale__language_code=self.language).live().public()
        posts = BlogPage.objects.filter(locale__language_code=self.language).live().public()
        keys = Q(translation_key__in=cases.values("priority__translation_key"))
        keys |= Q(translation_key__in=posts.exclude(priority=None).values("priority__translation_key"))
        yield Priority.objects.filter(keys, live=True, locale__language_code=self.language)
        through = Q(pk__in=_ids(CasePage, "themes", cases)) | Q(pk__in=_ids(BlogPage, "themes", posts))
        yield Theme.objects.filter(through)
        yield Municipality.objects.filter(pk__in=_ids(CasePage, "municipalities", cases))
        leads = cases.exclude(lead=None).values("lead")
        yield Organisation.objects.filter(Q(pk__in=_ids(CasePage, "partners", cases)) | Q(pk__in=leads))

    def exists(self) -> bool:
        return any(query_set.exists() for query_set in self._query_sets())

    def __len__(self) -> int:
        return sum(query_set.count() for query_set in self._query_sets())

    def __getitem__(self, part: slice) -> list[Any]:
        return [record for query_set in self._query_sets() for record in query_set][part]


def _ids(model: Any, relation: str, pages: QuerySet) -> QuerySet:
    """The primary keys of the entries that any of `pages` is filed under."""
    through = model._meta.get_field(relation).remote_field.through
    pages_column = f"{model._meta.model_name}_id__in"
    entry = model._meta.get_field(relation).related_model._meta.model_name
    return through.objects.filter(**{pages_column: pages.order_by().values("pk")}).values(f"{entry}_id")


def _priority_slugs() -> dict[tuple[Any, str], str]:
    """{(translation_key, language): slug} of the live priorities."""
    rows = Priority.objects.filter(live=True).values_list("translation_key", "locale__language_code", "slug")
    return {(key, language): slug for key, language, slug in rows}


def _path(record: Any, code: str, slugs: dict[tuple[Any, str], str]) -> str:
    """The address of the entry's page in a language, without the host; empty where it has none."""
    is_priority = isinstance(record, Priority)
    slug = slugs.get((record.translation_key, code)) if is_priority else getattr(record, f"slug_{code}")
    if not slug:
        return ""
    with translation.override(code):
        return reverse(record._meta.model_name, args=[slug])
