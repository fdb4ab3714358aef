"""On paper: the text with its address, and nothing to click."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.helpers import EXAMPLES, address

CASE = address("cases/varanto", "en")
NOT_PRINTED = (".site-header", ".site-footer", ".breadcrumbs", ".skip-link", ".sections", ".pager", "[data-print-page]")
PAPER = {"width": 680, "height": 960}  # A4 between its margins


@pytest.fixture
def paper(page: Page) -> Page:
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print", color_scheme="light")
    return page


def test_a_case_is_two_pages_at_most(page):
    page.goto(CASE)
    pdf = page.pdf(prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page[^s]", pdf)) <= 2


def test_a_printed_case_has_its_address_and_its_code(paper):
    paper.goto(CASE)
    expect(paper.locator(".print-head")).to_contain_text(CASE)
    assert paper.locator(".print-head .qr-code").bounding_box()["width"] > 60


def test_on_the_screen_there_is_neither(page):
    page.goto(CASE)
    expect(page.locator(".print-head")).to_be_hidden()


@pytest.mark.parametrize("key", EXAMPLES.values())
def test_what_leads_elsewhere_is_not_printed(paper, key):
    paper.goto(address(key, "fi"))
    for selector in (
        ".site-header",
        ".site-footer",
        ".breadcrumbs",
        ".skip-link",
        ".sections",
        ".pager",
        "[data-print-page]",
    ):
        for part in paper.locator(selector).all():
            expect(part).to_be_hidden()
    assert paper.evaluate("document.scrollingElement.scrollWidth") <= PAPER["width"]


def test_the_facts_stand_beside_the_story(paper):
    paper.goto(CASE)
    facts, problem = paper.locator(".facts").bounding_box(), paper.locator("#problem").bounding_box()
    assert facts["x"] > problem["x"] + 300
    assert abs(facts["y"] - problem["y"]) < 30


def test_a_source_is_printed_with_its_address(paper):
    paper.goto(CASE)
    printed = paper.locator(".sources a").first.evaluate("link => getComputedStyle(link, '::after').content")
    assert "https://www.vantaanenergia.fi/" in printed


def test_what_is_closed_on_the_screen_is_open_on_paper(paper):
    paper.goto(address("cases/katri-vala", "en"))
    assert paper.locator(".accordion details .prose").first.bounding_box()["height"] > 10


def test_a_visitor_prints_a_case_by_a_button(page):
    page.add_init_script("window.print = () => document.documentElement.dataset.printed = 'yes'")
    page.goto(CASE)
    page.locator("[data-print-page]").click()
    expect(page.locator("html")).to_have_attribute("data-printed", "yes")


def test_without_scripts_there_is_no_button(browser, browser_context_args):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    page.goto(CASE)
    expect(page.locator("[data-print-page]")).to_be_hidden()
    context.close()
