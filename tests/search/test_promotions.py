"""What editors promote for a query stands above its results."""

import pytest
from django.urls import reverse
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import PageViewRestriction

from search.promotions import promoted
from tests.factories import StandardPageFactory
from tests.translation.making import version, with_aliases
from tests.translation.roles import is_refused, signed_in


def promote(query: str, page=None, **values) -> SearchPromotion:
    return SearchPromotion.objects.create(query=Query.get(query), page=page, **values)


def titles(query: str, language: str) -> list[str]:
    return [one.title for one in promoted(query, language)]


@pytest.fixture
def tickets(homes):
    return with_aliases(StandardPageFactory(parent=homes["en"], title="Tickets"))


@pytest.mark.parametrize("query", ["bus ticket", "  Bus   TICKET ", "bus tickets"])
def test_a_page_is_promoted_for_a_query_in_any_form_and_capitals(tickets, query):
    promote("Bus ticket", tickets, description="Where to buy one.")
    [one] = promoted(query, "en")
    assert (one.title, one.description, one.page.pk, one.url) == ("Tickets", "Where to buy one.", tickets.pk, "")


@pytest.mark.parametrize("query", ["bus", "cheap bus ticket", "ticket bus", "", "?"])
def test_another_query_has_nothing_promoted(tickets, query):
    promote("bus ticket", tickets)
    assert promoted(query, "en") == []


def test_an_english_page_stands_for_its_version_in_the_visitors_language(tickets):
    promote("bus", tickets)
    [one] = promoted("bus", "fi")
    assert one.page.pk == version(tickets, "fi").pk


def test_a_finnish_page_is_promoted_in_finnish_alone(tickets):
    promote("bussi", version(tickets, "fi"))
    assert len(promoted("busseja", "fi")) == 1
    assert promoted("bussi", "en") == promoted("bussi", "sv") == []


def test_a_page_is_promoted_once_whatever_versions_are_chosen(tickets):
    promote("bus", tickets)
    promote("bus", version(tickets, "fi"))
    assert len(promoted("bus", "fi")) == 1


def test_drafts_and_private_pages_are_not_promoted(tickets, homes):
    draft = StandardPageFactory(parent=homes["en"], title="Draft", live=False)
    private = StandardPageFactory(parent=homes["en"], title="Private")
    below = StandardPageFactory(parent=private, title="Below")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    for one in (draft, private, below, tickets):
        promote("bus", one)
    assert titles("bus", "en") == ["Tickets"]


def test_an_address_elsewhere_is_promoted_in_every_language(db):
    promote("bus", external_link_url="https://example.org/", external_link_text="Journey planner")
    [one] = promoted("bus", "sv")
    assert (one.title, one.page, one.url) == ("Journey planner", None, "https://example.org/")


def test_promotions_stand_in_the_editors_order(tickets):
    promote("bus", tickets, sort_order=1)
    promote("bus", external_link_url="https://example.org/", external_link_text="First", sort_order=0)
    assert titles("bus", "en") == ["First", "Tickets"]


def test_promotions_cost_one_query_and_pages_one_more(tickets, homes, django_assert_num_queries):
    for number in range(3):
        promote("bus", StandardPageFactory(parent=homes["en"], title=f"Page {number}"))
    with django_assert_num_queries(1):
        promoted("tram", "en")
    with django_assert_num_queries(2):
        assert len(promoted("bus", "en")) == 3


def test_a_visitor_leaves_no_trace_among_the_promotions(tickets):
    promote("bus", tickets)
    promoted("something else", "en")
    assert Query.objects.count() == 1


def test_editors_find_the_promotions_beside_the_rest_of_the_search(homes):
    client = signed_in("Moderators")
    promote("bus", external_link_url="https://example.org/", external_link_text="Journey planner")
    columns = client.get(reverse("wagtailsearchpromotions:index")).context["table"].columns
    assert [*columns] == ["query_string", "editors_picks"]
    assert is_refused(signed_in("Authors").get(reverse("wagtailsearchpromotions:index")))


def test_the_page_shows_them_in_their_language_and_does_not_say_that_nothing_was_found(client, tickets):
    promote("bussilippu", tickets)
    html = client.get("/fi/haku/", {"q": "bussilippu"}).text
    assert f'<a href="{version(tickets, "fi").url}" lang="en">Tickets</a>' in html
    assert "Haulle ”bussilippu” suositellaan" in html
    assert "Kokeile vähempiä" not in html
