"""The newest posts as RSS, in each language."""

from datetime import date
from xml.etree import ElementTree

import pytest

from tests import sites
from tests.factories import BlogIndexPageFactory, BlogPageFactory


@pytest.fixture
def index(homes):
    return BlogIndexPageFactory(parent=homes["en"], title="News & views")


def channel(client, url="/en/news/feed/"):
    response = client.get(url)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/rss+xml")
    return ElementTree.fromstring(response.content).find("channel")  # noqa: S314  our own answer


def test_the_feed_lists_the_newest_posts_first(client, index):
    for day in (3, 1, 2):
        BlogPageFactory(parent=index, title=f"Day {day}", date=date(2026, 5, day))
    assert [item.findtext("title") for item in channel(client).iter("item")] == ["Day 3", "Day 2", "Day 1"]


def test_the_feed_holds_the_twenty_newest(client, index):
    for day in range(1, 23):
        BlogPageFactory(parent=index, title=f"Day {day}", date=date(2026, 5, day))
    titles = [item.findtext("title") for item in channel(client).iter("item")]
    assert len(titles) == 20
    assert titles[-1] == "Day 3"


def test_an_entry_says_what_where_and_when(client, index):
    BlogPageFactory(parent=index, title="Heat & <light>", slug="heat", summary="In short.", date=date(2026, 5, 4))
    [item] = channel(client).iter("item")
    assert item.findtext("title") == "Heat & <light>"
    assert item.findtext("description") == "In short."
    assert item.findtext("link") == f"{index.full_url}heat/"
    assert item.findtext("pubDate") == "Mon, 04 May 2026 00:00:00 +0000"


def test_the_feed_says_its_name_and_address(client, index):
    feed = channel(client)
    assert feed.findtext("title") == "News & views – Helsinki Smart Region"
    assert feed.findtext("link") == index.full_url
    assert feed.findtext("language") == "en"
    own = feed.find("{http://www.w3.org/2005/Atom}link")
    assert own is not None
    assert own.get("href") == f"{index.full_url}feed/"


def test_the_feed_of_another_language_holds_that_languages_posts(client, index):
    post = BlogPageFactory(parent=index, title="Heat", slug="heat")
    sites.translate(index, "fi", slug="uutiset", title="Uutiset")
    finnish = sites.translate(post, "fi", slug="lampo", title="Lämpö")
    feed = channel(client, "/fi/uutiset/feed/")
    assert feed.findtext("language") == "fi"
    assert [item.findtext("title") for item in feed.iter("item")] == ["Lämpö"]
    assert [item.findtext("link") for item in feed.iter("item")] == [finnish.full_url]


def test_drafts_are_kept_out_of_the_feed(client, index):
    BlogPageFactory(parent=index, live=False)
    assert list(channel(client).iter("item")) == []


def test_an_address_below_the_feed_is_not_found(client, index):
    assert client.get("/en/news/feed/more/").status_code == 404


def test_the_index_leads_to_its_feed(client, index):
    assert 'type="application/rss+xml" title="News &amp; views" href="/en/news/feed/"' in client.get("/en/news/").text
