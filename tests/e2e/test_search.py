"""A visitor without a mouse finds a case by a word of its text, in each language."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.helpers import address, document, heading, search_address, tab_to
from tests.e2e.test_accessibility import RULES

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
    tab_to(visitor, visitor.get_by_role("search").get_by_role("combobox"))
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
    paths = visitor.locator(".search-results h3 a").evaluate_all("all => all.map(one => one.pathname)")
    assert paths
    assert [path for path in paths if not path.startswith(f"/{language}/")] == []


def test_a_search_that_finds_nothing_says_so_and_offers_the_form_again(visitor):
    visitor.goto(search_address("en", "qqqqqq"))
    expect(visitor.get_by_role("main").get_by_role("status").filter(has_text="qqqqqq")).to_be_visible()
    expect(visitor.get_by_role("combobox")).to_have_value("qqqqqq")
    assert visitor.locator(".search-results").count() == 0


def test_suggestions_are_chosen_with_the_keyboard(visitor):
    visitor.goto(search_address("fi"))
    field = visitor.get_by_role("combobox")
    field.press_sequentially("kvanttit")
    options = visitor.get_by_role("option")
    expect(options.first).to_contain_text("kvanttitietokone")
    expect(field).to_have_attribute("aria-expanded", "true")
    assert Axe().run(visitor, options=RULES).response["violations"] == []

    field.press("ArrowDown")
    title = options.first.locator("span").inner_text()
    chosen = visitor.locator(f"#{field.get_attribute('aria-activedescendant')}")
    expect(chosen).to_have_attribute("aria-selected", "true")
    expect(field).to_be_focused()
    field.press("Escape")
    expect(options).to_have_count(0)
    expect(field).to_have_value("kvanttit")

    field.press("ArrowDown")
    field.press("Enter")
    expect(visitor.get_by_role("heading", level=1)).to_have_text(title)


def test_filters_work_and_are_taken_back_without_a_script(browser, site_url):
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(search_address("en", "heat"))
    number = page.locator(".search-results li").count()
    page.get_by_label("Posts").check()
    page.get_by_role("button", name="Show results").click()
    expect(page.locator(".search-results .card-meta").first).to_contain_text("Post")
    page.get_by_role("link", name="Clear all").click()
    expect(page.locator(".search-results li")).to_have_count(number)
    context.close()
