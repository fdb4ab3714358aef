"""A post's body as feeds carry it: plain HTML that is safe anywhere and whose links are absolute."""

import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Comment
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import translation

# What belongs to the site rather than to the text. A contact's details are not sent where they cannot be taken back.
LEFT_OUT = {"contact", "related_pages", "call_to_action"}
TEXT = "p h2 h3 h4 ul li b strong i em br blockquote details summary figure figcaption"
TABLE = "table caption thead tbody tr dl dt dd"
KEPT: dict[str, set[str]] = {
    **{name: set() for name in f"{TEXT} {TABLE}".split()},
    "ol": {"start"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"scope", "colspan", "rowspan"},
    "time": {"datetime"},
}
EVERYWHERE = {"lang"}
DROPPED = {"script", "style", "svg", "button", "form", "input", "iframe", "object", "template", "noscript", "source"}
SCHEMES = {"http", "https", "mailto", "tel"}


def as_content(post: Any, request: HttpRequest) -> str:
    """The body of a post as HTML for other places, in its own language; empty without one."""
    blocks = [block for block in post.body if block.block_type not in LEFT_OUT]
    with translation.override(post.content_language):
        html = render_to_string("components/body.html", {"body": blocks, "page": post}, request=request)
    return plain(html, post.full_url)


def plain(html: str, base: str) -> str:
    """`html` with only the elements and attributes in KEPT, its addresses absolute by `base`.

    Other elements leave their text, those in DROPPED and those that are hidden leave nothing.
    """
    document = BeautifulSoup(html, "html.parser")
    for comment in document.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for element in document.find_all(True):
        if element.decomposed:
            continue
        if element.name in DROPPED or "hidden" in element.attrs or element.get("aria-hidden") == "true":
            element.decompose()
        elif element.name not in KEPT:
            element.unwrap()
        else:
            allowed = KEPT[element.name] | EVERYWHERE
            element.attrs = {name: value for name, value in element.attrs.items() if name in allowed}
            for name in ("href", "src"):
                if name in element.attrs:
                    absolute = urljoin(base, str(element[name]))
                    element[name] = absolute
                    if urlsplit(absolute).scheme not in SCHEMES:
                        del element[name]
    return re.sub(r"\s*\n\s*", "\n", str(document)).strip()
