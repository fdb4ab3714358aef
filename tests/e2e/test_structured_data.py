"""The whole site as a search engine or a network reads it, by plain HTTP: what its pages say of themselves is true.

Canonical addresses and hreflang carry the host that the site is configured for, so paths are compared.
"""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.request import Request, urlopen

import pytest
from bs4 import BeautifulSoup
from defusedxml import ElementTree

from core.languages import CODES, LOCALES
from tests.e2e.helpers import EXAMPLES, address

REQUIRED = {
    "Organization": {"@id", "name", "url", "logo"},
    "WebSite": {"@id", "name", "url", "inLanguage", "potentialAction", "publisher"},
    "WebPage": {"@id", "url", "name", "description", "inLanguage", "image"},
    "CollectionPage": {"@id", "url", "name", "description", "inLanguage"},
    "BreadcrumbList": {"itemListElement"},
} | {
    kind: {
        "@id",
        "headline",
        "description",
        "image",
        "datePublished",
        "dateModified",
        "author",
        "publisher",
        "inLanguage",
    }
    for kind in ("Article", "NewsArticle", "BlogPosting")
}
OPEN_GRAPH = [
    *(f"og:{name}" for name in ("title", "description", "type", "url", "locale", "site_name", "image")),
    *("og:image:width", "og:image:height", "og:image:alt", "twitter:card"),
]
WORKERS = 4
MANY = 2000


@dataclass
class Read:
    """What the head of one page says; addresses as paths."""

    path: str
    title: str
    meta: dict[str, str]
    canonical: str
    alternates: dict[str, str]
    graph: list[dict[str, Any]]
    text_language: str
    links: list[str]

    @property
    def nodes(self) -> dict[str, dict[str, Any]]:
        return {node["@type"]: node for node in self.graph}


def fetch(url: str) -> tuple[str, bytes]:
    """The kind and the body of an answer that must be 200."""
    with urlopen(Request(url), timeout=60) as answer:  # noqa: S310  http of this machine
        return answer.headers.get_content_type(), answer.read()


def path_of(url: str) -> str:
    assert urlsplit(url).netloc, f"{url!r} is not absolute"
    return urlsplit(url).path


def read(site: str, path: str) -> Read | None:
    """The page at `path`; None for one that asks not to be found, and for what is no page."""
    kind, body = fetch(site + path)
    if kind != "text/html":
        return None
    document = BeautifulSoup(body, "html.parser")
    meta = {tag.get("property") or tag.get("name", ""): tag["content"] for tag in document.select("meta[content]")}
    if "noindex" in meta.get("robots", ""):
        return None
    scripts = document.select('script[type="application/ld+json"]')
    graph = [node for script in scripts for node in json.loads(script.string)["@graph"]]
    links = [urlsplit(urldefrag(urljoin(path, link["href"])).url) for link in document.select("a[href]")]
    spoken = next(tag["lang"] for tag in (document.h1, *document.h1.parents) if tag.get("lang"))
    return Read(
        path=path,
        title=document.title.get_text(strip=True),
        meta=meta,
        canonical=path_of(document.select_one('link[rel="canonical"]')["href"]),
        alternates={tag["hreflang"]: path_of(tag["href"]) for tag in document.select("link[hreflang]")},
        graph=graph,
        text_language=spoken,
        links=[link.path for link in links if not link.netloc and not link.scheme and not link.query],
    )


@pytest.fixture(scope="module")
def site_as_found(site_url: str) -> tuple[dict[str, Read], dict[str, dict]]:
    """The crawl and the sitemaps, read at one time: other tests make pages of their own meanwhile."""
    return crawl_from_the_front_pages(site_url), read_sitemaps(site_url)


@pytest.fixture(scope="module")
def crawl(site_as_found) -> dict[str, Read]:
    return site_as_found[0]


def read_sitemaps(site_url: str) -> dict[str, dict]:
    """{path: {language: path of the counterpart}} of all that the sitemaps name."""
    found = {}
    for part in ElementTree.fromstring(fetch(f"{site_url}/sitemap.xml")[1]).iterfind("{*}sitemap/{*}loc"):
        for entry in ElementTree.fromstring(fetch(part.text)[1]).iterfind("{*}url"):
            links = {link.get("hreflang"): path_of(link.get("href")) for link in entry.iterfind("{*}link")}
            # a page that another test made stands in no menu and no listing
            if "made-by-a-test" not in (path := path_of(entry.findtext("{*}loc"))):
                found[path] = links
    return found


def crawl_from_the_front_pages(site_url: str) -> dict[str, Read]:
    """Every page that may be found, reached by links from the three front pages: {path: page}."""
    seen = waiting = {f"/{code}/" for code in CODES}
    found: dict[str, Read] = {}
    with ThreadPoolExecutor(WORKERS) as workers:
        while waiting:
            pages = [page for page in workers.map(lambda path: read(site_url, path), sorted(waiting)) if page]
            found |= {page.path: page for page in pages}
            links = {link for page in pages for link in page.links if link.startswith(tuple(f"/{c}/" for c in CODES))}
            waiting = links - seen
            seen = seen | links
            assert len(seen) < MANY
    return found


@pytest.fixture(scope="module")
def pages(crawl: dict[str, Read]) -> dict[str, Read]:
    """Those with something to share: all but the search pages."""
    return {path: page for path, page in crawl.items() if "og:title" in page.meta}


def test_the_crawl_reaches_every_type_of_page_in_every_language(pages):
    assert {address(key, code) for key in EXAMPLES.values() for code in CODES} <= pages.keys()


def test_only_the_search_pages_have_nothing_to_share(crawl, pages):
    assert len(crawl.keys() - pages.keys()) == len(CODES)


def test_every_page_has_a_title_and_a_description_of_its_own_text(crawl):
    without = [page.path for page in crawl.values() if not page.title or not page.meta.get("description")]
    assert without == []


def test_no_two_pages_of_a_language_have_the_same_title_and_description(crawl):
    seen: dict[tuple[str, str, str], str] = {}
    same = []
    for path, page in crawl.items():
        key = (path.split("/")[1], page.title, page.meta["description"])
        if key in seen:
            same.append((path, seen[key]))
        seen[key] = path
    assert same == []


def test_every_page_has_all_of_open_graph(pages):
    lacking = {path: [name for name in OPEN_GRAPH if not page.meta.get(name)] for path, page in pages.items()}
    assert {path: names for path, names in lacking.items() if names} == {}


def test_open_graph_and_json_ld_name_the_language_of_the_text(pages):
    wrong = []
    for path, page in pages.items():
        languages = {node["inLanguage"] for node in page.graph if "inLanguage" in node}
        # the front page's h1 stands in its sections, which carry their language
        if languages != {page.text_language} or page.meta["og:locale"] != LOCALES[page.text_language]:
            wrong.append((path, languages, page.text_language, page.meta["og:locale"]))
    assert wrong == []


def test_every_pages_json_ld_has_its_required_properties(pages):
    wrong = []
    for path, page in pages.items():
        for node in page.graph:
            missing = {name for name in REQUIRED[node["@type"]] if not node.get(name)}
            if missing:
                wrong.append((path, node["@type"], missing))
    assert wrong == []


def test_every_page_below_a_front_page_says_the_way_to_it(pages):
    for path, page in pages.items():
        if path in {f"/{code}/" for code in CODES}:
            assert "WebSite" in page.nodes
            continue
        steps = page.nodes["BreadcrumbList"]["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert all(path_of(step["item"]) in pages for step in steps)
        assert path_of(steps[-1]["item"]) == page.canonical


def test_every_page_is_the_address_of_record_of_itself_or_of_what_stands_in_for_it(crawl):
    for path, page in crawl.items():
        if page.canonical == path:
            continue
        source = crawl[page.canonical]
        assert source.canonical == source.path
        assert source.text_language == page.text_language != path.split("/")[1]


def test_hreflang_is_reciprocal_over_the_whole_site(crawl):
    wrong = []
    for path, page in crawl.items():
        claimed = {code: target for code, target in page.alternates.items() if code != "x-default"}
        if page.canonical == path and claimed.get(path.split("/")[1]) != path:
            wrong.append((path, "does not claim itself", claimed))
        for code, target in claimed.items():
            if target.split("/")[1] != code:
                wrong.append((path, "claims another language", target))
            if crawl[target].alternates != page.alternates:
                wrong.append((path, target, crawl[target].alternates, page.alternates))
    assert wrong == []


def test_the_front_pages_alone_lead_those_of_other_languages_to_the_front_door(crawl):
    found = {path: page.alternates["x-default"] for path, page in crawl.items() if "x-default" in page.alternates}
    assert found == {f"/{code}/": "/" for code in CODES}


def test_every_card_answers_as_a_picture(pages, site_url):
    cards = sorted({page.meta["og:image"] for page in pages.values()})
    with ThreadPoolExecutor(WORKERS) as workers:
        for card, (kind, body) in zip(cards, workers.map(fetch, cards), strict=True):
            assert card.startswith(f"{site_url}/share/")
            assert kind == "image/png"
            assert body.startswith(b"\x89PNG")
            assert (int.from_bytes(body[16:20], "big"), int.from_bytes(body[20:24], "big")) == (1200, 630)


def test_the_sitemaps_name_the_pages_of_record_and_their_counterparts(site_as_found):
    crawl, found = site_as_found
    record = {path: page for path, page in crawl.items() if page.canonical == path and "og:title" in page.meta}
    assert found.keys() <= crawl.keys()
    assert {path: page.alternates for path, page in record.items() if path in found} == found
    # topics without a case or post, and an author's posts, may be reached but are not put forward
    missing = {path: record[path] for path in record.keys() - found.keys()}
    assert [path for path, page in missing.items() if "CollectionPage" not in page.nodes] == []
