"""What the frame of every public page needs, read only when a template asks for it."""

from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.models import Page, Site

from core.languages import CODES, OWN_NAMES, active_code
from core.models import SiteSettings
from core.models.pages import LanguageVersion


class Frame:
    """Navigation, footer and languages in the active language: three queries, on first use."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.language = active_code()

    @cached_property
    def settings(self) -> SiteSettings | None:
        site = Site.find_for_request(self.request)
        if site is None:
            return None
        return (
            SiteSettings.objects.filter(site=site)
            .select_related("accessibility_page", "privacy_page", "news_page")
            .prefetch_related("menu_items__page")
            .first()
        )

    @cached_property
    def _pages(self) -> dict:
        """{translation_key: live page in the active language} of all pages the frame leads to."""
        if self.settings is None:
            return {}
        chosen = [item.page_id for item in self.settings.menu_items.all()]
        chosen += [self.settings.accessibility_page_id, self.settings.privacy_page_id, self.settings.news_page_id]
        keys = Page.objects.filter(pk__in=[pk for pk in chosen if pk]).values("translation_key")
        pages = Page.objects.filter(translation_key__in=keys, locale__language_code=self.language, live=True)
        return {page.translation_key: page for page in pages.public()}

    def _shown(self, page: Page | None) -> Page | None:
        return self._pages.get(page.translation_key) if page else None

    @cached_property
    def menu(self) -> list[dict]:
        """[{"page", "label", "url"}] of the main menu; pages without a live version here are left out."""
        shown = [(item, self._shown(item.page)) for item in self.settings.menu_items.all()] if self.settings else []
        return [
            {"page": page, "label": item.label or page.title, "url": page.get_url(self.request)}
            for item, page in shown
            if page
        ]

    @cached_property
    def accessibility_page(self) -> Page | None:
        return self._shown(self.settings.accessibility_page) if self.settings else None

    @cached_property
    def privacy_page(self) -> Page | None:
        return self._shown(self.settings.privacy_page) if self.settings else None

    @cached_property
    def feed_url(self) -> str:
        """The address of the news feed in the active language, or empty."""
        page = self._shown(self.settings.news_page) if self.settings else None
        return f"{page.get_url(self.request)}feed/" if page else ""

    @cached_property
    def home_languages(self) -> list[LanguageVersion]:
        """The languages' home pages: the language menu of a page that is none of the tree's, such as a 404."""
        return [LanguageVersion(code, OWN_NAMES[code], f"/{code}/", "", False, code == self.language) for code in CODES]


def site_frame(request: HttpRequest) -> dict:
    return {"frame": Frame(request)}
