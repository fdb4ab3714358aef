"""What the search finds, and what it keeps to itself."""

import pytest
from django.urls import reverse
from django.utils import translation

from tests import sites
from tests.factories import CasePageFactory, StandardPageFactory


@pytest.fixture
def pages(homes):
    return sites.page_of_every_type(homes)


def found(client, query: str, language: str = "en", **more) -> list[str]:
    with translation.override(language):
        address = reverse("search")
    response = client.get(address, {"q": query, **more})
    assert response.status_code == 200
    return [page.title for page in response.context["listing"]]


def test_a_page_is_found_by_a_word_of_its_body(client, pages):
    sites.publish_body(pages["standard"], [("text", "<p>We store heat in caverns.</p>")])
    assert found(client, "caverns") == ["About"]


@pytest.mark.parametrize("field", ["problem", "solution", "transferability"])
def test_a_case_is_found_by_a_word_of_each_of_its_parts(client, pages, field):
    CasePageFactory(parent=pages["case index"], title="Found", **{field: "<p>A wintergarden.</p>"})
    assert found(client, "wintergarden") == ["Found"]


def test_a_page_is_found_by_title_and_summary(client, pages):
    StandardPageFactory(parent=pages["home"], title="Wintergarden", summary="About seaweed.")
    assert found(client, "wintergarden") == ["Wintergarden"]
    assert found(client, "seaweed") == ["Wintergarden"]


def test_capital_letters_make_no_difference(client, pages):
    StandardPageFactory(parent=pages["home"], title="Wintergarden")
    assert found(client, "WINTERgarden") == ["Wintergarden"]


def test_every_word_must_be_there(client, pages):
    StandardPageFactory(parent=pages["home"], title="Wintergarden", summary="About seaweed.")
    assert found(client, "wintergarden seaweed") == ["Wintergarden"]
    assert found(client, "wintergarden caverns") == []


def test_a_language_finds_its_own_pages(client, pages):
    for page in pages.values():
        sites.alias_everywhere(page)
    garden = StandardPageFactory(parent=pages["home"], title="Wintergarden")
    sites.translate(garden, "fi", title="Talvipuutarha", slug="talvipuutarha")
    assert found(client, "talvipuutarha", "fi") == ["Talvipuutarha"]
    assert found(client, "talvipuutarha", "en") == []
    assert found(client, "wintergarden", "en") == ["Wintergarden"]
    assert found(client, "wintergarden", "fi") == []


def test_drafts_are_not_found(client, pages):
    StandardPageFactory(parent=pages["home"], title="Wintergarden", live=False)
    assert found(client, "wintergarden") == []


def test_unpublished_changes_are_not_found(client, pages):
    page = pages["standard"]
    page.title = "Wintergarden"
    page.save_revision()
    assert found(client, "wintergarden") == []


@pytest.mark.parametrize(
    "restriction", [{"restriction_type": "login"}, {"restriction_type": "password", "password": "x"}]
)
def test_private_pages_and_those_below_them_are_not_found(client, pages, restriction):
    private = StandardPageFactory(parent=pages["home"], title="Wintergarden")
    StandardPageFactory(parent=private, title="Wintergarden shed")
    assert len(found(client, "wintergarden")) == 2
    private.view_restrictions.create(**restriction)
    assert found(client, "wintergarden") == []


def test_a_page_that_was_unpublished_is_found_no_longer(client, pages):
    page = StandardPageFactory(parent=pages["home"], title="Wintergarden")
    page.unpublish()
    assert found(client, "wintergarden") == []


def test_results_are_paged_and_each_stands_on_one_page(client, pages):
    for number in range(13):
        StandardPageFactory(parent=pages["home"], title=f"Wintergarden {number}")
    first = found(client, "wintergarden")
    second = found(client, "wintergarden", page="2")
    assert (len(first), len(second)) == (10, 3)
    assert len({*first, *second}) == 13


def test_the_number_of_results_is_said(client, pages):
    assert "1 result for “Strategy”" in client.get("/en/search/", {"q": "Strategy"}).text
    for number in range(2):
        StandardPageFactory(parent=pages["home"], title=f"Wintergarden {number}")
    assert "2 results for “wintergarden”" in client.get("/en/search/", {"q": "wintergarden"}).text


@pytest.mark.parametrize("query", [None, "", "   "])
def test_an_empty_search_asks_for_a_word(client, pages, query):
    response = client.get("/en/search/", {} if query is None else {"q": query})
    assert response.status_code == 200
    assert "Nothing was found" not in response.text
    assert "Type a word and press Search." in response.text


def test_a_search_without_results_says_so_and_helps_on(client, pages):
    html = client.get("/en/search/", {"q": "qwertyuiop <b>"}).text
    assert "Nothing was found for “qwertyuiop &lt;b&gt;”" in html
    assert "Try fewer or other words" in html
    assert 'value="qwertyuiop &lt;b&gt;"' in html


def test_results_are_kept_from_search_engines(client, pages):
    assert '<meta name="robots" content="noindex, follow">' in client.get("/en/search/", {"q": "case"}).text


def test_an_untranslated_result_says_so(client, pages):
    for page in pages.values():
        sites.alias_everywhere(page)
    with translation.override("sv"):
        address = reverse("search")
    response = client.get(address, {"q": "Strategy"})
    assert 'lang="en">Strategy</a>' in response.text
