"""An author writes a case, a moderator publishes it, and visitors read it in every language."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.helpers import address

TITLE = "Sea water warms the harbour of Inkoo"
SUMMARY = "Heat pumps take warmth from the bay and give it to forty houses."


def open_new_case(page: Page) -> None:
    page.goto("/admin/pages/")
    page.get_by_role("link", name="Explore child pages of 'Cases'").click()
    page.get_by_role("link", name="Add child page").first.click()
    page.wait_for_url("**/add/cases/casepage/**")


def choose_action(page: Page, name: str) -> None:
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name=name, exact=True).click()


def message(page: Page, kind: str = "success") -> Locator:
    return page.locator(f".messages .{kind}")


def write(page: Page, field: str, text: str) -> None:
    """Type into a rich text field, and wait until the form has it: the editor hands it over with a delay."""
    page.locator(f"[data-contentpath={field}] [role=textbox]").click()
    page.keyboard.type(text)
    expect(page.locator(f"input[name={field}]")).to_have_value(re.compile(re.escape(text)))


def fill_but_for_the_priority(page: Page, title: str) -> None:
    page.get_by_role("textbox", name="Title*").fill(title)
    page.get_by_role("textbox", name="Summary*").fill(SUMMARY)
    page.get_by_role("checkbox", name="Low-carbon industry").check()
    write(page, "problem", "The houses burnt oil.")
    write(page, "solution", "Now the bay warms them.")
    page.get_by_role("tab", name="Facts").click()
    page.get_by_role("textbox", name="Date*").fill("2026-11-20")
    page.keyboard.press("Escape")  # closes the calendar
    expect(page.get_by_role("textbox", name="Date*")).to_have_value("2026-11-20")
    expect(page.locator("input[name=slug]")).not_to_have_value("")
    page.get_by_role("checkbox", name="Inkoo").check()
    page.get_by_role("tab", name="Content").click()


def choose_priority(page: Page, name: str) -> None:
    page.get_by_role("button", name="Choose priority").click()
    page.get_by_role("dialog").get_by_role("link", name=name, exact=True).click()
    expect(page.locator("[data-contentpath=priority]")).to_contain_text(name)


def test_a_case_goes_from_its_author_by_a_moderator_to_the_visitors(sign_in, visitor):
    author = sign_in("author")
    open_new_case(author)
    fill_but_for_the_priority(author, TITLE)
    choose_priority(author, "Climate Neutrality")
    author.get_by_role("button", name="Save draft").click()
    author.wait_for_url("**/edit/")
    expect(message(author)).to_contain_text(TITLE)

    author.get_by_role("button", name="Toggle preview").click()
    preview = author.frame_locator("#w-preview-iframe")
    expect(preview.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(preview.get_by_text("Now the bay warms them.")).to_be_visible()

    path = f"{address('pages/cases', 'en')}sea-water-warms-the-harbour-of-inkoo/"
    assert author.request.get(path).status == 404
    choose_action(author, "Submit to Moderators approval")
    expect(message(author)).to_contain_text("submitted for moderation")

    moderator = sign_in("moderator")
    awaiting = moderator.get_by_role("region", name="Awaiting your review")
    awaiting.get_by_role("link", name=TITLE).click()
    choose_action(moderator, "Approve and Publish")
    expect(message(moderator)).to_contain_text(TITLE)

    visitor.goto(address("pages/cases", "en"))
    visitor.get_by_role("main").get_by_role("link", name=TITLE).click()
    visitor.wait_for_url(f"**{path}")
    expect(visitor.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(visitor.get_by_role("main")).to_contain_text("Climate Neutrality")
    expect(visitor.get_by_role("main")).to_contain_text("The houses burnt oil.")

    visitor.locator("header a[hreflang=fi]").click()
    visitor.wait_for_url(f"**{address('pages/cases', 'fi')}sea-water-warms-the-harbour-of-inkoo/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(visitor.locator(".language-notice")).to_be_visible()


def test_a_case_without_priority_is_saved_but_not_submitted_and_the_error_says_why(sign_in):
    author = sign_in("author")
    open_new_case(author)
    fill_but_for_the_priority(author, "A case that lacks its priority")
    choose_action(author, "Submit to Moderators approval")
    expect(message(author, "error")).to_contain_text("validation errors")
    errors = author.locator("[data-field-errors] .error-message")
    expect(errors).to_have_text("Choose the strategic priority this case serves. No case is published without one.")
    expect(author.locator("[data-contentpath=priority]").locator(errors)).to_be_visible()

    author.get_by_role("button", name="Save draft").click()
    author.wait_for_url("**/edit/")
    expect(message(author)).to_contain_text("A case that lacks its priority")


def test_an_author_is_offered_no_way_to_publish(sign_in):
    author = sign_in("author")
    open_new_case(author)
    author.get_by_role("button", name="More actions").click()
    expect(author.get_by_role("button", name="Submit to Moderators approval")).to_be_visible()
    assert author.get_by_role("button", name=re.compile("publish", re.IGNORECASE)).count() == 0
