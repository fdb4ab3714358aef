"""A translator brings a changed English text into Finnish, and visitors read it."""

from playwright.sync_api import Page, expect

from tests.e2e.helpers import address, has_focus, heading

# No other test of the browser looks at this page's text.
PAGE = "blog/interview-heat"
ENGLISH = "We asked where the heat goes in a cold January."
FINNISH = "Kysyimme, minne lämpö menee kylmänä tammikuuna."


def open_to_edit(page: Page, title: str) -> None:
    page.goto(f"/admin/pages/search/?q={title}")
    page.get_by_role("main").get_by_role("link", name=title).first.click()


def test_a_changed_source_is_translated_and_published_in_the_editor(sign_in, visitor):
    moderator = sign_in("moderator")
    open_to_edit(moderator, heading(PAGE, "en"))
    moderator.get_by_role("textbox", name="Summary*").fill(ENGLISH)
    moderator.get_by_role("button", name="More actions").click()
    moderator.get_by_role("button", name="Publish", exact=True).click()
    expect(moderator.locator(".messages .success")).to_be_visible()

    # until it is translated the Finnish page shows what it showed
    visitor.goto(address(PAGE, "fi"))
    expect(visitor.get_by_role("main")).not_to_contain_text(ENGLISH)

    translator = sign_in("translator")
    open_to_edit(translator, heading(PAGE, "fi"))
    summary = translator.get_by_role("textbox", name="Translation of: Summary")
    assert has_focus(summary), "the translator types at once"
    row = translator.locator("[data-te-row]").filter(has=summary)
    expect(row.locator("ins").first).to_be_visible()
    summary.fill(FINNISH)
    translator.get_by_role("button", name="Publish", exact=True).click()
    expect(translator.locator(".messages .success")).to_be_visible()

    visitor.goto(address(PAGE, "fi"))
    expect(visitor.get_by_role("heading", level=1)).to_have_text(heading(PAGE, "fi"))
    expect(visitor.locator(".lead")).to_have_text(FINNISH)


def test_a_translator_cannot_open_the_english_source(sign_in):
    moderator, translator = sign_in("moderator"), sign_in("translator")
    open_to_edit(moderator, heading("blog/open-data-mobility", "en"))
    moderator.wait_for_url("**/edit/")
    translator.goto(moderator.url)
    expect(translator.locator(".messages")).to_contain_text("you do not have permission")
