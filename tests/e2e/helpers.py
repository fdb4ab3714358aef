"""What the browser tests share: where the trying-out pages stand, and what a keyboard and a reader of the page see."""

from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Locator, Page

from core.languages import CODES, SOURCE
from demo.reading import Document, read

# One page of every type; "untranslated" is an alias in Finnish and Swedish.
EXAMPLES = {
    "home": "pages/home",
    "standard": "pages/take-part",
    "strategy": "pages/strategy",
    "case index": "pages/cases",
    "case": "cases/quantum-computer",
    "blog index": "pages/blog",
    "post": "blog/how-we-choose-cases",
    "untranslated": "cases/hydrogen-valley",
}
PARENTS = {"cases": "pages/cases", "blog": "pages/blog"}


def document(key: str, language: str) -> Document:
    """The text that the page `key` shows in `language`: the source's, where it is not translated."""
    found = read(key, language) or read(key, SOURCE)
    assert found, f"The trying-out content has no page {key!r}."
    return found


def address(key: str, language: str) -> str:
    """The path of a page of the trying-out content: "/fi/esimerkit/robottibussit/"."""
    if key == "pages/home":
        return f"/{language}/"
    parent = PARENTS.get(key.split("/")[0], "pages/home")
    return f"{address(parent, language)}{document(key, language).need('slug')}/"


def heading(key: str, language: str) -> str:
    """The text of the page's h1."""
    found = document(key, language)
    return found.need("hero")["heading"] if key == "pages/home" else found.need("title")


def translated_into(key: str) -> list[str]:
    """The languages in which the page has a text of its own."""
    return [language for language in CODES if read(key, language)]


def search_address(language: str, query: str = "") -> str:
    with translation.override(language):
        return reverse("search") + (f"?q={query}" if query else "")


def topic_address(language: str) -> str:
    """The landing page of Porvoo (Borgå in Swedish)."""
    with translation.override(language):
        return reverse("municipality", args=["borga" if language == "sv" else "porvoo"])


def has_focus(element: Locator) -> bool:
    return element.evaluate("element => element === document.activeElement")


def tab_to(page: Page, element: Locator, at_most: int = 80) -> None:
    """Press Tab until `element` has the focus, as somebody without a mouse does."""
    for _press in range(at_most):
        page.keyboard.press("Tab")
        if has_focus(element):
            return
    raise AssertionError(f"{element} is not reached by {at_most} presses of Tab.")
