"""Every listing has the pages it has: others are not found."""

import pytest

from tests import sites
from tests.factories import BlogPageFactory, CasePageFactory

LISTINGS = ["/en/cases/?", "/en/news/?", "/en/search/?q=page&"]
every_listing = pytest.mark.parametrize("url", LISTINGS)


@pytest.fixture
def pages(homes):
    return sites.page_of_every_type(homes)


@every_listing
def test_a_page_that_a_listing_does_not_have_is_not_found(client, pages, url, subtests):
    for number in ["0", "-1", "9999", "abc", "", "1.5", "%00", "1e3", "9" * 30, "1'--", "last", "[]"]:
        with subtests.test(page=number):
            response = client.get(f"{url}page={number}")
            assert response.status_code == 404
            assert '<html lang="en">' in response.text


@every_listing
def test_the_first_page_is_always_there(client, pages, url):
    assert client.get(f"{url}page=1").status_code == 200


def test_an_empty_listing_says_so(client, pages):
    pages["case"].delete()
    pages["post"].delete()
    assert "There are no cases here yet." in client.get("/en/cases/").text
    assert "There are no posts here yet." in client.get("/en/news/").text


@pytest.mark.parametrize(
    ("url", "make", "index", "per_page"),
    [("/en/cases/", CasePageFactory, "case index", 12), ("/en/news/", BlogPageFactory, "blog index", 9)],
    ids=["cases", "posts"],
)
def test_all_entries_stand_on_one_page_each_newest_first(client, pages, url, make, index, per_page):
    field = "published_on" if make is CasePageFactory else "date"
    for day in range(1, per_page + 3):
        make(parent=pages[index], title=f"Numbered {day:02}", **{field: f"2026-06-{day:02}"})
    first, second = client.get(url), client.get(f"{url}?page=2")
    assert [page.title for page in first.context["listing"]] == [
        f"Numbered {day:02}" for day in range(per_page + 2, 2, -1)
    ]
    assert [page.title for page in second.context["listing"]][:2] == ["Numbered 02", "Numbered 01"]
    assert client.get(f"{url}?page=3").status_code == 404


def test_the_pager_keeps_what_the_visitor_chose(client, pages):
    priority = pages["case"].priority
    for _ in range(13):
        CasePageFactory(parent=pages["case index"], priority=priority)
    html = client.get(f"/en/cases/?priority={priority.slug}").text
    assert f'href="?priority={priority.slug}&amp;page=2"' in html
