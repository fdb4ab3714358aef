"""Real translations claim one another, and themselves, by absolute addresses."""

from urllib.parse import urlsplit

import pytest
from wagtail.models import PageViewRestriction

from tests.factories import BlogPageFactory, CasePageFactory, StandardPageFactory, StrategyPageFactory
from tests.translation.making import blog_index, case_index, translate, version, with_aliases
from tests.translation.reading import alternates, canonical, soup

LANGUAGES = ("en", "fi", "sv")


def translated(page):
    with_aliases(page)
    for code in ("fi", "sv"):
        translate(page, code)
    return page


@pytest.mark.parametrize(
    "make",
    [
        lambda homes: StandardPageFactory(parent=homes["en"]),
        lambda homes: StrategyPageFactory(parent=homes["en"]),
        lambda homes: CasePageFactory(parent=case_index(homes)),
        lambda homes: BlogPageFactory(parent=blog_index(homes)),
    ],
    ids=["standard", "strategy", "case", "post"],
)
def test_translations_claim_one_another_and_themselves(homes, client, make):
    page = translated(make(homes))
    expected = {code: version(page, code).full_url for code in LANGUAGES}

    for code in LANGUAGES:
        document = soup(client.get(version(page, code).url))
        assert alternates(document) == expected
        assert canonical(document) == expected[code]


def test_the_addresses_are_absolute_and_lead_to_the_pages(homes, client):
    page = translated(StandardPageFactory(parent=homes["en"], title="About"))

    claimed = alternates(soup(client.get(page.url)))

    assert claimed.keys() == set(LANGUAGES)
    for code, address in claimed.items():
        assert address.startswith("http://")
        assert client.get(urlsplit(address).path).status_code == 200
        assert f"/{code}/" in address


def test_an_unpublished_translation_is_not_claimed(homes, client):
    page = translated(StandardPageFactory(parent=homes["en"]))
    version(page, "fi").unpublish()

    for code in ("en", "sv"):
        assert alternates(soup(client.get(version(page, code).url))).keys() == {"en", "sv"}


def test_a_private_page_claims_nothing_but_itself(homes, admin_client):
    page = translated(StandardPageFactory(parent=homes["en"]))
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert alternates(soup(admin_client.get(page.url))).keys() == {"en"}


def test_translated_home_pages_claim_one_another(homes, client):
    for code in ("fi", "sv"):
        translate(homes["en"], code)

    for code in LANGUAGES:
        claimed = alternates(soup(client.get(f"/{code}/")))
        assert {language: urlsplit(address).path for language, address in claimed.items()} == {
            "en": "/en/",
            "fi": "/fi/",
            "sv": "/sv/",
            # the front door, which leads each visitor to a language; no other page has one address for all
            "x-default": "/",
        }
