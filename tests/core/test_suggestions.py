"""An address that leads nowhere is answered with the pages that may have been meant, or with a redirect."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from tests import sites
from tests.factories import CaseIndexPageFactory, CasePageFactory, PriorityFactory, StandardPageFactory


@pytest.fixture
def index(homes):
    return CaseIndexPageFactory(parent=homes["en"])


def suggested(client, url: str) -> list[str]:
    response = client.get(url)
    assert response.status_code == 404
    return [link["href"] for link in BeautifulSoup(response.text, "html.parser").select(".suggestions a")]


@pytest.mark.parametrize(
    "asked", ["varantoo", "varnto", "Varanto", "varanto-heat-stores", "varanto.html", "varanto/more", "varanto%C3%B6"]
)
def test_a_mistyped_address_leads_to_the_page_that_was_meant(client, index, asked):
    page = CasePageFactory(parent=index, title="Varanto", slug="varanto-heat-store")
    CasePageFactory(parent=index, title="Robot buses", slug="robot-buses")
    assert suggested(client, f"/en/cases/{asked}/") == [page.url]


def test_a_page_is_found_by_its_title_too(client, index):
    page = CasePageFactory(parent=index, title="Quantum computer", slug="case-17")
    assert suggested(client, "/en/quantum-computers/") == [page.url]


def test_the_likeliest_comes_first_and_three_are_the_most(client, index):
    priority = PriorityFactory()
    for number in range(6):
        CasePageFactory(parent=index, title=f"Heat pump {number}", slug=f"heat-pump-{number}", priority=priority)
    found = suggested(client, "/en/cases/heat-pump-44/")
    assert len(found) == 3
    assert found[0] == "/en/cases/heat-pump-4/"


def test_suggestions_are_of_the_language_of_the_address(client, homes):
    page = StandardPageFactory(parent=homes["en"], title="Take part", slug="take-part")
    sites.alias_everywhere(page)
    finnish = sites.translate(page, "fi", title="Osallistu", slug="osallistu")
    assert suggested(client, "/fi/osalistu/") == [finnish.url]
    assert suggested(client, "/en/osalistu/") == []


def test_an_untranslated_page_is_suggested_as_what_it_is(client, homes):
    sites.alias_everywhere(StandardPageFactory(parent=homes["en"], title="Take part", slug="take-part"))
    html = client.get("/sv/take-parts/").text
    assert '<a href="/sv/take-part/" lang="en">Take part</a>' in html


def test_drafts_and_private_pages_are_not_suggested(client, homes):
    StandardPageFactory(parent=homes["en"], title="Plans", slug="plans", live=False)
    secret = StandardPageFactory(parent=homes["en"], title="Secrets", slug="secrets")
    StandardPageFactory(parent=secret, title="Secret plans", slug="secret-plans")
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    for asked in ("plan", "secret", "secret-plan"):
        assert suggested(client, f"/en/{asked}/") == []


@pytest.mark.parametrize(
    "path", ["/en/zzzzzz/", "/en/%00/", "/en/😀/", "/en/---/", "/en/a/", "/en/%/", "/en/" + "ab" * 2000 + "/", "/xx/"]
)
def test_an_address_like_nothing_is_answered_without_suggestions(client, index, path):
    assert suggested(client, path) == []


def test_it_costs_two_queries_at_most_however_many_pages_there_are(client, index):
    priority = PriorityFactory()
    costs = []
    for more in (1, 30):
        for number in range(more):
            CasePageFactory(parent=index, title="Heat", slug=f"heat-{more}-{number}", priority=priority)
        client.get("/en/cases/nothing-like-it/at-all/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/en/cases/nothing-like-it/at-all/")
        costs.append([query["sql"] for query in queries if "score" in query["sql"]])
    assert [len(found) for found in costs] == [2, 2]


# What has moved is not lost


def test_a_changed_address_leads_on_in_its_own_language(client, homes, django_capture_on_commit_callbacks):
    page = StandardPageFactory(parent=homes["en"], title="Take part", slug="take-part")
    sites.alias_everywhere(page)
    finnish = sites.translate(page, "fi", title="Osallistu", slug="osallistu").specific
    finnish.slug = "tule-mukaan"
    with django_capture_on_commit_callbacks(execute=True):
        finnish.save_revision().publish()

    response = client.get("/fi/osallistu/")

    assert response.status_code == 301
    assert response["Location"].endswith("/fi/tule-mukaan/")
    assert client.get("/en/take-part/").status_code == 200
    assert not Redirect.objects.filter(old_path__startswith="/en/").exists()


def test_a_page_that_moved_and_those_below_it_lead_on(client, homes):
    old, new = (StandardPageFactory(parent=homes["en"], title=title, slug=title) for title in ("old", "new"))
    page = StandardPageFactory(parent=old, title="Page", slug="page")
    StandardPageFactory(parent=page, title="Below", slug="below")
    page.move(new, pos="last-child")
    for path in ("page/", "page/below/"):
        response = client.get(f"/en/old/{path}")
        assert response.status_code == 301
        assert response["Location"].endswith(f"/en/new/{path}")
