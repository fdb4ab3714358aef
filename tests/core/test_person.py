"""A person who leaves is taken off every page by clearing one field; what is hidden is not shown."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from core.models import Person
from tests import sites
from tests.factories import PersonFactory


@pytest.fixture
def person(db):
    return PersonFactory(
        name="Anna Aalto",
        email="anna@example.org",
        phone="+358 40 123 4567",
        responsibilities_en="Climate",
        responsibilities_fi="Ilmasto",
        responsibilities_sv="Klimat",
    )


@pytest.fixture
def addresses(homes, person):
    """A case with the person as its contact, a post by them, a page that shows them in a block."""
    pages = sites.page_of_every_type(homes)
    pages["case"].contact = person
    pages["case"].save()
    pages["post"].author = person
    pages["post"].save()
    sites.publish_body(pages["standard"], [("contact", {"person": person.pk, "note": "Ask about heat."})])
    return ["/en/cases/a-case/", "/en/news/a-post/", "/en/about/"]


def test_a_person_is_shown_with_name_title_and_address(client, addresses):
    for url in addresses:
        html = client.get(url).text
        assert "Anna Aalto" in html, url
        assert "Adviser" in html, url
        assert 'href="mailto:anna@example.org"' in html, url
        assert 'href="tel:+358401234567"' in html, url


def test_clearing_the_name_leaves_the_title_everywhere(client, addresses, person):
    Person.objects.filter(pk=person.pk).update(name="")
    for url in addresses:
        html = client.get(url).text
        assert "Anna" not in html, url
        assert html.count("<h2>Adviser</h2>") == 1, url
        assert "<p>Adviser</p>" not in html, url


def test_a_hidden_address_is_not_shown(client, addresses, person):
    Person.objects.filter(pk=person.pk).update(show_email=False, show_phone=False)
    for url in addresses:
        html = client.get(url).text
        assert "anna@example.org" not in html, url
        assert "123 4567" not in html, url
        assert "1234567" not in html, url


def test_a_person_who_was_deleted_leaves_the_pages_standing(client, addresses, person):
    person.delete()
    for url in addresses:
        response = client.get(url)
        assert response.status_code == 200, url
        assert "Anna" not in response.text, url


@pytest.mark.parametrize(
    ("language", "title", "responsibilities"),
    [("en", "Adviser", "Climate"), ("fi", "Asiantuntija", "Ilmasto"), ("sv", "Sakkunnig", "Klimat")],
)
def test_title_and_responsibilities_are_in_the_active_language(person, language, title, responsibilities):
    with translation.override(language):
        assert (person.title, person.responsibilities) == (title, responsibilities)


def test_missing_responsibilities_fall_back_to_english(person):
    person.responsibilities_fi = ""
    with translation.override("fi"):
        assert person.responsibilities == "Climate"


@pytest.mark.django_db
def test_a_person_without_any_address_must_hide_it():
    person = Person(title_en="Adviser", title_fi="Asiantuntija", title_sv="Sakkunnig")
    with pytest.raises(ValidationError) as failure:
        person.full_clean()
    assert "email" in failure.value.message_dict
    person.show_email = person.show_phone = False
    person.clean()
