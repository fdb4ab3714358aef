"""What every page of the site has in common: a summary, a cover, its language versions and its place in the tree."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable, Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.languages import CODES, OWN_NAMES
from core.models.chart_data import ChartDataMixin
from core.models.sharing import SharingMixin


@dataclass(frozen=True)
class LanguageVersion:
    """A page's counterpart in one language, for the language menu and for hreflang."""

    code: str
    name: str
    url: str
    full_url: str
    is_translation: bool  # False: an alias that shows the source text, or the language's home page
    is_current: bool


class BasePageQuerySet(PageQuerySet):
    def with_card_parts(self) -> "BasePageQuerySet":
        """With all that a card or a search result shows, in a fixed number of queries; page types add their own."""
        return (
            self.select_related("cover_image", "locale", "alias_of__locale")
            .prefetch_related("cover_image__renditions")
            .defer_streamfields()
        )

    def for_cards(self) -> "BasePageQuerySet":
        """Live, public pages with all that a card shows."""
        return self.live().public().with_card_parts()


BasePageManager = PageManager.from_queryset(BasePageQuerySet)


class BasePage(SharingMixin, ChartDataMixin, Page):
    """The abstract parent of every page type."""

    summary = models.CharField(
        _("summary"),
        max_length=200,
        help_text=_("One or two sentences that stand under the title, on cards and in search results."),
    )
    cover_image = models.ForeignKey(
        "core.SiteImage",
        verbose_name=_("cover image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Without one, the site draws a cover of its own for this page."),
    )

    objects = BasePageManager()

    related_reason = ""  # why a listing beside another page shows this one, where it says so

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("cover_image")]

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary", boost=2),
        index.AutocompleteField("summary"),
    ]

    override_translatable_fields = [SynchronizedField("show_in_menus", overridable=False)]

    class Meta:
        abstract = True

    @cached_property
    def is_untranslated(self) -> bool:
        """Whether this page stands in for a translation that does not exist: it shows another language's text."""
        return bool(self.alias_of_id and self.alias_of.locale_id != self.locale_id)

    @cached_property
    def content_language(self) -> str:
        """The code of the language its text is in: the source's for an untranslated page, else its own."""
        return self.alias_of.locale.language_code if self.is_untranslated else self.locale.language_code

    @property
    def page_type_name(self) -> str:
        """What kind of page it is, in the active language, as search results say it."""
        return capfirst(self._meta.verbose_name)

    @cached_property
    def priority_shown(self):
        """The priority it is filed under, where its type has one; a view may set it in the visitor's language."""
        return getattr(self, "priority", None)

    @cached_property
    def theme_list(self) -> list[Any]:
        """Its themes, read once; empty where its type has none."""
        return list(self.themes.all()) if hasattr(self, "themes") else []

    @cached_property
    def sections(self) -> list[tuple[str, str]]:
        """(anchor, text) of the headings in its body, for the list of contents; empty where it would be short."""
        body = getattr(self, "body", None) or []
        found = [(block.value.anchor_id, block.value["text"]) for block in body if block.block_type == "heading"]
        return found if len(found) > 2 else []

    def presents(self, person) -> bool:
        """Whether its body has a contact block of this person already."""
        body = getattr(self, "body", None) or []
        return any(block.block_type == "contact" and block.value["person"] == person for block in body)

    @cached_property
    def theme_keys(self) -> list[str]:
        """The keys of its themes, for the cover."""
        return [theme.slug_en for theme in self.theme_list]

    def language_versions(self, request=None) -> list[LanguageVersion]:
        """Its counterparts in every language of the site, in the site's order, itself included.

        A language without a live counterpart leads to that language's home page. Two queries.
        """
        counterparts = {
            page.locale.language_code: page
            for page in Page.objects.filter(translation_key=self.translation_key, live=True)
            .public()
            .select_related("locale", "alias_of")
        }
        counterparts[self.locale.language_code] = self
        versions = []
        for code in CODES:
            page = counterparts.get(code)
            versions.append(
                LanguageVersion(
                    code=code,
                    name=OWN_NAMES[code],
                    url=(page and page.get_url(request)) or f"/{code}/",
                    full_url=(page and page.get_full_url(request)) or "",
                    is_translation=bool(page and page.live and not is_foreign_alias(page)),
                    is_current=code == self.locale.language_code,
                )
            )
        return versions

    def breadcrumbs(self) -> list[Page]:
        """Its ancestors below the tree's root, home first."""
        return list(self.get_ancestors().filter(depth__gt=1).live())

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        versions = self.language_versions(request)
        context["language_versions"] = versions
        context["alternates"] = [version for version in versions if version.is_translation]
        context["canonical_url"] = (
            self.alias_of.get_full_url(request) if self.is_untranslated else self.get_full_url(request)
        )
        context["breadcrumbs"] = self.breadcrumbs()
        return context


def show_in_language(pages: Iterable[Any], priorities: Iterable[Any]) -> None:
    """Let untranslated pages show their priority in the listing's language, whose `priorities` these are."""
    by_key = {priority.translation_key: priority for priority in priorities}
    for page in pages:
        if getattr(page, "priority", None):
            page.priority_shown = by_key.get(page.priority.translation_key, page.priority)


def is_foreign_alias(page: Page) -> bool:
    """Whether `page` is an alias of a page in another language (select_related("alias_of") spares a query)."""
    return bool(page.alias_of_id and page.alias_of.locale_id != page.locale_id)


def as_cards(pages: Iterable[Page], with_texts: bool = False) -> list[Any]:
    """`pages` of any types as their own types with all that a card shows, in the given order.

    Its queries grow with the number of types, never of pages. (Wagtail's specific() drops select_related.)
    With `with_texts` their bodies are read, too.
    """
    wanted = list(pages)
    keys = defaultdict(list)
    for page in wanted:
        keys[page.specific_class].append(page.pk)
    found: dict[int, Any] = {}
    for model, primary_keys in keys.items():
        if model and issubclass(model, BasePage):
            cards = model.objects.filter(pk__in=primary_keys).with_card_parts()
            found |= {page.pk: page for page in (cards.defer(None) if with_texts else cards)}
    return [found[page.pk] for page in wanted if page.pk in found]


class AbstractRelatedPage(Orderable):
    """A page chosen by hand to stand beside another. Subclasses add `parent`, a ParentalKey."""

    related = models.ForeignKey("wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")

    panels = [PageChooserPanel("related")]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("related page")
