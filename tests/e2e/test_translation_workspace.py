"""The translators' workspace in a browser: found, read by everybody, filtered, worked in by keyboard."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.helpers import heading, tab_to
from tests.e2e.test_accessibility import in_every_look

# Nobody has translated them; no other test of the browser begins them.
POST, CASE = "blog/baltic-cooperation", "cases/hydrogen-valley"


def open_workspace(page: Page) -> None:
    page.get_by_role("link", name="Translations", exact=True).first.click()
    page.wait_for_url("**/admin/translation/")


def row(page: Page, title: str, language: str):
    return page.get_by_role("row").filter(has_text=title).filter(has_text=language)


@pytest.mark.parametrize("address", ["/admin/translation/?state=all", "/admin/translation/parity/fi/sv/", "/admin/"])
def test_it_breaks_no_rule_of_accessibility(sign_in, address):
    page = sign_in("moderator")
    page.goto(address)

    assert in_every_look(page) == {}


def test_a_number_leads_to_its_texts_and_one_press_begins_one(sign_in):
    page = sign_in("translator-sv")
    open_workspace(page)
    page.get_by_role("region", name="Swedish").get_by_role("link", name="not started").click()
    page.wait_for_url("**/?language=sv&state=not_started")
    start = page.get_by_role("button", name=f"Start translating {heading(POST, 'en')}, Swedish")

    tab_to(page, start, at_most=120)
    page.keyboard.press("Enter")

    page.wait_for_url("**/edit/")
    open_workspace(page)
    begun = row(page, heading(POST, "en"), "Swedish")
    expect(begun).to_contain_text("in work")
    expect(begun).to_contain_text("translator-sv")
    begun.get_by_role("link", name=heading(POST, "en"), exact=True).click()
    page.wait_for_url("**/edit/")


def test_a_moderator_filters_and_gives_texts_to_a_translator(sign_in):
    page = sign_in("moderator")
    open_workspace(page)
    page.get_by_role("textbox", name="Search term").fill(heading(CASE, "en"))
    page.wait_for_url("**?q=*")
    given = row(page, heading(CASE, "en"), "Finnish")
    expect(page.locator(".work-list tbody tr")).to_have_count(2)

    given.get_by_role("checkbox").check()
    page.get_by_role("combobox", name="Translator").select_option("translator-fi")
    page.get_by_role("button", name="Give", exact=True).click()

    expect(page.locator(".messages .success")).to_contain_text("1 text given to translator-fi.")
    expect(row(page, heading(CASE, "en"), "Finnish")).to_contain_text("translator-fi")
    expect(row(page, heading(CASE, "en"), "Swedish")).to_contain_text("nobody")
