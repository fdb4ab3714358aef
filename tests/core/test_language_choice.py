"""The address says the language; only the front door asks the browser."""

import pytest

from tests import sites


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("fi", "fi"),
        ("sv-FI,sv;q=0.9,en;q=0.5", "sv"),
        ("en-GB", "en"),
        ("de,sv;q=0.5", "sv"),
        ("de", "en"),
        ("", "en"),
        ("fi;q=0,sv", "sv"),
        ("*", "en"),
        ("x" * 5000, "en"),
    ],
)
def test_the_front_door_leads_to_the_visitors_language(client, db, accepted, language):
    response = client.get("/", headers={"Accept-Language": accepted})
    assert response.status_code == 302
    assert response["Location"] == f"/{language}/"
    assert "Accept-Language" in response["Vary"]
    assert response.cookies == {}


def test_the_front_door_leads_a_browser_that_says_nothing_to_english(client, db):
    assert client.get("/")["Location"] == "/en/"


def test_the_front_door_takes_no_data(client, db):
    assert client.post("/").status_code == 405


@pytest.mark.parametrize("path", ["", "about/", "search/", "news/feed/", "cases/"])
def test_an_address_shows_its_own_language_whatever_the_browser_asks_for(client, homes, path):
    pages = sites.page_of_every_type(homes)
    for page in pages.values():
        sites.alias_everywhere(page)
    response = client.get(f"/en/{path}", headers={"Accept-Language": "sv"})
    assert response.status_code == 200
    assert response["Content-Language"] == "en"
    assert "Accept-Language" not in response.get("Vary", "")
    assert response.content == client.get(f"/en/{path}", headers={"Accept-Language": "fi"}).content


def test_a_language_that_was_active_before_does_not_stay(client, homes):
    client.get("/fi/")
    assert '<html lang="en">' in client.get("/en/").text
