"""The listing of posts by kind, year, author and priority: in the address, together, with counts that follow."""

from datetime import date

import pytest

from tests import sites
from tests.factories import BlogIndexPageFactory, BlogPageFactory, PersonFactory, PriorityFactory
from tests.translation.reading import alternates, canonical, language_menu, soup


@pytest.fixture
def index(homes):
    return BlogIndexPageFactory(parent=homes["en"])


@pytest.fixture
def posts(index):
    """Two kinds, two years, two authors, two priorities."""
    anna, bo = PersonFactory(name="Anna Aalto"), PersonFactory(name="Bo Berg")
    climate, city = PriorityFactory(slug="climate", name="Climate"), PriorityFactory(slug="city", name="City")
    for title, kind, year, author, priority in [
        ("A", "news", 2025, anna, climate),
        ("B", "news", 2026, anna, city),
        ("C", "blog", 2026, bo, climate),
        ("D", "blog", 2026, anna, climate),
        ("E", "interview", 2026, None, None),
    ]:
        BlogPageFactory(parent=index, title=title, kind=kind, date=date(year, 5, 4), author=author, priority=priority)


def titles(response) -> list[str]:
    assert response.status_code == 200
    return sorted(post.title for post in response.context["listing"])


def counts(response, facet: str) -> dict[str, int]:
    return {option.value: option.count for option in response.context["filters"].facet(facet).options if option.count}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "ABCDE"),
        ("kind=news", "AB"),
        ("year=2026", "BCDE"),
        ("author=anna-aalto", "ABD"),
        ("priority=climate", "ACD"),
        ("kind=blog&year=2026&author=anna-aalto&priority=climate", "D"),
        ("kind=interview&author=bo-berg", ""),
        ("kind=&year=2025&author=&priority=", "A"),
    ],
)
def test_the_filters_narrow_together(client, posts, query, found):
    assert titles(client.get(f"/en/news/?{query}")) == list(found)


def test_counts_follow_the_other_filters_but_not_their_own(client, posts):
    response = client.get("/en/news/?kind=blog&priority=climate")
    assert counts(response, "kind") == {"news": 1, "blog": 2}
    assert counts(response, "priority") == {"climate": 2}
    assert counts(response, "author") == {"anna-aalto": 1, "bo-berg": 1}
    assert counts(response, "year") == {"2026": 2}


def test_the_form_holds_what_is_chosen_and_works_by_itself(client, posts):
    document = soup(client.get("/en/news/?kind=blog&author=bo-berg"))
    form = document.select_one("form.post-filters")
    assert (form["method"], form["action"]) == ("get", "/en/news/")
    assert form.select_one('input[name="kind"]')["value"] == "blog"
    assert [option["value"] for option in form.select("option[selected]")] == ["bo-berg"]
    assert form.select_one("button[type=submit]")
    for select in form.select("select"):
        assert form.select_one(f'label[for="{select["id"]}"]'), select["id"]


def test_a_kind_is_one_link_that_keeps_the_other_choices(client, posts):
    document = soup(client.get("/en/news/?kind=blog&year=2026"))
    links = {link.get_text(" ", strip=True): link["href"] for link in document.select(".choices a")}
    assert links["All"] == "?year=2026"
    assert links["News 1"] == "?year=2026&kind=news"
    assert document.select_one('.choices [aria-current="true"]').get_text(" ", strip=True) == "Blog post 2"


def test_each_choice_can_be_taken_away_and_all_of_them(client, posts):
    document = soup(client.get("/en/news/?kind=blog&year=2026"))
    assert [link["href"] for link in document.select(".chips a")] == ["?year=2026", "?kind=blog", "/en/news/"]


@pytest.mark.parametrize(
    "query", ["kind=nonsense", "year=1066", "author=nobody", "priority=%3Cscript%3Ealert(1)", "year=2026&year=2025"]
)
def test_what_does_not_exist_is_left_out_with_a_note(client, posts, query):
    response = client.get(f"/en/news/?{query}")
    assert titles(response) in (list("ABCDE"), list("BCDE"))
    assert "Some filters in the address do not exist; they were left out." in response.text
    assert "<script>alert" not in response.text


def test_without_choices_there_is_no_note_and_the_page_may_be_indexed(client, posts):
    response = client.get("/en/news/?utm_source=elsewhere")
    assert "do not exist" not in response.text
    assert not soup(response).select('meta[name="robots"]')
    assert canonical(soup(response)).endswith("/en/news/")


def test_a_filtered_listing_is_not_indexed_and_claims_no_other_language(client, posts):
    document = soup(client.get("/en/news/?year=2026&kind=news&nonsense=1&page=1"))
    assert document.select_one('meta[name="robots"]')["content"] == "noindex, follow"
    assert canonical(document).endswith("/en/news/?kind=news&year=2026")
    assert alternates(document) == {}


def test_a_later_page_is_its_own_address(client, index):
    BlogPageFactory.create_batch(10, parent=index)
    document = soup(client.get("/en/news/?page=2"))
    assert canonical(document).endswith("/en/news/?page=2")
    assert not document.select('meta[name="robots"]')


def test_the_pager_keeps_the_filters(client, index):
    BlogPageFactory.create_batch(10, parent=index, kind="blog")
    assert 'href="?kind=blog&amp;page=2"' in client.get("/en/news/?kind=blog").text


def test_switching_the_language_keeps_the_choices(client, index):
    author = PersonFactory()
    BlogPageFactory(parent=index, author=author)
    sites.translate(index, "fi", slug="uutiset")
    menu = language_menu(soup(client.get("/en/news/?author=adviser")))
    assert menu == {"en": "/en/news/?author=adviser", "fi": "/fi/uutiset/?author=adviser", "sv": "/sv/"}


def test_a_choice_means_the_same_in_another_language(client, index):
    post = BlogPageFactory(parent=index, author=PersonFactory(), priority=PriorityFactory(slug="climate"))
    sites.translate(index, "fi", slug="uutiset")
    sites.translate(post.priority, "fi", slug="ilmasto", name="Ilmasto")
    sites.translate(post, "fi", title="Lämpö")
    response = client.get("/fi/uutiset/?author=adviser&priority=climate")
    assert titles(response) == ["Lämpö"]
    assert [option.label for _facet, option in response.context["filters"].chosen] == ["Asiantuntija", "Ilmasto"]


def test_drafts_are_neither_listed_nor_counted_nor_a_choice(client, index):
    BlogPageFactory(parent=index, title="Draft", author=PersonFactory(), date=date(2020, 1, 1), live=False)
    response = client.get("/en/news/?year=2020")
    assert titles(response) == []
    assert response.context["filters"].unknown
    assert response.context["filters"].facet("author").options == []


def test_nothing_found_says_how_to_go_on(client, posts):
    html = client.get("/en/news/?kind=interview&author=bo-berg").text
    assert "No post fits all of these. Take one of the filters away." in html
