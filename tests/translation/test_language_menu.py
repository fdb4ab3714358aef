"""The language menu leads to the same page in each language."""

import pytest
from wagtail.models import PageViewRestriction

from tests.factories import CasePageFactory, StandardPageFactory
from tests.translation.making import case_index, translate, version, with_aliases
from tests.translation.reading import language_menu, soup

LANGUAGES = ("en", "fi", "sv")


@pytest.fixture
def about(homes):
    """An English page with a Finnish translation and a Swedish alias."""
    about = with_aliases(StandardPageFactory(parent=homes["en"], title="About"))
    translate(about, "fi")
    return about


def test_it_leads_to_the_same_page_from_and_to_each_language_aliases_included(about, client):
    expected = {code: version(about, code).url for code in LANGUAGES}
    assert expected == {"en": "/en/about/", "fi": "/fi/fi-about/", "sv": "/sv/about/"}

    for code in LANGUAGES:
        assert language_menu(soup(client.get(expected[code]))) == expected


def test_it_says_which_language_is_the_current_one(about, client):
    for code in LANGUAGES:
        document = soup(client.get(version(about, code).url))
        [current] = document.select('nav.languages a[aria-current="true"]')
        assert current["lang"] == code


def test_each_language_is_named_in_itself(about, client):
    links = soup(client.get(about.url)).select("nav.languages a")

    assert [(link["lang"], link.get_text(strip=True)) for link in links] == [
        ("en", "English"),
        ("fi", "Suomi"),
        ("sv", "Svenska"),
    ]


@pytest.mark.parametrize("code", ["fi", "sv"])
def test_a_page_unpublished_in_one_language_leads_to_that_languages_home_page(about, client, code):
    version(about, code).unpublish()

    others = [other for other in LANGUAGES if other != code]
    for other in others:
        menu = language_menu(soup(client.get(version(about, other).url)))
        assert menu[code] == f"/{code}/"
        assert [menu[language] for language in others] == [version(about, language).url for language in others]


def test_a_page_missing_in_one_language_leads_to_that_languages_home_page(homes, client):
    lonely = StandardPageFactory(parent=homes["en"], title="Lonely")

    assert language_menu(soup(client.get(lonely.url))) == {"en": lonely.url, "fi": "/fi/", "sv": "/sv/"}


def test_home_pages_lead_to_home_pages(homes, client):
    for code in LANGUAGES:
        menu = language_menu(soup(client.get(f"/{code}/")))
        assert menu == {"en": "/en/", "fi": "/fi/", "sv": "/sv/"}


def test_what_is_no_page_leads_to_the_home_pages(homes, client):
    found = client.get("/fi/no-such-page/")

    assert found.status_code == 404
    assert 'href="/sv/"' in found.text
    assert 'href="/en/"' in found.text


def test_it_costs_the_same_whatever_the_number_of_pages(homes, client, django_assert_num_queries):
    index = case_index(homes)
    page = with_aliases(CasePageFactory(parent=index))
    page.language_versions()  # fills the cache of site addresses

    for _number in range(3):
        with_aliases(CasePageFactory(parent=index))

    # one for the public pages' restrictions, one for the counterparts with their locales
    with django_assert_num_queries(2):
        page.language_versions()


def test_a_private_counterpart_is_not_asked_for_by_the_menu_of_another_page(about, homes, client):
    PageViewRestriction.objects.create(page=about, restriction_type="login")

    for code in LANGUAGES:
        assert version(about, code).url not in client.get(f"/{code}/").text
