"""The home page, standard pages and the strategy."""

from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.documents import get_document_model_string
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from core import structured_data
from core.blocks import BodyBlock
from core.models import BasePage, Priority
from core.share_card import ShareCard
from core.structured_data import SITE_NAME
from home.blocks import HomeBlock


class HomePage(BasePage):
    """The front page of one language."""

    body = StreamField(HomeBlock(), verbose_name=_("sections"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["home.StandardPage", "home.StrategyPage", "cases.CaseIndexPage", "blog.BlogIndexPage"]

    class Meta:
        verbose_name = _("home page")

    @property
    def hero(self) -> Any:
        """The section that gives the page its h1; None without one."""
        return next((block.value for block in self.body if block.block_type == "hero"), None)

    @property
    def has_hero(self) -> bool:
        return self.hero is not None

    @property
    def document_title(self) -> str:
        """The site's name and what the region is good at: the site's name alone says too little among results."""
        if not self.seo_title and self.title == SITE_NAME and self.hero:
            return f"{SITE_NAME} – {self.hero['heading']}"
        return super().document_title

    @property
    def own_words(self) -> str:
        return self.hero["text"] if self.hero else ""

    @cached_property
    def share_card(self) -> ShareCard:
        """With the heading of its opening instead of the site's name, which stands on every card."""
        card = super().share_card
        return replace(card, title=self.hero["heading"]) if self.hero else card

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        # the address that leads each visitor to a language
        context["x_default"] = urljoin(context["canonical_url"] or "", "/")
        return context

    def structured_data(self, request, url, breadcrumbs):
        nodes = super().structured_data(request, url, breadcrumbs)
        search = request.build_absolute_uri(reverse("search"))
        return [structured_data.website(url, self.content_language, self.meta_description, search), *nodes]


class StandardPage(BasePage):
    """A page of text: about the site, the accessibility statement, the privacy notice."""

    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["home.HomePage", "home.StandardPage", "home.StrategyPage"]
    subpage_types = ["home.StandardPage"]

    class Meta:
        verbose_name = _("page")


class StrategyPage(BasePage):
    """The smart specialisation strategy: its priorities, its key figures and its editions."""

    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        InlinePanel("editions", heading=_("Editions"), label=_("edition"), help_text=_("The document, per language.")),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.StandardPage"]

    class Meta:
        verbose_name = _("strategy")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["priorities"] = Priority.objects.in_force().filter(locale=self.locale)
        context["editions"] = [edition.document for edition in self.editions.select_related("document")]
        return context


class StrategyEdition(Orderable):
    page = ParentalKey(StrategyPage, on_delete=models.CASCADE, related_name="editions")
    document = models.ForeignKey(
        get_document_model_string(), verbose_name=_("document"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = _("edition")
