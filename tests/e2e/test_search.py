"""A visitor without a mouse finds a case by a word of its text, in each language."""

import pytest
from playwright.sync_api import expect

from tests.e2e.helpers import address, document, heading, search_address, tab_to

CASE = "cases/quantum-computer"
# Each stands in the body of the case, in this very form, and nowhere else on the page.
WORDS = {"en": "absolute zero", "fi": "koteloidaan", "sv": "kapslas"}


@pytest.mark.parametrize("language", WORDS)
def test_a_case_is_found_by_a_word_of_its_body_with_the_keyboard_alone(visitor, language):
    word, text = WORDS[language], document(CASE, language)
    assert word in text.text
    assert word not in str(text.meta)

    visitor.goto(f"/{language}/")
    tab_to(visitor, visitor.locator(f"header a[href='{search_address(language)}']"))
    visitor.keyboard.press("Enter")
    visitor.wait_for_url(f"**{search_address(language)}")
    tab_to(visitor, visitor.get_by_role("search").get_by_role("searchbox"))
    visitor.keyboard.type(word)
    visitor.keyboard.press("Enter")
    visitor.wait_for_url("**?q=*")
    tab_to(visitor, visitor.get_by_role("main").get_by_role("link", name=heading(CASE, language), exact=True))
    visitor.keyboard.press("Enter")
    visitor.wait_for_url(f"**{address(CASE, language)}")
    expect(visitor.get_by_role("heading", level=1)).to_have_text(heading(CASE, language))


@pytest.mark.parametrize("language", WORDS)
def test_results_are_of_the_visitors_language_only(visitor, language):
    visitor.goto(search_address(language, WORDS[language]))
    paths = visitor.locator(".search-results h2 a").evaluate_all("all => all.map(one => one.pathname)")
    assert paths
    assert [path for path in paths if not path.startswith(f"/{language}/")] == []


def test_a_search_that_finds_nothing_says_so_and_offers_the_form_again(visitor):
    visitor.goto(search_address("en", "qqqqqq"))
    expect(visitor.get_by_role("main").get_by_role("status")).to_contain_text("qqqqqq")
    expect(visitor.get_by_role("searchbox")).to_have_value("qqqqqq")
    assert visitor.locator(".search-results").count() == 0
