"""The sitemap: an index, and for each language the public pages with a text of their own.

Each address names its counterparts in the other languages. Topic pages have a sitemap of their own
(topics/sitemaps.py); hsr_cms/urls.py puts them together.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page


class LanguageSitemap(Sitemap):
    """The addresses of one language. Subclasses give `items()` and `entries()`."""

    limit = 5000
    protocol = None

    def __init__(self, language: str) -> None:
        self.language = language

    def items(self) -> Any:
        """The records, with exists() and what a paginator needs."""
        raise NotImplementedError

    def entries(self, items: list[Any], root: str) -> list[dict]:
        """{"item", "location", "lastmod", "alternates"} of each item; `root` is the site's address, "https://host"."""
        raise NotImplementedError

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> list[dict]:
        items = list(self.paginator.page(page).object_list)
        entries = self.entries(items, f"{protocol or 'https'}://{site.domain}")
        return [{"changefreq": None, "priority": "", **entry} for entry in entries]

    def get_latest_lastmod(self) -> datetime | None:
        return None


class PageSitemap(LanguageSitemap):
    """Live public pages of a language. Aliases are left out: their address of record is the source's."""

    def _pages(self) -> Any:
        return Page.objects.live().public().filter(depth__gt=1, alias_of__isnull=True)

    def items(self) -> Any:
        return self._pages().filter(locale__language_code=self.language).order_by("path")

    def get_latest_lastmod(self) -> datetime | None:
        return self.items().aggregate(latest=Max("last_published_at"))["latest"]

    def entries(self, items: list[Any], root: str) -> list[dict]:
        keys = {item.translation_key for item in items}
        counterparts = defaultdict(list)
        for item in self._pages().filter(translation_key__in=keys).select_related("locale").order_by("path"):
            address = {"location": item.full_url, "lang_code": item.locale.language_code}
            counterparts[item.translation_key].append(address)
        for item in items:
            if is_front_page(item):
                # the address that leads each visitor to a language: the front pages alone have such a one
                x_default = {"location": urljoin(item.full_url, "/"), "lang_code": "x-default"}
                counterparts[item.translation_key].append(x_default)
        return [
            {
                "item": item,
                "location": item.full_url,
                "lastmod": item.last_published_at,
                "alternates": counterparts[item.translation_key],
            }
            for item in items
            if item.full_url
        ]


def is_front_page(page: Page) -> bool:
    return page.depth == 2


def sitemap_index(request: HttpRequest, sitemaps: Mapping[str, LanguageSitemap]) -> HttpResponse:
    """The index of those sitemaps that list anything: one without an address is not valid."""
    filled: dict[str, Any] = {name: sitemap for name, sitemap in sitemaps.items() if sitemap.items().exists()}
    return index(request, filled, sitemap_url_name="sitemap")
