"""Error pages speak the language of the address, or the visitor's where the address has none."""

import pytest
from django.test import Client

from core.views import server_error


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_an_unknown_address_is_not_found_in_the_language_of_the_address(client, homes, language, subtests):
    for path in ["no-such-page/", "cases/no-such-case/", "search/more/", "%00/", "..%2f/", "😀/", "a" * 3000 + "/"]:
        with subtests.test(path):
            response = client.get(f"/{language}/{path}", headers={"Accept-Language": "de, ru"})
            assert response.status_code == 404
            assert f'<html lang="{language}">' in response.text
            assert response["Content-Language"] == language


@pytest.mark.parametrize(
    ("accepted", "language"), [("fi-FI,fi;q=0.9", "fi"), ("sv", "sv"), ("de", "en"), ("", "en"), ("\xff;q=x,,", "en")]
)
def test_an_address_without_language_is_not_found_in_the_visitors_language(client, homes, accepted, language, subtests):
    for path in ["/no-such-page/", "/de/", "/xx/foo/", "/wp-login.php", "/%00", "/a%0d%0ab/", "/documents/0/x.pdf"]:
        with subtests.test(path):
            response = client.get(path, headers={"Accept-Language": accepted})
            assert response.status_code == 404
            assert f'<html lang="{language}">' in response.text
            assert "Accept-Language" in response["Vary"]


def test_a_page_that_was_not_found_is_kept_from_search_engines_and_leads_on(client, homes):
    html = client.get("/en/no-such-page/").text
    assert '<meta name="robots" content="noindex">' in html
    assert 'role="search"' in html
    assert 'href="/en/"' in html


def test_a_page_that_was_not_found_offers_every_languages_front_page(client, homes):
    html = client.get("/fi/no-such-page/").text
    for language in ("en", "fi", "sv"):
        assert f'<a href="/{language}/" lang="{language}" hreflang="{language}"' in html


def test_not_found_answers_before_there_is_a_site(client, db):
    response = client.get("/fi/no-such-page/")
    assert response.status_code == 404
    assert '<html lang="fi">' in response.text


# These tests have no database: pytest-django lets none of its queries through, which is how it is broken.


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_a_failure_of_the_database_is_told_in_the_language_of_the_address(language):
    response = Client(raise_request_exception=False).get(f"/{language}/", headers={"Accept-Language": "de"})
    assert response.status_code == 500
    assert f'<html lang="{language}">' in response.text
    assert f'href="/{language}/"' in response.text


def test_a_failure_without_language_in_the_address_is_told_in_english(rf):
    response = server_error(rf.get("/admin/"))
    assert response.status_code == 500
    assert '<html lang="en">' in response.content.decode()
