"""The case explorer, used with a mouse, with the keyboard alone, and without JavaScript."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.helpers import address, has_focus, tab_to

INDEX = address("pages/cases", "en")


def test_a_choice_updates_the_page_in_place_and_the_address(visitor: Page):
    visitor.goto(INDEX)
    visitor.evaluate("window.stillTheSamePage = true")
    visitor.get_by_role("checkbox", name="Industrial Modernisation").check()
    visitor.wait_for_url("**/cases/?priority=industrial-modernisation")
    expect(visitor.get_by_role("status")).to_have_text(re.compile("7 cases"))
    visitor.get_by_role("checkbox", name=re.compile("^Vantaa")).check()
    visitor.wait_for_url("**?priority=industrial-modernisation&municipality=vantaa")
    expect(visitor.locator(".chip")).to_have_count(2)
    assert visitor.evaluate("window.stillTheSamePage")


def test_back_and_forward_walk_through_the_choices(visitor: Page):
    visitor.goto(INDEX)
    visitor.get_by_role("checkbox", name="Industrial Modernisation").check()
    visitor.wait_for_url("**?priority=industrial-modernisation")
    visitor.go_back()
    expect(visitor.get_by_role("checkbox", name="Industrial Modernisation")).not_to_be_checked()
    visitor.go_forward()
    expect(visitor.get_by_role("checkbox", name="Industrial Modernisation")).to_be_checked()
    expect(visitor.get_by_role("status")).to_have_text(re.compile("7 cases"))


def test_the_keyboard_alone_chooses_and_keeps_its_place(visitor: Page):
    visitor.goto(INDEX)
    choice = visitor.get_by_role("checkbox", name="Citizens' City")
    tab_to(visitor, choice)
    visitor.keyboard.press("Space")
    visitor.wait_for_url("**?priority=citizens-city")
    expect(visitor.get_by_role("status")).to_have_text(re.compile("7 cases"))
    assert has_focus(visitor.get_by_role("checkbox", name="Citizens' City"))


def test_the_keyboard_alone_uses_the_map(visitor: Page):
    visitor.goto(INDEX)
    place = visitor.locator(".region-map svg a[aria-label^='Porvoo']")
    tab_to(visitor, place, at_most=120)
    visitor.keyboard.press("Enter")
    visitor.wait_for_url("**?municipality=porvoo")
    expect(visitor.get_by_role("status")).to_have_text(re.compile("2 cases"))


def test_words_are_searched_within_the_choices(visitor: Page):
    visitor.goto(f"{INDEX}?priority=industrial-modernisation")
    field = visitor.get_by_label("Search in the cases")
    field.fill("quantum")
    field.press("Enter")
    visitor.wait_for_url("**?q=quantum&priority=industrial-modernisation")
    expect(visitor.locator(".explorer-results .card").first).to_be_visible()


def test_saved_cases_make_a_list_with_an_address_of_its_own(visitor: Page):
    visitor.goto(INDEX)
    titles = visitor.locator(".card-title").all_inner_texts()[:2]
    for number in range(2):
        visitor.locator(".save-case").nth(number).click()
    visitor.get_by_role("link", name="My list (2)").click()
    visitor.wait_for_url("**/cases/list/?case=*&case=*")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("My list of cases")
    assert visitor.locator(".card-title").all_inner_texts() == titles
    # the address alone is the list: another browser shows the same
    assert visitor.evaluate("localStorage.length") == 1


@pytest.fixture
def plain(browser: Browser, browser_context_args):
    """A visitor without JavaScript."""
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    yield context.new_page()
    context.close()


def test_without_javascript_the_form_does_the_same(plain: Page):
    plain.goto(INDEX)
    plain.get_by_role("checkbox", name="Industrial Modernisation").check()
    plain.get_by_role("button", name="Show cases").click()
    plain.wait_for_url("**priority=industrial-modernisation**")
    expect(plain.get_by_role("status")).to_have_text(re.compile("7 cases"))
    plain.locator(".chip").first.click()
    expect(plain.locator(".chip")).to_have_count(0)


def test_another_language_keeps_the_choices(visitor: Page):
    visitor.goto(f"{INDEX}?priority=industrial-modernisation&municipality=vantaa")
    visitor.locator("header a[hreflang=sv]").click()
    visitor.wait_for_url("**/sv/exempel/?priority=industrial-modernisation&municipality=vantaa")
    expect(visitor.locator(".chip")).to_have_count(2)
