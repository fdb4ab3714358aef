"""What a page says to machines: JSON-LD in the vocabulary of schema.org, as dictionaries.

Every page has one graph. The organisation stands in each, and the others refer to it by its @id. `inLanguage` is the
language of the text itself: an untranslated page says the source's.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin

from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

Node = dict[str, Any]

SITE_NAME = "Helsinki Smart Region"
# inside <script> these would end the element or begin another
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def organisation_id(url: str) -> str:
    """The @id of the organisation behind the site that `url`, an absolute address, belongs to."""
    return urljoin(url, "/#organisation")


def website_id(url: str, language: str) -> str:
    return urljoin(url, f"/{language}/#website")


def organisation(url: str, settings: Any) -> Node:
    """The body behind the site; `url` is any absolute address of it, `settings` its SiteSettings or None."""
    node: Node = {
        "@type": "Organization",
        "@id": organisation_id(url),
        "name": (settings and settings.organisation) or SITE_NAME,
        "url": urljoin(url, "/"),
        "logo": urljoin(url, static("img/icon.svg")),
    }
    if settings and settings.organisation:
        node["brand"] = {"@type": "Brand", "name": SITE_NAME}
    if settings and settings.email:
        node["email"] = settings.email
    return node


def website(url: str, language: str, description: str, search: str) -> Node:
    """The site in one language; `url` is its front page, `search` the absolute address of its search page."""
    return {
        "@type": "WebSite",
        "@id": website_id(url, language),
        "url": url,
        "name": SITE_NAME,
        "description": description,
        "inLanguage": language,
        "publisher": {"@id": organisation_id(url)},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def web_page(kind: str, url: str, *, name: str, description: str, language: str, image: str = "") -> Node:
    """A page: "WebPage" or "CollectionPage"."""
    node = {
        "@type": kind,
        "@id": url,
        "url": url,
        "name": name,
        "description": description,
        "inLanguage": language,
        "isPartOf": {"@id": website_id(url, language)},
        "publisher": {"@id": organisation_id(url)},
    }
    return node | ({"image": image} if image else {})


def article(
    kind: str, url: str, *, title: str, description: str, language: str, image: str, published: Any, modified: Any
) -> Node:
    """An article: "Article", "NewsArticle" or "BlogPosting". The organisation is its author, unless told otherwise."""
    node: Node = {
        "@type": kind,
        "@id": f"{url}#article",
        "mainEntityOfPage": url,
        "url": url,
        "headline": title,
        "description": description,
        "inLanguage": language,
        "author": {"@id": organisation_id(url)},
        "publisher": {"@id": organisation_id(url)},
        "isPartOf": {"@id": website_id(url, language)},
    }
    extras = {"image": image, "datePublished": as_text(published), "dateModified": as_text(modified)}
    return node | {name: value for name, value in extras.items() if value}


def breadcrumb_list(crumbs: Iterable[tuple[str, str]]) -> Node:
    """The way to a page from the front page on, itself last: (name, absolute address) each."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": url}
            for position, (name, url) in enumerate(crumbs, start=1)
        ],
    }


def as_text(moment: date | datetime | None) -> str:
    """A date as ISO 8601, empty for none."""
    return moment.isoformat() if moment else ""


def as_script(nodes: Iterable[Node]) -> SafeString:
    """The graph as a script element; no text in it can end the element."""
    text = json.dumps({"@context": "https://schema.org", "@graph": list(nodes)}, ensure_ascii=False)
    return mark_safe(f'<script type="application/ld+json">{text.translate(_ESCAPES)}</script>')  # noqa: S308
