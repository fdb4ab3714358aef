"""Reads what a visitor's browser reads from a page."""

from typing import Any

from bs4 import BeautifulSoup, Tag


def soup(response: Any) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def spoken(element: Tag) -> str:
    """The language that a screen reader takes for the element: its own lang, or the nearest ancestor's."""
    for candidate in (element, *element.parents):
        if candidate.get("lang"):
            return str(candidate["lang"])
    raise AssertionError("The page names no language.")


def find_text(document: BeautifulSoup, text: str) -> Tag:
    """The innermost element below main with exactly this text."""
    found = document.select_one("main").find_all(lambda tag: tag.get_text(strip=True) == text)
    assert found, f"{text!r} is not on the page"
    return found[-1]


def canonical(document: BeautifulSoup) -> str:
    [link] = document.select('link[rel="canonical"]')
    return str(link["href"])


def alternates(document: BeautifulSoup) -> dict[str, str]:
    """{language: address} as the head claims them."""
    links = document.select('link[rel="alternate"][hreflang]')
    found = {str(link["hreflang"]): str(link["href"]) for link in links}
    assert len(found) == len(links), "a language is claimed twice"
    return found


def language_menu(document: BeautifulSoup) -> dict[str, str]:
    """{language: address} as the visitor may choose."""
    return {str(link["lang"]): str(link["href"]) for link in document.select("nav.languages a")}
