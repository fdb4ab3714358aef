"""Topic pages are found and shared like the pages of the tree."""

import json

import pytest
from bs4 import BeautifulSoup
from defusedxml import ElementTree

from tests import sites
from tests.factories import OrganisationFactory, PriorityFactory, ThemeFactory


@pytest.fixture
def case(homes):
    return sites.page_of_every_type(homes)["case"]


def head(client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def meta(document: BeautifulSoup, name: str) -> str:
    [tag] = document.select(f'meta[property="{name}"], meta[name="{name}"]')
    return str(tag["content"])


def test_a_topic_has_all_that_a_shared_link_needs(client, case):
    theme = ThemeFactory(name_en="Smart mobility", name_fi="Älykäs liikkuminen", summary_fi="Liikkumista.")
    document = head(client, f"/fi/teemat/{theme.slug_fi}/")
    assert meta(document, "og:title") == "Älykäs liikkuminen"
    assert meta(document, "description") == meta(document, "og:description") == "Liikkumista."
    assert meta(document, "og:locale") == "fi_FI"
    alternates = [tag["content"] for tag in document.select('meta[property="og:locale:alternate"]')]
    assert alternates == ["en_GB", "sv_FI"]
    picture = client.get(meta(document, "og:image"))
    assert picture["Content-Type"] == "image/png"
    assert picture["Content-Language"] == "fi"


def test_a_topic_without_summary_is_described_by_its_name(client, case):
    organisation = OrganisationFactory(name_en="City of Espoo")
    document = head(client, f"/en/organisations/{organisation.slug_en}/")
    assert "City of Espoo" in meta(document, "description")


def test_a_topic_is_a_collection_on_the_way_below_the_cases(client, case):
    theme = ThemeFactory(name_en="Smart mobility")
    document = head(client, f"/en/themes/{theme.slug_en}/")
    graph = json.loads(document.select_one('script[type="application/ld+json"]').string)["@graph"]
    found = {node["@type"]: node for node in graph}
    assert found["CollectionPage"]["inLanguage"] == "en"
    assert [step["name"] for step in found["BreadcrumbList"]["itemListElement"]] == ["Home", "Cases", "Smart mobility"]


@pytest.mark.parametrize("address", ["theme-1-en/x", "theme-999-en/x", "page-1-en/x", "theme-1-de/x", "-1-en/x"])
def test_a_wrong_address_of_a_topics_card_is_not_found(client, case, address):
    ThemeFactory()
    assert client.get(f"/share/{address}.png").status_code == 404


def test_the_card_of_a_priority_that_is_not_live_is_not_found(client, case):
    priority = PriorityFactory()
    image = meta(head(client, f"/en/priorities/{priority.slug}/"), "og:image")
    assert client.get(image).status_code == 200
    priority.live = False
    priority.save()
    assert client.get(image).status_code == 404


def listed(client, url: str) -> dict[str, dict[str, str]]:
    root = ElementTree.fromstring(client.get(url).content)
    return {
        entry.findtext("{*}loc"): {link.get("hreflang"): link.get("href") for link in entry.findall("{*}link")}
        for entry in root.findall("{*}url")
    }


def test_topics_with_cases_stand_in_the_sitemap_in_every_language(client, case):
    theme, unused = ThemeFactory(name_en="Heat", name_fi="Lämpö", name_sv="Värme"), ThemeFactory()
    case.themes = [theme]
    case.save()
    for page in (case.get_parent().specific, case):
        sites.alias_everywhere(page)
    expected = {
        "en": "http://testserver/en/themes/heat/",
        "fi": "http://testserver/fi/teemat/lampo/",
        "sv": "http://testserver/sv/teman/varme/",
    }
    places = {"en": "espoo", "fi": "espoo", "sv": "esbo"}
    for language, address in expected.items():
        found = listed(client, f"/sitemap-topics-{language}.xml")
        assert found[address] == expected
        assert not any(unused.slug in one for one in found)
        assert any(places[language] in one for one in found)


def test_a_priority_names_only_the_languages_that_have_it(client, case):
    found = listed(client, "/sitemap-topics-en.xml")
    address = f"http://testserver/en/priorities/{case.priority.slug}/"
    assert found[address] == {"en": address}


def test_every_topic_in_the_sitemap_answers(client, case):
    for address in listed(client, "/sitemap-topics-en.xml"):
        assert client.get(address).status_code == 200
