"""Makers of what tests need, each valid by itself.

Pages are made below a parent (`CasePageFactory(parent=case_index)`) and live, unless told otherwise.
"""

from datetime import date

import factory
import wagtail_factories
from factory.django import DjangoModelFactory
from wagtail.models import Locale

from blog.models import BlogIndexPage, BlogPage
from cases.models import CaseIndexPage, CasePage
from core.models import Municipality, Organisation, Person, Priority, SiteDocument, SiteImage, Theme
from home.models import StandardPage, StrategyPage


class ImageFactory(wagtail_factories.ImageFactory):
    alt_en = "A shore"
    alt_fi = "Ranta"
    alt_sv = "En strand"
    credit = "Someone"
    licence = "CC BY 4.0"

    class Meta:
        model = SiteImage


class DocumentFactory(wagtail_factories.DocumentFactory):
    language = "en"

    class Meta:
        model = SiteDocument


class PriorityFactory(DjangoModelFactory):
    name = factory.Sequence(lambda number: f"Priority {number}")
    slug = factory.Sequence(lambda number: f"priority-{number}")
    summary = "What it is about."
    period_start = 2020
    colour = "climate"
    icon = "climate"
    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="en"))

    class Meta:
        model = Priority


class ThemeFactory(DjangoModelFactory):
    name_en = factory.Sequence(lambda number: f"Theme {number}")
    name_fi = factory.Sequence(lambda number: f"Teema {number}")
    name_sv = factory.Sequence(lambda number: f"Tema {number}")

    class Meta:
        model = Theme


class OrganisationFactory(DjangoModelFactory):
    kind = "company"
    name_en = factory.Sequence(lambda number: f"Company {number}")
    name_fi = factory.Sequence(lambda number: f"Yritys {number}")
    name_sv = factory.Sequence(lambda number: f"Företag {number}")

    class Meta:
        model = Organisation


class PersonFactory(DjangoModelFactory):
    title_en = "Adviser"
    title_fi = "Asiantuntija"
    title_sv = "Sakkunnig"
    email = "adviser@example.org"

    class Meta:
        model = Person


class _PageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda number: f"Page {number}")
    summary = "In one sentence."

    class Meta:
        abstract = True


class StandardPageFactory(_PageFactory):
    class Meta:
        model = StandardPage


class StrategyPageFactory(_PageFactory):
    class Meta:
        model = StrategyPage


class CaseIndexPageFactory(_PageFactory):
    title = "Cases"
    slug = "cases"

    class Meta:
        model = CaseIndexPage


class CasePageFactory(_PageFactory):
    priority = factory.SubFactory(PriorityFactory)
    problem = "<p>Something was wrong.</p>"
    solution = "<p>Something was done.</p>"
    published_on = date(2026, 5, 4)

    class Meta:
        model = CasePage
        skip_postgeneration_save = True  # the hook below saves

    @factory.post_generation
    def municipalities(self, create, names, **kwargs):
        self.municipalities = list(Municipality.objects.filter(name_fi__in=names or ["Espoo"]))
        self.save()


class BlogIndexPageFactory(_PageFactory):
    title = "News"
    slug = "news"

    class Meta:
        model = BlogIndexPage


class BlogPageFactory(_PageFactory):
    date = date(2026, 5, 4)

    class Meta:
        model = BlogPage
