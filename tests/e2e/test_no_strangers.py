"""The whole site, link by link: nothing is broken, nothing is asked of another host, no cookie is set."""

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from urllib.error import HTTPError
from urllib.parse import SplitResult, parse_qs, urldefrag, urljoin, urlsplit
from urllib.request import Request, urlopen

import pytest

from core.languages import CODES
from tests.e2e.helpers import EXAMPLES, address, search_address

# What a browser fetches by itself, against what a visitor may follow.
FETCHED = {"script": "src", "img": "src", "source": "src", "iframe": "src", "use": "href"}
FETCHING_LINKS = {"stylesheet", "preload", "icon", "modulepreload", "manifest", "prefetch", "preconnect"}
MANY = 2000


@dataclass
class Reply:
    """What the server answered to one address."""

    status: int
    cookies: list[str]
    kind: str
    page: "Reader | None" = None


class Reader(HTMLParser):
    """The links, headings and language of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.followed: list[str] = []
        self.fetched: list[str] = []
        self.headings: list[int] = []
        self.anchors: set[str] = {"", "top"}
        self.language = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = found.get("lang", "")
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.headings.append(int(tag[1]))
        if "id" in found:
            self.anchors.add(found["id"])
        if tag in {"a", "area"} and "href" in found:
            self.followed.append(found["href"])
        if tag == "link":
            fetched = FETCHING_LINKS & set(found.get("rel", "").split())
            (self.fetched if fetched else self.followed).append(found.get("href", ""))
        if tag == "form":
            self.fetched.append(found.get("action", ""))
        if FETCHED.get(tag) in found:
            self.fetched.append(found[FETCHED[tag]])
        self.fetched += [part.split()[0] for part in found.get("srcset", "").split(",") if part.strip()]


@dataclass
class Crawl:
    """All that is reached from the three front pages, with one choice of each kind (?priority=…) on a listing."""

    site: str
    replies: dict[str, Reply] = field(default_factory=dict)  # by path and query
    choices: set[tuple[str, frozenset[str]]] = field(default_factory=set)  # listing, parameters
    linked_from: dict[str, str] = field(default_factory=dict)
    strangers: list[tuple[str, str]] = field(default_factory=list)
    anchors: list[tuple[str, str, str]] = field(default_factory=list)  # page, path it links to, anchor there

    @property
    def pages(self) -> dict[str, Reader]:
        return {path: reply.page for path, reply in self.replies.items() if reply.page and reply.status == 200}

    def run(self) -> "Crawl":
        waiting = deque(f"/{language}/" for language in CODES)
        with ThreadPoolExecutor(4) as workers:
            while waiting:
                batch = [waiting.popleft() for _one in range(len(waiting))]
                for path, reply in zip(batch, workers.map(self._ask, batch), strict=True):
                    self.replies[path] = reply
                for path in batch:
                    waiting.extend(self._links_of(path))
                assert len(self.replies) < MANY, f"The site has no end: {list(self.replies)[-5:]}"
        return self

    def _ask(self, path: str) -> Reply:
        request = Request(self.site + path, headers={"Accept-Language": "sv"})  # noqa: S310  http of this machine
        try:
            with urlopen(request, timeout=60) as answer:  # noqa: S310
                status, headers, body = answer.status, answer.headers, answer.read()
        except HTTPError as error:
            with error:
                status, headers, body = error.code, error.headers, error.read()
        kind = headers.get_content_type()
        page = Reader(body.decode()) if kind == "text/html" else None
        return Reply(status, headers.get_all("Set-Cookie") or [], kind, page)

    def _is_new_kind_of_choice(self, path: str, link: SplitResult) -> bool:
        """Whether nothing was chosen before on this listing, nor by this parameter: their combinations have no end."""
        kind = (link.path, frozenset(parse_qs(link.query)))
        if "?" in path or kind in self.choices:
            return False
        self.choices.add(kind)
        return True

    def _links_of(self, path: str) -> list[str]:
        """The internal addresses on a page that were not seen before."""
        page = self.replies[path].page
        if page is None:
            return []
        found = []
        for link in page.followed + page.fetched:
            url, anchor = urldefrag(urljoin(self.site + path, link))
            parts = urlsplit(url)
            if parts.scheme not in {"http", "https"}:
                continue
            # canonical addresses and hreflang carry the host that the site is configured for
            if parts.netloc != urlsplit(self.site).netloc and parts.hostname != "localhost":
                if link in page.fetched:
                    self.strangers.append((path, link))
                continue
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            if anchor:
                self.anchors.append((path, target, anchor))
            if parts.query and not self._is_new_kind_of_choice(path, parts):
                continue
            if target not in self.linked_from:
                self.linked_from[target] = path
                if target not in self.replies:
                    found.append(target)
        return found


@pytest.fixture(scope="module")
def crawl(site_url: str) -> Crawl:
    return Crawl(site_url).run()


def test_every_internal_link_answers(crawl):
    broken = {
        path: (reply.status, f"linked from {crawl.linked_from.get(path)}")
        for path, reply in crawl.replies.items()
        if reply.status != 200
    }
    assert broken == {}


def test_the_crawl_reaches_every_type_of_page_in_every_language(crawl):
    wanted = {address(key, language) for key in EXAMPLES.values() for language in CODES}
    assert wanted - crawl.pages.keys() == set()


def test_every_link_to_a_place_in_a_page_finds_it(crawl):
    assert [
        link for link in crawl.anchors if link[1] in crawl.pages and link[2] not in crawl.pages[link[1]].anchors
    ] == []


def test_no_page_makes_the_browser_ask_another_host(crawl):
    assert crawl.strangers == []


def test_no_address_sets_a_cookie(crawl):
    assert {path: reply.cookies for path, reply in crawl.replies.items() if reply.cookies} == {}


def test_every_page_has_one_h1_and_skips_no_level_of_heading(crawl):
    wrong = {}
    for path, page in crawl.pages.items():
        skipped = any(after > before + 1 for before, after in pairwise([0, *page.headings]))
        if page.headings.count(1) != 1 or skipped:
            wrong[path] = page.headings
    assert wrong == {}


def test_every_page_names_the_language_of_its_address(crawl):
    # the front door, which the front pages name for all languages, leads to one of them
    pages = {path: page for path, page in crawl.pages.items() if path != "/"}
    assert {path: page.language for path, page in pages.items() if page.language != path.split("/")[1]} == {}


@pytest.mark.parametrize("language", CODES)
def test_in_the_browser_nothing_breaks_and_nobody_else_is_asked(visitor, language):
    """The fixture looks at the browser's console, its requests and its cookies."""
    for key in EXAMPLES.values():
        visitor.goto(address(key, language))
    visitor.goto(search_address(language, "espoo"))
    assert visitor.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
