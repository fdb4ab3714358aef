"""Themes, places, partners, related pages, editions and the priority are the source's in every language."""

import pytest
from wagtail.models import Page

from blog.models import BlogRelatedPage
from cases.models import CaseRelatedPage
from core.models import Municipality, SustainableDevelopmentGoal
from home.models import StrategyEdition
from tests.factories import (
    BlogPageFactory,
    CasePageFactory,
    DocumentFactory,
    OrganisationFactory,
    PersonFactory,
    PriorityFactory,
    StrategyPageFactory,
    ThemeFactory,
)
from tests.translation.making import blog_index, case_index, submit, translate, version, with_aliases

RELATIONS = ("themes", "municipalities", "goals", "partners")


def values(page: Page) -> dict[str, set]:
    return {name: set(getattr(page, name).all()) for name in RELATIONS}


@pytest.fixture
def case(homes):
    """A case with two of everything, translated into Finnish, with a Swedish alias."""
    case = with_aliases(CasePageFactory(parent=case_index(homes), lead=OrganisationFactory(), contact=PersonFactory()))
    case.themes = [ThemeFactory(), ThemeFactory()]
    case.municipalities = list(Municipality.objects.filter(name_fi__in=["Espoo", "Vantaa"]))
    case.goals = list(SustainableDevelopmentGoal.objects.filter(number__in=[7, 13]))
    case.partners = [OrganisationFactory(), OrganisationFactory()]
    case.save_revision().publish()
    translate(case, "fi")
    return case


def test_what_is_chosen_on_the_source_stands_on_translations_and_aliases(case):
    chosen = values(type(case).objects.get(pk=case.pk))

    assert all(len(found) == 2 for found in chosen.values())
    for code in ("fi", "sv"):
        assert values(version(case, code)) == chosen
        assert version(case, code).lead == case.lead
        assert version(case, code).contact == case.contact


@pytest.mark.parametrize("relation", RELATIONS)
def test_what_is_added_to_the_source_is_added_everywhere(case, relation):
    more = {
        "themes": ThemeFactory,
        "municipalities": lambda: Municipality.objects.get(name_fi="Porvoo"),
        "goals": lambda: SustainableDevelopmentGoal.objects.get(number=1),
        "partners": OrganisationFactory,
    }[relation]()
    setattr(case, relation, [*getattr(case, relation).all(), more])
    case.save_revision().publish()
    translate(case, "fi")

    for code in ("en", "fi", "sv"):
        assert more in values(version(case, code) if code != "en" else case)[relation]


@pytest.mark.parametrize("relation", RELATIONS)
def test_what_is_removed_from_the_source_is_removed_everywhere(case, relation):
    kept = getattr(case, relation).all()[0]
    setattr(case, relation, [kept])
    case.save_revision().publish()
    translate(case, "fi")

    for code in ("fi", "sv"):
        assert values(version(case, code))[relation] == {kept}


@pytest.mark.parametrize("relation", ["themes", "goals", "partners"])
def test_when_the_last_one_is_removed_none_is_left_anywhere(case, relation):
    # wagtail-localize itself copies an emptied relation not at all, see translation/relations.py
    setattr(case, relation, [])
    case.save_revision().publish()
    translate(case, "fi")

    for code in ("fi", "sv"):
        assert values(version(case, code))[relation] == set()
        assert all(values(version(case, code))[other] for other in RELATIONS if other != relation)


def test_the_preview_of_a_translation_shows_an_emptied_relation_as_empty(case):
    case.themes = []
    case.save_revision().publish()
    translation = submit(case, "fi")

    preview = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)

    assert not preview.themes.all()


def test_related_cases_follow_the_source_also_when_one_and_then_all_are_removed(case):
    first, second = (with_aliases(CasePageFactory(parent=case.get_parent())) for _number in range(2))

    def follow(*pages: Page) -> list[list[int]]:
        case.related_pages = [CaseRelatedPage(related=page, sort_order=order) for order, page in enumerate(pages)]
        case.save_revision().publish()
        translate(case, "fi")
        return [[item.related_id for item in version(case, code).related_pages.all()] for code in ("fi", "sv")]

    assert follow(first, second) == [[first.pk, second.pk]] * 2
    assert follow(second) == [[second.pk]] * 2
    assert follow() == [[], []]


def test_a_chosen_case_is_shown_in_the_translations_own_language(case):
    chosen = with_aliases(CasePageFactory(parent=case.get_parent(), title="Chosen"))
    translate(chosen, "fi")
    case.related_pages = [CaseRelatedPage(related=chosen)]
    case.save_revision().publish()
    translate(case, "fi")

    assert version(case, "fi").related()[0] == version(chosen, "fi")
    assert version(case, "sv").related()[0] == version(chosen, "sv")


def test_related_pages_of_a_post_follow_the_source(homes):
    post = with_aliases(BlogPageFactory(parent=blog_index(homes)))
    post.related_pages = [BlogRelatedPage(related=homes["en"])]
    post.save_revision().publish()
    translate(post, "fi")
    assert version(post, "fi").related_pages.count() == 1

    post.related_pages = []
    post.save_revision().publish()
    translate(post, "fi")

    assert version(post, "fi").related_pages.count() == 0


def test_editions_of_the_strategy_follow_the_source(homes):
    first, second = DocumentFactory(), DocumentFactory()
    page = with_aliases(StrategyPageFactory(parent=homes["en"]))

    def follow(*documents) -> list[list[int]]:
        page.editions = [StrategyEdition(document=document, sort_order=n) for n, document in enumerate(documents)]
        page.save_revision().publish()
        translate(page, "fi")
        return [[edition.document_id for edition in version(page, code).editions.all()] for code in ("fi", "sv")]

    assert follow(first, second) == [[first.pk, second.pk]] * 2
    assert follow(second) == [[second.pk]] * 2
    assert follow() == [[], []]


def test_a_translation_is_filed_under_its_own_languages_priority(case):
    finnish = translate(case.priority, "fi")
    translate(case, "fi")

    assert version(case, "fi").priority == finnish


def test_a_translation_follows_the_source_to_another_priority(case):
    translate(case.priority, "fi")
    other = PriorityFactory()
    finnish = translate(other, "fi")
    case.priority = other
    case.save_revision().publish()
    translate(case, "fi")

    assert version(case, "fi").priority == finnish


def test_a_post_that_loses_its_priority_loses_it_in_every_language(homes):
    priority = PriorityFactory()
    translate(priority, "fi")
    post = with_aliases(BlogPageFactory(parent=blog_index(homes), priority=priority))
    translate(post, "fi")
    assert version(post, "fi").priority.translation_key == priority.translation_key

    post.priority = None
    post.save_revision().publish()
    translate(post, "fi")

    assert version(post, "fi").priority is None
    assert version(post, "sv").priority is None
