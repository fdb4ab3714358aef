"""The sitemap lists what may be found: every live public page with a text of its own, and its counterparts."""

from urllib.parse import urlsplit

import pytest
from defusedxml import ElementTree
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests.factories import CasePageFactory, StandardPageFactory
from tests.translation.making import case_index, translate, version, with_aliases

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def listed(homes, client):
    """A function: {address: {language: address}} as the sitemap gives them."""

    def parse(address: str):
        response = client.get(address)
        assert response.status_code == 200
        assert response["Content-Type"] == "application/xml"
        return ElementTree.fromstring(response.content)

    def read() -> dict[str, dict[str, str]]:
        parts = [part.findtext(f"{SITEMAP}loc") for part in parse("/sitemap.xml").findall(f"{SITEMAP}sitemap")]
        found: dict[str, dict[str, str]] = {}
        for part in parts:
            for url in parse(urlsplit(part).path).findall(f"{SITEMAP}url"):
                links = url.findall(f"{XHTML}link")
                assert all(link.get("rel") == "alternate" for link in links)
                absolute = [url.findtext(f"{SITEMAP}loc"), *(link.get("href") for link in links)]
                assert all(urlsplit(address).netloc for address in absolute), absolute
                address = urlsplit(absolute[0]).path
                assert address not in found
                found[address] = {link.get("hreflang"): urlsplit(link.get("href")).path for link in links}
        return found

    return read


def test_translations_stand_in_it_with_one_another(homes, listed):
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="Sea & <shore>"))
    finnish = translate(page, "fi")

    found = listed()

    expected = {"en": page.url, "fi": finnish.url}
    assert found[page.url] == expected
    assert found[finnish.url] == expected


def test_an_alias_stands_in_it_neither_as_a_page_nor_as_an_alternate(homes, listed):
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="About"))

    found = listed()

    assert found[page.url] == {"en": page.url}
    assert version(page, "fi").url not in found
    assert set(found) == {homes["en"].url, page.url}


def test_drafts_stand_in_it_neither_as_pages_nor_as_alternates(homes, listed):
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="About"))
    finnish = translate(page, "fi")
    draft = StandardPageFactory(parent=homes["en"], title="Draft", live=False)
    finnish.unpublish()

    found = listed()

    assert found[page.url] == {"en": page.url}
    assert finnish.url not in found
    assert draft.url not in found


def test_private_pages_and_what_lies_below_them_stand_not_in_it(homes, listed):
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="Plans"))
    child = with_aliases(StandardPageFactory(parent=page, title="Details"))
    translate(page, "fi")
    translate(child, "fi")
    assert len(listed()) == 5

    PageViewRestriction.objects.create(page=page, restriction_type="password", password="word")

    assert set(listed()) == {homes["en"].url}


def test_it_costs_the_same_for_few_and_for_many(homes, listed):
    index = case_index(homes)
    costs = []
    for more in (1, 9, 20):
        for _number in range(more):
            translate(with_aliases(CasePageFactory(parent=index)), "fi")
        cache.clear()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            listed()
        costs.append(len(queries))

    # of the index and all its parts together
    assert len(set(costs)) == 1


def test_robots_txt_leads_to_it(client):
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").text
