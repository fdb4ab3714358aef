"""The address says the language; nothing else does where it names one."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from wagtail.users.models import UserProfile

from tests.factories import CasePageFactory, PriorityFactory
from tests.translation.making import case_index


def varies(response) -> set[str]:
    return {part.strip().lower() for part in response.get("Vary", "").split(",") if part.strip()}


@pytest.mark.parametrize("code", ["en", "fi", "sv"])
@pytest.mark.parametrize("header", ["", "sv", "en-GB,en;q=0.9", "de"])
def test_an_address_with_a_prefix_has_one_language(homes, client, code, header):
    client.cookies["django_language"] = "sv"

    response = client.get(f"/{code}/", headers={"accept-language": header})

    assert response.status_code == 200
    assert response["Content-Language"] == code
    assert f'<html lang="{code}"' in response.text
    assert "accept-language" not in varies(response)


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("", "en"),
        ("sv", "sv"),
        ("fi-FI,fi;q=0.9,en;q=0.8", "fi"),
        ("de,sv;q=0.5", "sv"),
        ("de", "en"),
        ("en;q=0.1,fi;q=0.9", "fi"),
        ("*", "en"),
        ("nonsense;;q=,", "en"),
    ],
)
def test_the_front_door_leads_to_the_visitors_language_and_says_so_to_caches(homes, client, header, code):
    response = client.get("/", headers={"accept-language": header})

    assert (response.status_code, response.url) == (302, f"/{code}/")
    assert "accept-language" in varies(response)
    assert not response.cookies


def test_an_unknown_address_without_a_prefix_speaks_the_visitors_language_and_varies(homes, client):
    response = client.get("/nowhere", headers={"accept-language": "sv"})

    assert response.status_code == 404
    assert response["Content-Language"] == "sv"
    assert '<html lang="sv"' in response.text
    assert "accept-language" in varies(response)


def test_an_unknown_address_with_a_prefix_speaks_the_addresss_language(homes, client):
    response = client.get("/fi/nowhere/", headers={"accept-language": "sv"})

    assert response.status_code == 404
    assert response["Content-Language"] == "fi"
    assert "accept-language" not in varies(response)


@pytest.mark.parametrize("address", ["/sitemap.xml", "/robots.txt"])
def test_what_has_no_language_does_not_vary_by_it(homes, client, address):
    response = client.get(address, headers={"accept-language": "fi"})

    assert "accept-language" not in varies(response)


def test_the_language_does_not_leak_into_the_next_request(homes, client):
    before = translation.get_language()

    client.get("/sv/")

    assert translation.get_language() == before
    assert client.get("/sitemap.xml")["Content-Language"] == "en"


@pytest.mark.parametrize("code", ["en", "fi", "sv"])
def test_the_admin_speaks_the_users_language_not_the_browsers(homes, client, code):
    user = get_user_model().objects.create_superuser("editor", "editor@example.org", "password")
    UserProfile.objects.create(user=user, preferred_language=code)
    case = CasePageFactory(parent=case_index(homes), priority=PriorityFactory())
    client.force_login(user)

    response = client.get(reverse("wagtailadmin_pages:edit", args=[case.pk]), headers={"accept-language": "de"})

    with translation.override(code):
        own = gettext("Save draft")
    others = set()
    for other in {"en", "fi", "sv"} - {code}:
        with translation.override(other):
            others.add(gettext("Save draft"))
    assert own not in others
    assert own in response.text
    assert f'lang="{code}"' in response.text
    assert not [word for word in others if word in response.text]
