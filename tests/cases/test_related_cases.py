"""Which cases stand beside a case: those chosen by hand, then those most akin."""

import pytest

from cases.models import CaseRelatedPage
from core.models import Municipality
from tests import sites
from tests.factories import CaseIndexPageFactory, CasePageFactory, PriorityFactory, ThemeFactory


@pytest.fixture
def make(homes):
    """Makes cases that have neither priority, theme nor place in common unless told so."""
    index = CaseIndexPageFactory(parent=homes["en"])
    places = iter(Municipality.objects.values_list("name_fi", flat=True))

    def make_(title, themes=(), **values):
        values.setdefault("municipalities", [next(places)])
        case = CasePageFactory(parent=index, title=title, **values)
        case.themes = list(themes)
        case.save()
        return case

    return make_


def titles(case) -> list[str]:
    return [page.title for page in case.related()]


def choose(case, *others):
    case.related_pages = [CaseRelatedPage(related=other, sort_order=order) for order, other in enumerate(others)]
    case.save()


def test_cases_chosen_by_hand_come_first_and_in_their_order(make):
    theme = ThemeFactory()
    akin, second, first = make("Akin", [theme]), make("Second"), make("First")
    case = make("Case", [theme])
    choose(case, first, second)
    assert titles(case) == ["First", "Second", "Akin"]
    assert akin.title == "Akin"


def test_the_more_a_case_shares_the_earlier_it_stands(make):
    themes = [ThemeFactory(), ThemeFactory()]
    priority = PriorityFactory()
    make("One theme", themes[:1])
    make("Both themes and the priority", themes, priority=priority)
    make("Both themes", themes)
    make("Nothing")
    case = make("Case", themes, priority=priority)
    assert titles(case) == ["Both themes and the priority", "Both themes", "One theme"]


def test_a_case_of_the_same_priority_is_akin_without_a_theme(make):
    priority = PriorityFactory()
    make("Same priority", priority=priority)
    make("Another priority", municipalities=["Vantaa"])
    assert titles(make("Case", priority=priority)) == ["Same priority"]


def test_a_case_of_the_same_place_is_the_least_akin(make):
    priority = PriorityFactory()
    make("Same place", municipalities=["Hanko"], published_on="2026-06-01")
    make("Same priority", priority=priority)
    assert titles(make("Case", priority=priority, municipalities=["Hanko"])) == ["Same priority", "Same place"]


def test_among_equals_the_newest_comes_first(make):
    priority = PriorityFactory()
    for day in ("01", "03", "02"):
        make(f"Of {day} May", priority=priority, published_on=f"2026-05-{day}")
    assert titles(make("Case", priority=priority)) == ["Of 03 May", "Of 02 May", "Of 01 May"]


def test_a_case_is_never_related_to_itself(make):
    case = make("Case", [ThemeFactory()])
    choose(case, case)
    assert titles(case) == []


def test_there_are_never_more_than_three(make):
    priority = PriorityFactory()
    others = [make(f"Other {number}", priority=priority) for number in range(6)]
    case = make("Case", priority=priority)
    assert len(titles(case)) == 3
    choose(case, *others[:2])
    assert titles(case)[:2] == ["Other 0", "Other 1"]
    assert len(titles(case)) == len(set(titles(case))) == 3


def test_drafts_are_not_related(make):
    priority = PriorityFactory()
    draft = make("Draft", priority=priority, live=False)
    case = make("Case", priority=priority)
    choose(case, draft)
    assert titles(case) == []


def test_related_cases_are_those_of_the_pages_language(make):
    priority, theme = PriorityFactory(), ThemeFactory()
    chosen = make("Chosen")
    akin = make("Akin", [theme], priority=priority)
    case = make("Case", [theme], priority=priority)
    choose(case, chosen)
    sites.translate(priority, "fi")
    for page, title in ((chosen, "Valittu"), (akin, "Sukulainen"), (case, "Tapaus")):
        translated = sites.translate(page, "fi", title=title)
    assert titles(translated) == ["Valittu", "Sukulainen"]
    assert titles(case) == ["Chosen", "Akin"]


def test_the_page_shows_its_related_cases(client, make):
    priority = PriorityFactory()
    make("Akin", priority=priority)
    case = make("Case", priority=priority)
    html = client.get(case.url).text
    assert "Related cases" in html
    assert ">Akin</a>" in html
