"""What cases and posts are filed under.

Priority is a translatable snippet: its texts are long and pass through the translators. The small
vocabularies carry their names in all three languages in one row, so that none can lack a language
(docs/adr/0003-vocabularies.md).
"""

from itertools import count

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.languages import CODES, in_active_language
from core.text import host_of


class TrilingualName(models.Model):
    """A name in the three languages; `name` is the one in the active language."""

    name_en = models.CharField(_("name in English"), max_length=120)
    name_fi = models.CharField(_("name in Finnish"), max_length=120)
    name_sv = models.CharField(_("name in Swedish"), max_length=120)

    name_panel = MultiFieldPanel(
        [FieldPanel("name_en"), FieldPanel("name_fi"), FieldPanel("name_sv")], heading=_("Name")
    )

    class Meta:
        abstract = True
        ordering = ["name_en"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_active_language(self, "name")


class TrilingualSlug(models.Model):
    """A record with a page of its own: its part of the address in each language.

    Left empty, it is made from what the subclass names. The English one also stands in the addresses of filtered
    listings, in every language, so that switching the language keeps the filter.
    """

    slug_en = models.SlugField(_("address in English"), max_length=130, unique=True, blank=True)
    slug_fi = models.SlugField(_("address in Finnish"), max_length=130, unique=True, blank=True)
    slug_sv = models.SlugField(_("address in Swedish"), max_length=130, unique=True, blank=True)

    address_panel = MultiFieldPanel(
        [FieldPanel("slug_en"), FieldPanel("slug_fi"), FieldPanel("slug_sv")],
        heading=_("Address"),
        help_text=_("Made from the names if left empty. Do not change one that is in use: links to it would break."),
        classname="collapsed",
    )

    class Meta:
        abstract = True

    def slug_source(self, code: str) -> str:
        """The text that the slug in the language `code` is made from."""
        raise NotImplementedError

    @property
    def slug(self) -> str:
        return in_active_language(self, "slug")

    def clean(self) -> None:
        super().clean()
        self.fill_slugs()

    def save(self, *args, **kwargs) -> None:
        self.fill_slugs()
        super().save(*args, **kwargs)

    def fill_slugs(self) -> None:
        """Make the missing slugs, each free among its kind."""
        for code in CODES:
            if not getattr(self, f"slug_{code}"):
                wanted = slugify(self.slug_source(code))[:120].strip("-") or self._meta.model_name
                others = type(self)._default_manager.exclude(pk=self.pk)
                taken = set(
                    others.filter(**{f"slug_{code}__startswith": wanted}).values_list(f"slug_{code}", flat=True)
                )
                numbered = (f"{wanted}-{number}" for number in count(2))
                slug = wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)
                setattr(self, f"slug_{code}", slug)


class TrilingualAddress(TrilingualSlug, TrilingualName):
    """A vocabulary entry with a page of its own, whose address is made from its name."""

    class Meta(TrilingualName.Meta):
        abstract = True

    def slug_source(self, code: str) -> str:
        return getattr(self, f"name_{code}")


def trilingual_search_fields(field: str = "name") -> list[index.BaseField]:
    """Search and autocomplete fields over the three language columns of `field`."""
    columns = [f"{field}_{code}" for code in CODES]
    return [*map(index.SearchField, columns), *map(index.AutocompleteField, columns)]


class PriorityQuerySet(models.QuerySet["Priority"]):
    def in_force(self) -> "PriorityQuerySet":
        """The live ones, in their order."""
        return self.filter(live=True).order_by("sort_order", "name")


class Priority(PreviewableMixin, DraftStateMixin, RevisionMixin, TranslatableMixin, index.Indexed, ClusterableModel):
    """A strategic priority of one programme period.

    Editable content, never an enumeration: the programmes change, and an old case keeps the priority it was
    filed under.
    """

    class Colour(models.TextChoices):
        CLIMATE = "climate", _("green")
        CITIZENS = "citizens", _("coral")
        INDUSTRY = "industry", _("blue-violet")

    class Icon(models.TextChoices):
        CLIMATE = "climate", _("contour waves")
        CITIZENS = "citizens", _("interlocking paths")
        INDUSTRY = "industry", _("woven grid")

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=80, help_text=_("The name as it stands in an address."))
    summary = models.CharField(_("summary"), max_length=200, help_text=_("One sentence, shown under the name."))
    description = RichTextField(_("description"), blank=True)
    parent_theme = models.CharField(
        _("main theme"), max_length=80, blank=True, help_text=_("The theme it belongs to, for example Resource Wisdom.")
    )
    colour = models.CharField(_("colour"), max_length=20, choices=Colour, default=Colour.CLIMATE)
    icon = models.CharField(_("pattern"), max_length=20, choices=Icon, default=Icon.CLIMATE)
    period_start = models.PositiveSmallIntegerField(
        _("programme period from"), validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    period_end = models.PositiveSmallIntegerField(
        _("programme period to"),
        null=True,
        blank=True,
        validators=[MinValueValidator(2000), MaxValueValidator(2100)],
        help_text=_("Leave empty while the period is open."),
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = PriorityQuerySet.as_manager()

    override_translatable_fields = [
        TranslatableField("slug"),
        SynchronizedField("colour", overridable=False),
        SynchronizedField("icon", overridable=False),
        SynchronizedField("period_start", overridable=False),
        SynchronizedField("period_end", overridable=False),
        SynchronizedField("sort_order", overridable=False),
    ]

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("summary"),
        FieldPanel("description"),
        FieldPanel("parent_theme"),
        FieldRowPanel([FieldPanel("colour"), FieldPanel("icon")], heading=_("Look")),
        FieldRowPanel([FieldPanel("period_start"), FieldPanel("period_end")], heading=_("Programme period")),
        FieldPanel("sort_order"),
    ]

    search_fields = [
        index.SearchField("name", boost=5),
        index.AutocompleteField("name"),
        index.SearchField("summary"),
        index.FilterField("locale_id"),
        index.FilterField("live"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("priority")
        verbose_name_plural = _("priorities")
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def period(self) -> str:
        """The programme period: "2020–2027", or "since 2020" while it is open."""
        if self.period_end:
            return f"{self.period_start}–{self.period_end}"
        return gettext("since %(year)d") % {"year": self.period_start}

    def get_preview_template(self, request, mode_name):
        return "core/priority_preview.html"


class Theme(TrilingualAddress, index.Indexed):
    """A theme of the strategy, such as smart mobility; a case or post may have several."""

    summary_en = models.CharField(_("summary in English"), max_length=300, blank=True)
    summary_fi = models.CharField(_("summary in Finnish"), max_length=300, blank=True)
    summary_sv = models.CharField(_("summary in Swedish"), max_length=300, blank=True)

    panels = [
        TrilingualName.name_panel,
        MultiFieldPanel(
            [FieldPanel("summary_en"), FieldPanel("summary_fi"), FieldPanel("summary_sv")], heading=_("Summary")
        ),
        TrilingualAddress.address_panel,
    ]
    search_fields = trilingual_search_fields()

    class Meta(TrilingualAddress.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")

    @property
    def summary(self) -> str:
        return in_active_language(self, "summary")


class Municipality(TrilingualAddress, index.Indexed):
    """One of the region's municipalities; place and names from core/data/uusimaa-municipalities.json."""

    code = models.CharField(_("municipality code"), max_length=3, unique=True)
    latitude = models.FloatField(_("latitude"), help_text=_("Degrees north, WGS 84."))
    longitude = models.FloatField(_("longitude"), help_text=_("Degrees east, WGS 84."))

    panels = [
        TrilingualName.name_panel,
        FieldPanel("code"),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")], heading=_("Place")),
        TrilingualAddress.address_panel,
    ]
    search_fields = trilingual_search_fields()

    class Meta(TrilingualAddress.Meta):
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")


class Organisation(TrilingualAddress, index.Indexed):
    """A partner: a city, company, university or another body that takes part in cases."""

    class Kind(models.TextChoices):
        CITY = "city", _("city or municipality")
        COMPANY = "company", _("company")
        UNIVERSITY = "university", _("university")
        RESEARCH = "research", _("research institute")
        PUBLIC = "public", _("other public body")
        ASSOCIATION = "association", _("association")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    website = models.URLField(_("website"), blank=True)

    panels = [TrilingualName.name_panel, FieldPanel("kind"), FieldPanel("website"), TrilingualAddress.address_panel]
    search_fields = trilingual_search_fields()

    class Meta(TrilingualAddress.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    @property
    def website_host(self) -> str:
        return host_of(self.website)


class SustainableDevelopmentGoal(TrilingualName, index.Indexed):
    """One of the United Nations' 17 goals; names from core/data/goals.json."""

    number = models.PositiveSmallIntegerField(_("number"), unique=True)

    panels = [FieldPanel("number", read_only=True), TrilingualName.name_panel]
    search_fields = trilingual_search_fields()

    class Meta:
        verbose_name = _("Sustainable Development Goal")
        verbose_name_plural = _("Sustainable Development Goals")
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"
