"""What stands around a post: how long it takes to read, what is akin and why, the posts before and after it."""

from datetime import date

import pytest

from tests import sites
from tests.factories import (
    BlogIndexPageFactory,
    BlogPageFactory,
    CaseIndexPageFactory,
    CasePageFactory,
    PriorityFactory,
    ThemeFactory,
)
from tests.translation.reading import soup


@pytest.fixture
def index(homes):
    return BlogIndexPageFactory(parent=homes["en"])


def make(index, title, themes=(), **values):
    post = BlogPageFactory(parent=index, title=title, **values)
    post.themes = list(themes)
    post.save()
    return post


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (200, 1), (201, 2), (1000, 5)])
def test_reading_takes_a_minute_for_200_words_rounded_up(client, index, words, minutes):
    post = make(index, "Post")
    post = sites.publish_body(post, [("text", f"<p>{'<b>word</b> ' * words}</p>")])
    assert post.reading_minutes == minutes
    shown = "1 minute to read" if minutes == 1 else f"{minutes} minutes to read"
    assert shown in client.get(post.url).text


def reasons(page) -> list[tuple[str, str]]:
    return [(other.title, other.related_reason) for other in page.related()]


def test_related_posts_say_why_they_are_there(index):
    health, city = ThemeFactory(name_en="Smart health"), ThemeFactory(name_en="City")
    priority = PriorityFactory(name="Climate")
    make(index, "Priority", priority=priority)
    make(index, "One theme", [health])
    make(index, "Two themes", [health, city])
    make(index, "Nothing")
    post = make(index, "Post", [health, city], priority=priority)
    assert reasons(post) == [
        ("Two themes", "Same themes: City, Smart health"),
        ("One theme", "Same theme: Smart health"),
        ("Priority", "Same priority: Climate"),
    ]


def test_the_editors_choice_comes_first_and_says_so(index):
    theme = ThemeFactory(name_en="Heat")
    make(index, "Akin", [theme])
    chosen = make(index, "Chosen")
    post = make(index, "Post", [theme])
    post.related_pages.create(related=chosen)
    assert reasons(post) == [("Chosen", "Chosen by the editors"), ("Akin", "Same theme: Heat")]


def test_nothing_in_common_is_not_related(client, index):
    make(index, "Other")
    post = make(index, "Post")
    assert reasons(post) == []
    assert "Take also a look at these" not in client.get(post.url).text


def test_the_reason_is_shown_in_the_pages_language(client, index):
    priority, theme = PriorityFactory(name="Climate"), ThemeFactory(name_en="Heat", name_fi="Lämpö")
    posts = [make(index, "One", [theme], priority=priority), make(index, "Two", priority=priority)]
    sites.translate(index, "fi", slug="uutiset")
    sites.translate(priority, "fi", name="Ilmasto")
    for post in posts:
        finnish = sites.translate(post, "fi")
    reason = soup(client.get(finnish.url)).select_one(".card-reason").get_text()
    assert reason.endswith(": Ilmasto")


def test_cases_share_a_municipality_when_nothing_else(homes):
    index = CaseIndexPageFactory(parent=homes["en"])
    CasePageFactory(parent=index, title="Espoo too", municipalities=["Vantaa", "Espoo"])
    CasePageFactory(parent=index, title="Elsewhere", municipalities=["Hanko"])
    case = CasePageFactory(parent=index, municipalities=["Espoo", "Porvoo"])
    assert reasons(case) == [("Espoo too", "Same municipality: Espoo")]


def test_a_theme_weighs_more_than_the_priority_and_that_more_than_the_place(homes):
    index = CaseIndexPageFactory(parent=homes["en"])
    theme, priority = ThemeFactory(), PriorityFactory()
    CasePageFactory(parent=index, title="Place")
    CasePageFactory(parent=index, title="Priority", municipalities=["Hanko"], priority=priority)
    themed = CasePageFactory(parent=index, title="Theme", municipalities=["Hanko"])
    themed.themes = [theme]
    themed.save()
    case = CasePageFactory(parent=index, priority=priority)
    case.themes = [theme]
    case.save()
    assert [other.title for other in case.related()] == ["Theme", "Priority", "Place"]


def test_a_case_shows_why_others_stand_beside_it(client, homes):
    index = CaseIndexPageFactory(parent=homes["en"])
    priority = PriorityFactory(name="Climate")
    CasePageFactory(parent=index, priority=priority)
    case = CasePageFactory(parent=index, priority=priority)
    assert "Same priority: Climate" in client.get(case.url).text


def neighbours(client, post) -> dict[str, str]:
    links = soup(client.get(post.url)).select(".neighbours a")
    return {link["rel"][0]: link.b.get_text() for link in links}


def test_a_post_leads_to_the_one_before_and_the_one_after(client, index):
    first, second, third = [make(index, f"Of {day} May", date=date(2026, 5, day)) for day in (1, 2, 3)]
    assert neighbours(client, first) == {"next": "Of 2 May"}
    assert neighbours(client, second) == {"prev": "Of 1 May", "next": "Of 3 May"}
    assert neighbours(client, third) == {"prev": "Of 2 May"}


def test_posts_of_one_day_stand_in_the_order_of_the_listing(client, index):
    posts = [make(index, title) for title in ("First", "Second", "Third")]
    assert neighbours(client, posts[1]) == {"prev": "First", "next": "Third"}


def test_a_draft_is_nobodys_neighbour(client, index):
    make(index, "Draft", date=date(2026, 5, 1), live=False)
    post = make(index, "Post", date=date(2026, 5, 2))
    assert neighbours(client, post) == {}


def test_an_untranslated_post_shows_its_priority_in_the_visitors_language(client, index):
    post = make(index, "Post", priority=PriorityFactory(name="Climate"))
    sites.alias_everywhere(index)
    sites.alias_everywhere(post)
    finnish = sites.translate(post.priority, "fi", name="Ilmasto", slug="ilmasto")
    html = client.get("/fi/news/post/").text
    assert "Ilmasto" in html
    assert f"/{finnish.slug}/" in html
