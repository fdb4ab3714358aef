"""The home page, standard pages and the strategy."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.documents import get_document_model_string
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from core.blocks import BodyBlock
from core.models import BasePage, Priority
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
    def has_hero(self) -> bool:
        """Whether a section gives the page its h1."""
        return any(block.block_type == "hero" for block in self.body)


class StandardPage(BasePage):
    """A page of text: about the site, the accessibility statement, the privacy notice."""

    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["home.HomePage", "home.StandardPage"]
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
