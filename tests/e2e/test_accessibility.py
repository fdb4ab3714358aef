"""No page of any type, in any language, scheme or width, breaks a rule of WCAG 2.0 to 2.2 (A and AA) that axe knows."""

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from core.languages import CODES
from tests.e2e.helpers import EXAMPLES, address, search_address, topic_address

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# The schemes differ in nothing but colours, so in the second one only the rules about colours are asked again.
COLOUR_RULES = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
PHONE, DESKTOP = 390, 1440
SMALLEST = 320
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

ADDRESSES = {
    language: {
        **{name: address(key, language) for name, key in EXAMPLES.items()},
        "filtered posts": f"{address('pages/blog', language)}?kind=blog&year=2026&priority=nothing",
        "chosen cases": f"{address('pages/cases', language)}?priority=climate-neutrality&municipality=vantaa&q=e",
        "no case": f"{address('pages/cases', language)}?theme=quantum-computing&municipality=hanko&goal=nothing",
        "own list": f"{address('pages/cases', language)}list/",
        "topic": topic_address(language),
        "search with results": search_address(language, "espoo" if language != "sv" else "esbo"),
        "search without results": search_address(language, "qqqqqq"),
        "empty search": search_address(language),
        "not found": f"/{language}/there-is-no-such-page/",
    }
    for language in CODES
}
PAGES = [
    pytest.param(addresses[name], id=f"{language}-{name.replace(' ', '-')}")
    for language, addresses in ADDRESSES.items()
    for name in addresses
]


@pytest.fixture(scope="module")
def reader(browser: Browser, browser_context_args) -> Iterator[Page]:
    """One page for the whole file: a page is loaded once and looked at in every width and scheme."""
    context = browser.new_context(**browser_context_args)
    yield context.new_page()
    context.close()


def show(page: Page, width: int, scheme: Scheme = "light") -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)


def violations(page: Page, scheme: Scheme) -> list[str]:
    """What axe finds, a line for each element: "color-contrast: .lead (#777 on #fff is 4.4)"."""
    found = Axe().run(page, options=RULES if scheme == "light" else COLOUR_RULES).response["violations"]
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))} ({node['failureSummary']})"
        for rule in found
        for node in rule["nodes"]
    ]


def in_every_look(page: Page) -> dict[str, list[str]]:
    """{width and scheme: violations} of what the page shows now; looks without violations are left out."""
    found = {}
    for width in (PHONE, DESKTOP):
        for scheme in SCHEMES:
            show(page, width, scheme)
            found[f"{width} px, {scheme}"] = violations(page, scheme)
    return {look: lines for look, lines in found.items() if lines}


def open_all_accordions(page: Page) -> int:
    return page.locator("main details").evaluate_all("all => all.map(one => one.open = true).length")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_breaks_no_rule_in_any_width_and_scheme(reader, path):
    reader.goto(path)
    open_all_accordions(reader)
    assert in_every_look(reader) == {}


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways(reader, path):
    reader.goto(path)
    open_all_accordions(reader)
    too_wide = {}
    for width in (SMALLEST, PHONE, DESKTOP):
        show(reader, width)
        needed = reader.evaluate("document.scrollingElement.scrollWidth")
        if needed > width:
            too_wide[width] = needed
    assert too_wide == {}


@pytest.mark.parametrize("language", CODES)
def test_the_opened_phone_menu_breaks_no_rule(reader, language):
    show(reader, PHONE)
    reader.goto(f"/{language}/")
    reader.locator(".menu-button").click()
    reader.locator("#menu:popover-open").wait_for()
    found = {}
    for scheme in SCHEMES:
        show(reader, PHONE, scheme)
        found[scheme] = violations(reader, scheme)
    assert found == {"light": [], "dark": []}


def test_the_accordions_that_are_looked_at_are_open(reader):
    """The test of all pages would say nothing of an accordion's text if no example had one."""
    reader.goto(ADDRESSES["en"]["case"])
    assert open_all_accordions(reader) > 0
    assert reader.locator("main details[open] > :not(summary)").first.is_visible()


def test_an_unreadable_text_would_be_found(reader):
    """The rules do look at colours and at the size of targets, in the scheme that is shown."""
    reader.goto("/en/privacy-notice/")
    reader.add_style_tag(content="h1 { color: light-dark(#ccc, #333) !important }")
    assert any(line.startswith("color-contrast: h1") for lines in in_every_look(reader).values() for line in lines)
    assert len(in_every_look(reader)) == len((PHONE, DESKTOP)) * len(SCHEMES)
