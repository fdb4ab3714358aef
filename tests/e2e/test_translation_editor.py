"""The translation editor in the browser: saving by itself, keys, choosing a picture, every width and scheme."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.e2e.helpers import has_focus, heading, tab_to
from tests.e2e.test_accessibility import COLOUR_RULES, DESKTOP, PHONE, RULES, SCHEMES, show
from tests.e2e.test_translator import open_to_edit

# Each test has a page of its own, whose text no other test looks at.
SAVED, KEYS, PICTURE, LOOKS = "cases/omastadi", "cases/light-rail-15", "blog/why-resource-wisdom", "cases/katri-vala"


def opened(page: Page, key: str) -> Page:
    open_to_edit(page, heading(key, "fi"))
    page.locator("#te-form").wait_for()
    return page


def field(page: Page, name: str) -> Locator:
    return page.get_by_role("textbox", name=f"Translation of: {name}")


def row_of(page: Page, of: Locator) -> Locator:
    return page.locator("[data-te-row]").filter(has=of)


def test_a_segment_is_saved_on_leaving_it_and_that_is_heard(sign_in):
    page = opened(sign_in("translator"), SAVED)
    title = field(page, "Title")
    title.fill("Uusi otsikko")
    page.keyboard.press("Tab")
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()

    page.reload()

    expect(title).to_have_value("Uusi otsikko")


def test_the_keys_save_go_on_and_take_what_the_memory_has(sign_in):
    page = opened(sign_in("translator"), KEYS)
    title, summary = field(page, "Title"), field(page, "Summary")
    before = title.input_value()
    title.fill("")
    summary.fill("")
    tab_to(page, page.get_by_role("button", name="Publish", exact=True), at_most=400)
    expect(row_of(page, summary).locator(".te-badge")).to_have_text("To translate")
    page.reload()
    assert has_focus(title), "it begins at the first one to do"

    page.keyboard.press("Alt+Digit1")
    expect(title).to_have_value(before)
    page.keyboard.press("Control+Enter")

    expect(row_of(page, title).locator(".te-badge")).to_have_text("Translated")
    expect(summary).to_be_focused()


def test_what_could_not_be_saved_stays_and_leaving_asks(sign_in):
    page = opened(sign_in("translator"), SAVED)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.context.set_offline(True)
    summary = field(page, "Summary")
    summary.fill("Tämä jää kenttään.")
    page.keyboard.press("Tab")
    expect(page.get_by_role("status").filter(has_text="Not saved")).to_be_visible()
    page.context.set_offline(False)

    page.get_by_role("link", name="To do").click()

    expect(summary).to_have_value("Tämä jää kenttään.")
    page.wait_for_timeout(0)
    assert asked == ["beforeunload"]


def test_a_picture_is_chosen_for_the_language(sign_in):
    page = opened(sign_in("translator"), PICTURE)
    row = page.locator(".te-row--choice").filter(has=page.locator("img")).first
    expect(row).to_contain_text("As in the source")
    row.get_by_role("button", name="Choose another for this language").click()
    page.get_by_role("dialog").locator(".image-choice, [data-chooser-modal-choice]").last.click()
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
