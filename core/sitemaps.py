"""The sitemap: every public page that has its own text, with its counterparts in the other languages."""

from collections import defaultdict
from typing import Any

from django.contrib.sitemaps import Sitemap
from wagtail.models import Page


class PageSitemap(Sitemap):
    """Live public pages of every language. Aliases are left out: their address of record is the source's."""

    limit = 5000
    protocol = None

    def items(self) -> Any:
        return Page.objects.live().public().filter(depth__gt=1, alias_of__isnull=True).order_by("path")

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> list[dict]:
        pages = list(self.paginator.page(page).object_list)
        keys = {item.translation_key for item in pages}
        counterparts = defaultdict(list)
        for item in self.items().filter(translation_key__in=keys).select_related("locale"):
            counterparts[item.translation_key].append({"location": item.full_url, "lang_code": item.locale.language_code})
        return [
            {
                "item": item,
                "location": item.full_url,
                "lastmod": item.last_published_at,
                "changefreq": None,
                "priority": "",
                "alternates": counterparts[item.translation_key],
            }
            for item in pages
            if item.full_url
        ]

