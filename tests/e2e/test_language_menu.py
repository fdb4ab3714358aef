"""From every page the language menu leads to the same page in the other language."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from core.languages import CODES, OWN_NAMES
from tests.e2e.helpers import EXAMPLES, address, heading, translated_into

ROUND = ["fi", "sv", "en"]


def choose_language(page: Page, language: str) -> None:
    page.locator(f"header a[hreflang={language}]").get_by_text(OWN_NAMES[language], exact=True).click()


def path_of(page: Page) -> str:
    return urlsplit(page.url).path


def alternates(page: Page) -> dict[str, str]:
    """{language: path} that the page's head claims as its translations."""
    links = page.locator("head link[rel=alternate][hreflang]").evaluate_all(
        "all => all.map(one => [one.hreflang, new URL(one.href).pathname])"
    )
    return dict(links)


@pytest.mark.parametrize("key", EXAMPLES.values(), ids=[name.replace(" ", "-") for name in EXAMPLES])
def test_the_menu_leads_round_to_the_twins_of_a_page(visitor, key):
    visitor.goto(address(key, "en"))
    for language in ROUND:
        choose_language(visitor, language)
        visitor.wait_for_url(f"**{address(key, language)}")
        expect(visitor.locator("html")).to_have_attribute("lang", language)
        expect(visitor.get_by_role("heading", level=1)).to_have_text(heading(key, language))
        expect(visitor.locator("header a[hreflang][aria-current]")).to_have_text([OWN_NAMES[language]])


@pytest.mark.parametrize("key", EXAMPLES.values(), ids=[name.replace(" ", "-") for name in EXAMPLES])
def test_the_head_claims_the_true_translations_and_no_alias(visitor, key):
    true_translations = {language: address(key, language) for language in translated_into(key)}
    if key == "pages/home":
        true_translations["x-default"] = "/"
    for language in CODES:
        visitor.goto(address(key, language))
        assert alternates(visitor) == true_translations


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_an_untranslated_page_says_so_and_marks_its_text_as_english(visitor, language):
    visitor.goto(address("cases/hydrogen-valley", language))
    expect(visitor.locator("html")).to_have_attribute("lang", language)
    expect(visitor.get_by_role("heading", level=1)).to_have_attribute("lang", "en")
    expect(visitor.locator(".language-notice")).to_be_visible()
    canonical = visitor.locator("link[rel=canonical]").get_attribute("href")
    assert canonical
    assert urlsplit(canonical).path == address("cases/hydrogen-valley", "en")


def test_the_menu_of_a_page_that_does_not_exist_leads_to_the_front_pages(page):
    page.goto("/en/there-is-no-such-page/")
    choose_language(page, "fi")
    page.wait_for_url("**/fi/")
    assert path_of(page) == "/fi/"
