"""The sitemap is an index of sitemaps by kind and language; robots.txt names it and hides the admin alone."""

import pytest
from defusedxml import ElementTree

from tests import sites
from tests.factories import StandardPageFactory


def parts(client) -> list[str]:
    response = client.get("/sitemap.xml")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    return [found.text for found in ElementTree.fromstring(response.content).iterfind(".//{*}loc")]


def alternates(client, part: str) -> dict[str, dict[str, str]]:
    root = ElementTree.fromstring(client.get(part).content)
    return {
        entry.findtext("{*}loc"): {link.get("hreflang"): link.get("href") for link in entry.findall("{*}link")}
        for entry in root.findall("{*}url")
    }


def test_it_names_a_sitemap_for_each_language_that_has_pages(homes, client):
    assert parts(client) == ["http://testserver/sitemap-pages-en.xml"]
    sites.translate(homes["en"], "fi")
    assert parts(client) == ["http://testserver/sitemap-pages-en.xml", "http://testserver/sitemap-pages-fi.xml"]


def test_it_names_topics_once_there_are_cases(homes, client):
    sites.page_of_every_type(homes)
    assert "http://testserver/sitemap-topics-en.xml" in parts(client)
    assert "http://testserver/sitemap-topics-fi.xml" not in parts(client)


def test_it_says_when_the_newest_page_changed(homes, client):
    page = StandardPageFactory(parent=homes["en"])
    page.save_revision().publish()
    page.refresh_from_db()
    assert f"<lastmod>{page.last_published_at.isoformat()[:10]}" in client.get("/sitemap.xml").text


def test_the_front_pages_alone_have_an_address_for_every_language(homes, client):
    page = StandardPageFactory(parent=homes["en"], title="About")
    root = homes["en"].full_url.removesuffix("en/")
    found = alternates(client, "/sitemap-pages-en.xml")
    assert found[homes["en"].full_url] == {"en": homes["en"].full_url, "x-default": root}
    assert found[page.full_url] == {"en": page.full_url}


@pytest.mark.parametrize("section", ["pages-de", "pages", "x", "topics-en-fi"])
def test_a_sitemap_that_does_not_exist_is_not_found(homes, client, section):
    assert client.get(f"/sitemap-{section}.xml").status_code == 404


def test_robots_txt_keeps_nothing_but_the_admin_from_search_engines(client):
    lines = client.get("/robots.txt").text.splitlines()
    assert [line for line in lines if line.startswith("Disallow")] == ["Disallow: /admin/"]
    assert "Sitemap: http://testserver/sitemap.xml" in lines
