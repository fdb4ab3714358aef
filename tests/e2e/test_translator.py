"""A translator works in the pages of a language, and in no others."""

from playwright.sync_api import Page, expect

from tests.e2e.helpers import heading


def open_to_edit(page: Page, title: str) -> None:
    page.goto(f"/admin/pages/search/?q={title}")
    page.get_by_role("main").get_by_role("link", name=title).first.click()


def test_a_translator_cannot_open_the_english_source(sign_in):
    moderator, translator = sign_in("moderator"), sign_in("translator")
    open_to_edit(moderator, heading("blog/open-data-mobility", "en"))
    moderator.wait_for_url("**/edit/")
    translator.goto(moderator.url)
    expect(translator.locator(".messages")).to_contain_text("you do not have permission")
