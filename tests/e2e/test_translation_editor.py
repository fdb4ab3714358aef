"""The translation editor in the browser: saving by itself, keys, choosing a picture, every width and scheme."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.e2e.helpers import heading
from tests.e2e.test_accessibility import COLOUR_RULES, DESKTOP, PHONE, RULES, SCHEMES, show
from tests.e2e.test_translator import open_to_edit

# Each test has a page of its own, whose text no other test looks at.
SAVED, KEYS, PICTURE, LOOKS = "cases/omastadi", "cases/light-rail-15", "blog/why-resource-wisdom", "cases/katri-vala"


def opened(page: Page, key: str) -> Page:
    open_to_edit(page, heading(key, "fi"))
    return ready(page)


def ready(page: Page) -> Page:
    """The page, once its scripts have run: what is typed before them is saved with the form only."""
    page.locator("#te-form").wait_for()
    page.wait_for_load_state()
    return page


def field(page: Page, name: str) -> Locator:
    return page.get_by_role("textbox", name=f"Translation of: {name}")


def row_of(page: Page, of: Locator) -> Locator:
    return page.locator("[data-te-row]").filter(has=of)


def badge(page: Page, of: Locator) -> Locator:
    return row_of(page, of).locator(".te-badge")


def test_a_segment_is_saved_on_leaving_it_and_what_could_not_be_saved_is_not_lost(sign_in):
    page = opened(sign_in("translator"), SAVED)
    summary = field(page, "Summary")
    summary.fill("Uusi tiivistelmä.")
    page.keyboard.press("Tab")
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    page.reload()
    ready(page)
    expect(summary).to_have_value("Uusi tiivistelmä.")

    page.context.set_offline(True)
    summary.fill("Tämä jää kenttään.")
    page.keyboard.press("Tab")
    expect(page.get_by_role("status").filter(has_text="Not saved")).to_be_visible()
    page.context.set_offline(False)
    page.on("dialog", lambda dialog: dialog.dismiss())
    with page.expect_event("dialog") as asked:
        page.get_by_role("link", name="To do").click()

    assert asked.value.type == "beforeunload"
    expect(summary).to_have_value("Tämä jää kenttään.")


def test_it_begins_at_the_first_one_to_do_and_a_key_saves_and_goes_on(sign_in):
    page = opened(sign_in("translator"), KEYS)
    title, summary = field(page, "Title"), field(page, "Summary")
    for each in (title, summary):
        each.fill("")
        page.keyboard.press("Tab")
        expect(badge(page, each)).to_have_text("To translate")
    page.reload()
    ready(page)
    expect(title).to_be_focused()

    title.fill("Pikaraitiolinja 15")
    page.keyboard.press("Control+Enter")

    expect(badge(page, title)).to_have_text("Translated")
    expect(summary).to_be_focused()


def test_a_picture_is_chosen_for_the_language(sign_in):
    page = opened(sign_in("translator"), PICTURE)
    row = page.locator(".te-row--choice").filter(has=page.locator("img")).first
    expect(row).to_contain_text("As in the source")
    row.get_by_role("button", name="Choose another for this language").click()
    page.get_by_role("dialog").locator("[data-chooser-modal-choice]").first.click()
    expect(row.locator(".chosen")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).last.click()

    expect(page.locator(".messages .success")).to_contain_text("1 text was saved")
    expect(row.locator(".chosen")).to_be_visible()


@pytest.mark.parametrize("key", [LOOKS, PICTURE])
def test_the_editor_breaks_no_rule_in_any_width_and_scheme(sign_in, key):
    page = opened(sign_in("translator"), key)
    floating = ".te-more, .te-keys, .te-review-comment"
    page.locator(f".te details:not({floating})").evaluate_all("all => all.map(one => one.open = true)")
    found = {}
    for width in (PHONE, DESKTOP):
        for scheme in SCHEMES:
            show(page, width, scheme)
            assert page.evaluate("document.scrollingElement.scrollWidth") <= width
            rules = RULES if scheme == "light" else COLOUR_RULES
            # the frame around it is Wagtail's
            for rule in Axe().run(page, context={"include": [[".te"]]}, options=rules).response["violations"]:
                found[f"{width} px, {scheme}: {rule['id']}"] = [node["target"] for node in rule["nodes"]]
    assert found == {}
