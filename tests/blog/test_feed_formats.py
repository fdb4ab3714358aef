"""The posts as RSS, Atom and JSON Feed: what an entry holds, for whom, and when it is sent again."""

import json
from datetime import date
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from blog.entries import plain
from tests import sites
from tests.factories import BlogIndexPageFactory, BlogPageFactory, PersonFactory, PriorityFactory, ThemeFactory
from tests.translation.reading import soup

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
ADDRESSES = ["/en/news/feed/", "/en/news/feed/atom/", "/en/news/feed/json/"]
every_format = pytest.mark.parametrize("url", ADDRESSES)


@pytest.fixture
def index(homes):
    return BlogIndexPageFactory(parent=homes["en"])


@pytest.fixture
def post(index):
    """A post with everything that a feed shows."""
    post = BlogPageFactory(
        parent=index,
        title="Heat & light",
        slug="heat",
        summary="In <short>.",
        kind="interview",
        author=PersonFactory(name="Anna Aalto"),
        priority=PriorityFactory(name="Climate", slug="climate"),
    )
    post.themes = [ThemeFactory(name_en="Energy")]
    return sites.publish_body(post, [("text", f'<p>Warm <a linktype="page" id="{index.pk}">words</a>.</p>')])


def rss(client, url="/en/news/feed/"):
    return ElementTree.fromstring(client.get(url).content).find("channel")  # noqa: S314  our own answer


def atom(client, url="/en/news/feed/atom/"):
    return ElementTree.fromstring(client.get(url).content)  # noqa: S314


def json_feed(client, url="/en/news/feed/json/"):
    return client.get(url).json()


@pytest.mark.parametrize(
    ("url", "mime"),
    list(zip(ADDRESSES, ["application/rss+xml", "application/atom+xml", "application/feed+json"], strict=True)),
)
def test_each_format_says_what_it_is(client, post, url, mime):
    assert client.get(url)["Content-Type"] == f"{mime}; charset=utf-8"


def test_an_rss_entry(client, index, post):
    [item] = rss(client).iter("item")
    assert item.findtext("title") == "Heat & light"
    assert item.findtext("link") == post.full_url
    assert item.findtext("description") == "In &lt;short&gt;."
    assert item.findtext("{http://purl.org/dc/elements/1.1/}creator") == "Anna Aalto"
    assert item.find("guid").get("isPermaLink") == "false"
    assert [tag.text for tag in item.iter("category")] == ["Interview", "Climate", "Energy"]
    assert item.findtext(CONTENT) == f'<p>Warm <a href="{index.full_url}">words</a>.</p>'
    assert item.get(LANG) == "en"


def test_an_atom_entry(client, index, post):
    feed = atom(client)
    assert feed.get(LANG) == "en"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"alternate": index.full_url, "self": f"{index.full_url}feed/atom/"}
    [entry] = feed.iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Heat & light"
    assert entry.find(f"{ATOM}link").get("href") == post.full_url
    assert entry.findtext(f"{ATOM}id").startswith("urn:uuid:")
    assert entry.findtext(f"{ATOM}published") == "2026-05-04T00:00:00+00:00"
    assert entry.findtext(f"{ATOM}updated")[:19] == post.last_published_at.isoformat()[:19]
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Anna Aalto"
    assert entry.findtext(f"{ATOM}author/{ATOM}uri") == f"{index.full_url}author/anna-aalto/"
    assert entry.find(f"{ATOM}content").get("type") == "html"
    assert "Warm" in entry.findtext(f"{ATOM}content")


def test_a_json_entry(client, index, post):
    feed = json_feed(client)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["home_page_url"], feed["feed_url"]) == (index.full_url, f"{index.full_url}feed/json/")
    assert feed["language"] == "en"
    [item] = feed["items"]
    assert item["url"] == post.full_url
    assert item["summary"] == "In <short>."
    assert item["authors"] == [{"name": "Anna Aalto", "url": f"{index.full_url}author/anna-aalto/"}]
    assert item["tags"] == ["Interview", "Climate", "Energy"]
    assert item["date_published"] == "2026-05-04T00:00:00+00:00"
    assert item["date_modified"] > item["date_published"]
    assert item["content_html"].startswith("<p>Warm")


def test_the_formats_know_an_entry_by_the_same_id(client, post):
    [item], [entry] = rss(client).iter("item"), atom(client).iter(f"{ATOM}entry")
    [record] = json_feed(client)["items"]
    assert item.findtext("guid") == entry.findtext(f"{ATOM}id") == record["id"]


def test_the_id_stays_when_the_post_is_renamed_and_when_it_is_translated(client, index, post):
    sites.alias_everywhere(index)
    sites.alias_everywhere(post)
    before = json_feed(client)["items"][0]["id"]
    untranslated = json_feed(client, "/fi/news/feed/json/")["items"][0]
    post.slug, post.title = "warmth", "Warmth"
    post.save()
    assert json_feed(client)["items"][0]["id"] == before
    sites.translate(index, "fi", slug="uutiset")
    sites.translate(post, "fi", title="Lämpö")
    translated = json_feed(client, "/fi/uutiset/feed/json/")["items"][0]
    assert translated["title"] == "Lämpö"
    assert translated["id"] == untranslated["id"] != before


def test_an_untranslated_post_says_its_language(client, index, post):
    sites.alias_everywhere(index)
    sites.alias_everywhere(post)
    assert rss(client, "/fi/news/feed/").findtext("language") == "fi"
    assert [item.get(LANG) for item in rss(client, "/fi/news/feed/").iter("item")] == ["en"]
    assert [entry.get(LANG) for entry in atom(client, "/fi/news/feed/atom/").iter(f"{ATOM}entry")] == ["en"]
    feed = json_feed(client, "/fi/news/feed/json/")
    assert (feed["language"], feed["items"][0]["language"]) == ("fi", "en")


@pytest.mark.parametrize(
    ("query", "found"),
    [("priority=climate", ["Climate"]), ("kind=news", ["News"]), ("author=anna-aalto", ["Anna"]), ("kind=blog", [])],
)
def test_a_feed_takes_the_filters_of_the_listing(client, index, query, found):
    BlogPageFactory(parent=index, title="News", kind="news", date=date(2026, 1, 3))
    other = {"kind": "interview"}
    BlogPageFactory(parent=index, title="Climate", priority=PriorityFactory(slug="climate", name="Climate"), **other)
    BlogPageFactory(parent=index, title="Anna", author=PersonFactory(name="Anna Aalto"), **other)
    for url in ADDRESSES:
        assert client.get(f"{url}?{query}").status_code == 200
    feed = json_feed(client, f"/en/news/feed/json/?{query}")
    assert [item["title"] for item in feed["items"]] == found
    assert feed["feed_url"] == f"{index.full_url}feed/json/?{query}"
    assert feed["home_page_url"] == f"{index.full_url}?{query}"
    if query == "priority=climate":
        assert feed["title"] == "News: Climate – Helsinki Smart Region"


@every_format
@pytest.mark.parametrize("query", ["priority=nothing", "kind=x&year=1", "author=%3Cscript%3E"])
def test_a_feed_by_something_that_does_not_exist_is_not_found(client, post, url, query):
    assert client.get(f"{url}?{query}").status_code == 404


@every_format
def test_drafts_and_private_posts_are_in_no_feed(client, index, url):
    BlogPageFactory(parent=index, title="Draft", live=False)
    private = BlogPageFactory(parent=index, title="Private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    text = client.get(url).text
    assert "Draft" not in text
    assert "Private" not in text


@every_format
def test_an_empty_feed_is_one(client, index, url):
    assert client.get(url).status_code == 200


@every_format
def test_a_reader_who_has_it_is_not_sent_it_again(client, post, url):
    first = client.get(url)
    by_tag = client.get(url, headers={"If-None-Match": first["ETag"]})
    by_date = client.get(url, headers={"If-Modified-Since": first["Last-Modified"]})
    for answer in (by_tag, by_date):
        assert answer.status_code == 304
        assert answer.content == b""
        assert answer["ETag"] == first["ETag"]


@every_format
def test_whatever_an_entry_shows_changes_the_tag(client, index, post, url):
    tags = {client.get(url)["ETag"]}
    post.author.name = ""
    post.author.save()
    tags.add(client.get(url)["ETag"])
    post.title = "Another"
    post.save_revision().publish()
    tags.add(client.get(url)["ETag"])
    BlogPageFactory(parent=index)
    tags.add(client.get(url)["ETag"])
    post.unpublish()
    tags.add(client.get(url)["ETag"])
    assert len(tags) == 5


def test_formats_languages_and_filters_have_tags_of_their_own(client, index, post):
    sites.alias_everywhere(index)
    urls = [*ADDRESSES, "/en/news/feed/?kind=interview", "/fi/news/feed/"]
    assert len({client.get(url)["ETag"] for url in urls}) == len(urls)


def test_a_contacts_details_and_the_sites_own_parts_stay_at_home(client, index):
    person = PersonFactory(name="Bo Berg", email="bo@example.org")
    post = BlogPageFactory(parent=index)
    sites.publish_body(
        post,
        [
            ("heading", {"text": "Heat", "anchor": ""}),
            ("contact", {"person": person.pk, "note": ""}),
            (
                "call_to_action",
                {"heading": "Come", "text": "", "label": "Here", "page": None, "url": "https://x.example"},
            ),
            ("embed", {"title": "A film", "url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ"}),
        ],
    )
    html = json_feed(client)["items"][0]["content_html"]
    assert "<h2>Heat</h2>" in html
    assert "bo@example.org" not in html
    assert "x.example" not in html
    assert "A film" in html
    assert "<button" not in html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p class="x" onclick="y()" style="z">Text</p>', "<p>Text</p>"),
        ("<script>alert(1)</script><style>p{}</style><p>Text</p>", "<p>Text</p>"),
        ('<a href="/en/cases/">Cases</a>', '<a href="http://example.org/en/cases/">Cases</a>'),
        ('<a href="#heat">Heat</a>', '<a href="http://example.org/en/news/post/#heat">Heat</a>'),
        ('<a href="javascript:alert(1)">No</a>', "<a>No</a>"),
        ('<a href="mailto:a@example.org">Mail</a>', '<a href="mailto:a@example.org">Mail</a>'),
        (
            '<picture><source srcset="/a.webp"><img src="/a.jpg" alt="A" loading="lazy"></picture>',
            '<img alt="A" src="http://example.org/a.jpg"/>',
        ),
        ('<div><section><p lang="sv">Hej</p></section></div>', '<p lang="sv">Hej</p>'),
        ('<p hidden>Secret</p><span aria-hidden="true">×</span><!-- note --><b>Seen</b>', "<b>Seen</b>"),
        ('<iframe src="https://x.example"></iframe><form><input></form><svg><a href="/x">x</a></svg>', ""),
    ],
)
def test_the_content_is_plain_and_its_addresses_absolute(html, expected):
    assert plain(html, "http://example.org/en/news/post/") == expected


def test_the_index_names_all_formats_and_those_of_its_filters(client, index, post):
    def feeds(url: str) -> list[str]:
        return [link["href"] for link in soup(client.get(url)).select('link[rel="alternate"][type]')]

    assert feeds("/en/news/") == ADDRESSES
    assert feeds("/en/news/?priority=climate") == [f"{url}?priority=climate" for url in ADDRESSES] + ADDRESSES


def test_a_priority_page_names_the_feeds_of_its_posts_in_each_language(client, index, post):
    sites.translate(index, "fi", slug="uutiset", title="Uutiset")
    finnish = sites.translate(post.priority, "fi", slug="ilmasto", name="Ilmasto")
    document = soup(client.get("/en/priorities/climate/"))
    links = document.select('link[rel="alternate"][type]')
    assert [link["href"] for link in links] == [f"{url}?priority=climate" for url in ADDRESSES]
    assert links[0]["title"] == "News: Climate"
    [path] = [link["href"] for link in document.select("nav.languages a[lang=fi]")]
    assert path.endswith(f"/{finnish.slug}/")
    first = soup(client.get(path)).select('link[rel="alternate"][type]')[0]
    assert (first["href"], first["title"]) == ("/fi/uutiset/feed/?priority=climate", "Uutiset: Ilmasto")


@every_format
def test_a_feed_costs_the_same_for_few_posts_and_for_many(client, index, url):
    author, themes = PersonFactory(), [ThemeFactory()]
    numbers = []
    for more in (1, 12):
        for _ in range(more):
            post = BlogPageFactory(parent=index, author=author, priority=PriorityFactory())
            post.themes = themes
            sites.publish_body(post, [("text", "<p>Words.</p>"), ("heading", {"text": "Heat", "anchor": ""})])
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]


def test_the_json_is_what_it_says_in_every_letter(client, index):
    BlogPageFactory(parent=index, title="Älykäs “Uusimaa” </script>")
    assert json.loads(client.get("/en/news/feed/json/").content.decode())["items"][0]["title"] == (
        "Älykäs “Uusimaa” </script>"
    )
