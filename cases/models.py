"""Cases of projects and companies, and their index."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cases import exports
from cases.blocks import ResultsBlock, SourcesBlock
from cases.explorer import Explorer
from cases.forms import CasePageForm
from cases.structured_data import properties_of
from core.blocks import BodyBlock
from core.facets import addresses_of
from core.models import AbstractRelatedPage, BasePage, Priority
from core.models.pages import BasePageQuerySet, show_in_language
from core.region_map import markers
from core.related import beside
from core.text import host_of

YEAR = [MinValueValidator(1990), MaxValueValidator(2100)]
TEXT_FEATURES = ["bold", "italic", "link", "ul", "ol"]


class CaseIndexPage(RoutablePageMixin, BasePage):
    """The case explorer: all cases of one language, by facets, on a map, and out as data."""

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["cases.CasePage"]
    max_count_per_parent = 1
    schema_type = "CollectionPage"
    per_page = 12

    class Meta:
        verbose_name = _("case index")

    def cases(self) -> "CaseQuerySet":
        return CasePage.objects.child_of(self).live().public()

    @path("")
    def explore(self, request):
        """The explorer."""
        explorer = Explorer(self.cases(), request, self.locale.language_code)
        listing = explorer.listing(self.per_page)
        show_in_language(listing.object_list, [option.record for option in explorer.facet("priority").options])
        context = self.get_context(request)
        overrides = {"explorer": explorer, "listing": listing}
        overrides |= addresses_of(context, explorer.state, listing.number)
        return TemplateResponse(request, self.get_template(request), context | overrides)

    @path("list/", name="list")
    def chosen_list(self, request):
        """A visitor's own list: the cases that ?case= names by their translation keys, in that order."""
        keys = valid_keys(request.GET.getlist("case"))
        by_key = {
            case.translation_key: case for case in self.cases().with_card_parts().filter(translation_key__in=keys)
        }
        chosen = [by_key[key] for key in keys if key in by_key]
        show_in_language(chosen, list(Priority.objects.in_force().filter(locale=self.locale)))
        return self.render(request, context_overrides={"cases": chosen}, template="cases/case_list.html")

    @path("csv/", name="csv")
    def csv(self, request):
        """The cases that the choices leave, as CSV."""
        return exports.as_csv(Explorer(self.cases(), request, self.locale.language_code).results)

    @path("geojson/", name="geojson")
    def geojson(self, request):
        """The cases that the choices leave, as GeoJSON: a point for each municipality of each case."""
        return exports.as_geojson(Explorer(self.cases(), request, self.locale.language_code).results)


def valid_keys(values: list[str], limit: int = 50) -> list[UUID]:
    """The well-formed keys among `values`, each once, at most `limit`."""
    keys = []
    for value in dict.fromkeys(values[:limit]):
        try:
            keys.append(UUID(value))
        except ValueError:
            continue
    return keys


class CaseQuerySet(BasePageQuerySet):
    def with_card_parts(self) -> "CaseQuerySet":
        return super().with_card_parts().select_related("priority").prefetch_related("themes", "municipalities")

    def newest_first(self) -> "CaseQuerySet":
        return self.order_by("-published_on", "-pk")


class CasePage(BasePage):
    """A project or company that shows what smart means in the region."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("planned")
        ONGOING = "ongoing", _("ongoing")
        COMPLETED = "completed", _("completed")

    priority = models.ForeignKey(
        Priority,
        verbose_name=_("priority"),
        # A draft may lack it; publishing may not (see clean and required_on_save of the panels).
        null=True,
        on_delete=models.PROTECT,
        related_name="cases",
        help_text=_("Every case is filed under one strategic priority."),
        error_messages={
            "required": _("Choose the strategic priority this case serves. No case is published without one.")
        },
    )
    themes = ParentalManyToManyField("core.Theme", verbose_name=_("themes"), related_name="cases", blank=True)
    municipalities = ParentalManyToManyField(
        "core.Municipality", verbose_name=_("municipalities"), related_name="cases"
    )
    goals = ParentalManyToManyField(
        "core.SustainableDevelopmentGoal",
        verbose_name=_("Sustainable Development Goals"),
        related_name="cases",
        blank=True,
    )
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.ONGOING)
    start_year = models.PositiveSmallIntegerField(_("start year"), null=True, blank=True, validators=YEAR)
    end_year = models.PositiveSmallIntegerField(
        _("end year"), null=True, blank=True, validators=YEAR, help_text=_("Leave empty while it has no end.")
    )
    lead = models.ForeignKey(
        "core.Organisation",
        verbose_name=_("lead organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="led_cases",
    )
    partners = ParentalManyToManyField(
        "core.Organisation", verbose_name=_("partners"), related_name="cases", blank=True
    )
    contact = models.ForeignKey(
        "core.Person", verbose_name=_("contact"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    website = models.URLField(_("website"), blank=True)
    problem = RichTextField(_("problem"), features=TEXT_FEATURES, help_text=_("What was wrong, and for whom."))
    solution = RichTextField(_("solution"), features=TEXT_FEATURES, help_text=_("What was done about it."))
    results = StreamField(
        ResultsBlock(required=False), verbose_name=_("results"), blank=True, help_text=_("Each with its evidence.")
    )
    transferability = RichTextField(
        _("what others can copy"), features=TEXT_FEATURES, blank=True, help_text=_("For other cities and companies.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    sources = StreamField(SourcesBlock(required=False), verbose_name=_("sources"), blank=True)
    funding_programme = models.CharField(_("funding programme"), max_length=160, blank=True)
    budget = models.PositiveBigIntegerField(_("total budget in euros"), null=True, blank=True)
    eu_funding = models.PositiveBigIntegerField(
        _("support from the European Union in euros"),
        null=True,
        blank=True,
        help_text=_("The page then shows the EU emblem and the statement of co-funding."),
    )
    published_on = models.DateField(_("date"), help_text=_("Newest cases come first."))

    objects = PageManager.from_queryset(CaseQuerySet)()

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("priority"),
                FieldPanel("themes", widget=CheckboxSelectMultiple),
            ],
            heading=_("Filed under"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("problem"),
                FieldPanel("solution"),
                FieldPanel("results"),
                FieldPanel("transferability"),
            ],
            heading=_("The case in short"),
        ),
        FieldPanel("body"),
        FieldPanel("cover_image"),
        FieldPanel("sources"),
        InlinePanel("related_pages", heading=_("Related cases"), label=_("related case"), max_num=3),
    ]
    facts_panels = [
        FieldRowPanel([FieldPanel("published_on"), FieldPanel("status")]),
        FieldRowPanel([FieldPanel("start_year"), FieldPanel("end_year")], heading=_("Time")),
        FieldPanel("municipalities", widget=CheckboxSelectMultiple, required_on_save=False),
        MultiFieldPanel([FieldPanel("lead"), FieldPanel("partners")], heading=_("Who")),
        FieldPanel("contact"),
        FieldPanel("website"),
        MultiFieldPanel(
            [FieldPanel("funding_programme"), FieldRowPanel([FieldPanel("budget"), FieldPanel("eu_funding")])],
            heading=_("Funding"),
        ),
        FieldPanel("goals", widget=CheckboxSelectMultiple),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("problem"),
        index.SearchField("solution"),
        index.SearchField("results"),
        index.SearchField("transferability"),
        index.SearchField("body"),
        index.FilterField("priority_id"),
        index.FilterField("status"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        TranslatableField("funding_programme"),
        SynchronizedField("themes", overridable=False),
        SynchronizedField("municipalities", overridable=False),
        SynchronizedField("goals", overridable=False),
        SynchronizedField("partners", overridable=False),
        SynchronizedField("related_pages", overridable=False),
    ]
    parent_page_types = ["cases.CaseIndexPage"]
    subpage_types: list[str] = []
    base_form_class = CasePageForm
    schema_type = "Article"
    is_article = True

    class Meta:
        verbose_name = _("case")

    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(facts_panels, heading=_("Facts")),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )

    def clean(self):
        super().clean()
        if self.start_year and self.end_year and self.end_year < self.start_year:
            raise ValidationError({"end_year": _("The end lies before the start.")})
        if self.budget is not None and self.eu_funding is not None and self.eu_funding > self.budget:
            raise ValidationError({"eu_funding": _("The support cannot be more than the total budget.")})

    @cached_property
    def places(self) -> list:
        """Its municipalities, by their names in the active language."""
        return sorted(self.municipalities.all(), key=lambda municipality: municipality.name)

    @property
    def place_names(self) -> str:
        """The municipalities' names in the active language: "Espoo, Kirkkonummi"."""
        return ", ".join(municipality.name for municipality in self.places)

    @property
    def place_markers(self) -> dict:
        """Its municipalities on the small map."""
        for municipality in self.places:
            municipality.case_count = 0
        return {"markers": markers(self.places, radius=18)}

    @property
    def contact_card(self):
        """The contact to show under the text, unless the body presents the same person."""
        return self.contact if self.contact and not self.presents(self.contact) else None

    @property
    def website_host(self) -> str:
        return host_of(self.website)

    @property
    def has_funding(self) -> bool:
        return bool(self.funding_programme or self.budget or self.eu_funding)

    @property
    def years(self) -> str:
        """The time as shown: "2024–2028", "2024–", "2024", or nothing."""
        if not self.start_year:
            return ""
        if self.end_year == self.start_year:
            return str(self.start_year)
        return f"{self.start_year}–{self.end_year or ''}"

    @property
    def eu_share_percent(self) -> int | None:
        """The European Union's share of the budget, in whole per cent."""
        if not self.budget or not self.eu_funding:
            return None
        return round(100 * self.eu_funding / self.budget)

    @property
    def published(self):
        return self.published_on

    @property
    def own_words(self) -> str:
        return self.solution

    def schema_properties(self, request, url):
        return properties_of(self, request)

    def related(self, limit: int = 3) -> list["CasePage"]:
        """Cases chosen by hand, filled up with those most akin; each says why. At most `limit`."""
        siblings = CasePage.objects.filter(locale_id=self.locale_id).for_cards().exclude(pk=self.pk)
        chosen_keys = [item.related.translation_key for item in self.related_pages.select_related("related")]
        by_key = {page.translation_key: page for page in siblings.filter(translation_key__in=chosen_keys)}
        chosen = [by_key[key] for key in chosen_keys if key in by_key]
        return beside(self, chosen, siblings, ["-published_on", "-pk"], limit)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        priorities = list(Priority.objects.in_force().filter(locale=self.locale))
        show_in_language([self], priorities)
        context["related_cases"] = self.related()
        show_in_language(context["related_cases"], priorities)
        return context


class CaseRelatedPage(AbstractRelatedPage):
    parent = ParentalKey(CasePage, on_delete=models.CASCADE, related_name="related_pages")

    panels = [PageChooserPanel("related", page_type="cases.CasePage")]
