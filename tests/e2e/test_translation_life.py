"""The whole life of a translation: what an author changes, a translator hears of, mends and publishes.

And what it costs the translator: from a changed sentence to a public page in a few clicks and one text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.e2e.helpers import address, heading
from tests.e2e.test_translator import open_to_edit

# No other test of the browser looks at these pages' texts.
LIFE, EFFORT = "cases/data-centre-heat", "blog/circular-food"

# Nearly the text for search engines of the same page, which the memory knows: with other numbers, and with a term.
ENGLISH = (
    "Waste heat from two Microsoft data centres is to cover about 45% of district heating in Espoo, Kirkkonummi and "
    "Kauniainen, says the Helsinki-Uusimaa Regional Council."
)
REMEMBERED = "Microsoftin kahden datakeskuksen hukkalämmöllä on määrä kattaa noin 40 %"
GOOD = "Kahden datakeskuksen hukkalämmön on määrä kattaa noin 45 % kaukolämmöstä, kertoo Uudenmaan liitto."


def publish_summary(page: Page, key: str, text: str) -> None:
    """As those who publish in English do."""
    open_to_edit(page, heading(key, "en"))
    page.get_by_role("textbox", name="Summary*").fill(text)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(".messages .success")).to_be_visible()


def up_to_date(page: Page) -> int:
    """How many Finnish texts the workspace says are up to date."""
    card = page.get_by_role("region", name="Finnish", exact=True).locator(".work-lead")
    found = re.search(r"\((\d+)\)", card.inner_text())
    assert found
    return int(found[1])


def mended(page: Page, text: str) -> None:
    """The field's text is another, and is sent for publication."""
    page.get_by_role("textbox", name="Translation of: Summary").fill(text)
    page.get_by_role("button", name="Publish", exact=True).click()


def test_a_change_goes_from_its_author_by_a_translator_to_the_visitors(
    sign_in: Callable[[str], Page], mails: Callable[[str], list[str]], visitor: Page
):
    public = address(LIFE, "fi")
    publish_summary(sign_in("moderator"), LIFE, ENGLISH)

    # visitors read what was there before, and that it is old
    visitor.goto(public)
    expect(visitor.locator(".lead")).not_to_have_text(ENGLISH)
    expect(visitor.locator(".language-notice")).to_be_visible()

    # the translator hears of it
    [mail] = [each for each in mails("translator-fi@example.org") if heading(LIFE, "en") in each]
    assert "1 segment to translate or to look at." in mail
    workspace = urlsplit(mail.split("All texts:")[1].split()[0]).path

    # and finds the one segment, what has changed in it, and the agreed terms
    page = sign_in("translator-fi")
    page.goto(workspace)
    before = up_to_date(page)
    page.get_by_role("link", name=heading(LIFE, "en"), exact=True).click()
    page.locator("#te-form").wait_for()
    page.wait_for_load_state()
    row = page.locator("[data-te-row][data-state=changed]")
    expect(row).to_have_count(1)
    expect(row.locator("ins", has_text="45").first).to_be_visible()
    expect(row.locator("del").first).to_be_visible()
    expect(row.locator(".te-terms")).to_contain_text("Uudenmaan liitto")

    # takes what the memory has, by a key, and is stopped
    summary = row.get_by_role("textbox")
    expect(summary).to_be_focused()
    page.keyboard.press("Alt+Digit1")
    expect(summary).to_have_value(re.compile(REMEMBERED.replace(" ", r"\s")))
    mended(page, summary.input_value().rstrip(".") + ", kertoo Uudenmaan maakuntaliitto.")
    expect(page.locator(".messages .error")).to_contain_text("not published")
    found = page.locator(".te-finding--error")
    expect(found.filter(has_text="45")).to_be_visible()
    expect(found.filter(has_text="maakuntaliitto")).to_be_visible()
    visitor.reload()
    expect(visitor.locator(".language-notice")).to_be_visible()

    # mends both, and it is public
    mended(page, GOOD)
    expect(page.locator(".messages .success")).to_contain_text("was published")
    visitor.reload()
    expect(visitor.locator(".lead")).to_have_text(GOOD)
    expect(visitor.locator(".language-notice")).to_have_count(0)
    page.goto(workspace)
    assert up_to_date(page) == before + 1
    expect(page.get_by_role("link", name=heading(LIFE, "en"), exact=True)).to_have_count(0)


@dataclass
class Hand:
    """What a translator does, counted."""

    clicks: int = 0
    entries: int = 0

    def click(self, what: Locator) -> None:
        what.click()
        self.clicks += 1

    def type(self, field: Locator, text: str) -> None:
        """Into the field that has the focus already: a click to get there would be one more."""
        expect(field).to_be_focused()
        field.fill(text)
        self.entries += 1


def test_a_changed_sentence_is_public_after_five_clicks_and_one_text_at_most(sign_in, visitor):
    publish_summary(sign_in("moderator"), EFFORT, "Food travels in a circle here.")
    page, hand = sign_in("translator-fi"), Hand()

    hand.click(page.get_by_role("link", name="Translations", exact=True).first)
    hand.click(page.get_by_role("link", name=heading(EFFORT, "en"), exact=True))
    hand.type(page.get_by_role("textbox", name="Translation of: Summary"), "Ruoka kiertää täällä.")
    hand.click(page.get_by_role("button", name="Publish", exact=True))
    expect(page.locator(".messages .success")).to_contain_text("was published")

    visitor.goto(address(EFFORT, "fi"))
    expect(visitor.locator(".lead")).to_have_text("Ruoka kiertää täällä.")
    assert (hand.clicks, hand.entries) == (3, 1)
