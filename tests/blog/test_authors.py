"""Each author has a page in every language in which they have live posts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from blog.models import author_path
from core.models import Person
from tests import sites
from tests.factories import BlogIndexPageFactory, BlogPageFactory, PersonFactory
from tests.translation.reading import alternates, canonical, language_menu, soup


@pytest.fixture
def index(homes):
    return BlogIndexPageFactory(parent=homes["en"])


@pytest.fixture
def anna(db):
    return PersonFactory(
        name="Anna Aalto",
        email="anna@example.org",
        phone="+358 40 123",
        responsibilities_en="Heat",
        responsibilities_fi="Lämpö",
    )


PAGE = "/en/news/author/anna-aalto/"


def test_the_page_shows_who_it_is_and_their_posts_only(client, index, anna):
    BlogPageFactory(parent=index, title="By Anna", author=anna)
    BlogPageFactory(parent=index, title="By another", author=PersonFactory())
    response = client.get(PAGE)
    document = soup(response)
    assert document.h1.get_text() == "Anna Aalto"
    for text in ("Adviser", "Heat", "mailto:anna@example.org", "tel:+35840123", "By Anna", "1 post"):
        assert text in response.text, text
    assert "By another" not in response.text
    assert canonical(document).endswith(PAGE)


def test_what_is_hidden_is_not_shown(client, index, anna):
    BlogPageFactory(parent=index, author=anna)
    Person.objects.update(show_email=False, show_phone=False)
    html = client.get(PAGE).text
    assert "anna@example.org" not in html
    assert "40 123" not in html


@pytest.mark.parametrize("live", [False, None])
def test_somebody_without_live_posts_has_no_page(client, index, anna, live):
    if live is False:
        BlogPageFactory(parent=index, author=anna, live=False)
    assert client.get(PAGE).status_code == 404


def test_an_unknown_author_is_not_found(client, index):
    assert client.get("/en/news/author/nobody/").status_code == 404


def test_a_post_leads_to_its_authors_page_and_its_card_only_to_the_post(client, index, anna):
    post = BlogPageFactory(parent=index, slug="heat", author=anna)
    assert post.author_address("/en/news/heat/") == PAGE
    assert f'href="{PAGE}"' in client.get("/en/news/heat/").text
    # a second link in a card would make the focus jump back up, over the title that stands first in the markup
    assert f'href="{PAGE}"' not in client.get("/en/news/").text


def test_the_page_has_as_many_pages_as_there_are_posts(client, index, anna):
    BlogPageFactory.create_batch(10, parent=index, author=anna)
    assert len(client.get(f"{PAGE}?page=2").context["listing"]) == 1
    assert canonical(soup(client.get(f"{PAGE}?page=2"))).endswith(f"{PAGE}?page=2")
    assert client.get(f"{PAGE}?page=3").status_code == 404


def test_it_leads_to_the_same_author_in_the_languages_that_have_posts(client, index):
    adviser = PersonFactory(title_fi="Asiantuntija")
    post = BlogPageFactory(parent=index, author=adviser)
    sites.translate(index, "fi", slug="uutiset")
    sites.translate(index, "sv", slug="nyheter")
    sites.translate(post, "fi")
    finnish = f"/fi/uutiset/{author_path(adviser, 'fi')}"
    assert finnish.endswith("/asiantuntija/")
    for url in ("/en/news/author/adviser/", finnish):
        document = soup(client.get(url))
        assert language_menu(document) == {"en": "/en/news/author/adviser/", "fi": finnish, "sv": "/sv/nyheter/"}
        claimed = alternates(document)
        assert {code: address.split("localhost")[-1].split("testserver")[-1] for code, address in claimed.items()} == {
            "en": "/en/news/author/adviser/",
            "fi": finnish,
        }


def test_below_an_untranslated_index_it_is_there_but_not_claimed(client, index, anna):
    post = BlogPageFactory(parent=index, author=anna)
    sites.alias_everywhere(index)
    sites.alias_everywhere(post)
    document = soup(client.get(f"/fi/news/{author_path(anna, 'fi')}"))
    assert document.h1.get_text() == "Anna Aalto"
    assert alternates(document).keys() == {"en"}
    assert canonical(document).endswith(PAGE)


def test_the_page_names_the_feed_of_its_posts(client, index, anna):
    BlogPageFactory(parent=index, author=anna)
    assert 'href="/en/news/feed/?author=anna-aalto"' in client.get(PAGE).text


def test_the_address_is_made_of_the_name_or_else_of_the_title_in_each_language(db):
    named, role = PersonFactory(name="Åsa Öberg"), PersonFactory(title_en="Adviser, heat", title_fi="Lämpö")
    assert (named.slug_en, named.slug_fi, named.slug_sv) == ("asa-oberg",) * 3
    assert (role.slug_en, role.slug_fi, role.slug_sv) == ("adviser-heat", "lampo", "sakkunnig")
    with translation.override("fi"):
        assert role.slug == "lampo"


def test_two_of_the_same_title_have_different_addresses(db):
    assert PersonFactory().slug_en != PersonFactory().slug_en


def test_a_cleared_name_leaves_the_address_too(client, index, anna):
    BlogPageFactory(parent=index, author=anna)
    anna.name = ""
    anna.save()
    assert client.get(PAGE).status_code == 404
    html = client.get("/en/news/author/adviser/").text
    assert "Adviser" in html
    assert "anna-aalto" not in html


def test_a_changed_title_keeps_the_address(db):
    person = PersonFactory(title_en="Adviser")
    person.title_en = "Senior adviser"
    person.save()
    assert person.slug_en == "adviser"


def test_a_very_long_title_makes_an_address_that_fits(db):
    person = PersonFactory(title_en="Senior adviser " * 10)
    person.full_clean()
    assert len(person.slug_en) <= 130


def test_the_page_costs_the_same_for_few_posts_and_for_many(client, index, anna):
    numbers = []
    for more in (1, 7):
        BlogPageFactory.create_batch(more, parent=index, author=anna)
        client.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
