"""The inbox of searches that found nothing, and the ways out of it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from search.models import FruitlessSearch, Synonym
from tests.factories import StandardPageFactory
from tests.translation.making import version, with_aliases
from tests.translation.roles import is_refused, signed_in, somebody

INBOX = "/admin/site-search/nothing-found/"


def fruitless(text: str, language: str = "fi", count: int = 1, **values) -> FruitlessSearch:
    day = timezone.localdate() - timedelta(days=1)
    return FruitlessSearch.objects.create(
        language=language, text=text, count=count, first_day=day, last_day=day, **values
    )


@pytest.fixture
def editor(homes):
    return signed_in("Moderators")


def texts(client, **query) -> list[str]:
    return [row.text for row in client.get(INBOX, query).context["object_list"]]


def test_what_was_asked_most_stands_first(editor):
    fruitless("bussi", count=2)
    fruitless("lastenvaunut", count=9)
    fruitless("dagis", "sv", count=5)
    assert texts(editor) == ["lastenvaunut", "dagis", "bussi"]
    assert texts(editor, language="fi") == ["lastenvaunut", "bussi"]
    assert texts(editor, q="Vaunu") == ["lastenvaunut"]


def test_an_empty_inbox_says_so(editor):
    assert "The inbox is empty" in editor.get(INBOX).content.decode()


@pytest.mark.parametrize("role", ["Authors", "Finnish translators"])
def test_it_is_for_editors_of_the_search(homes, role):
    row = fruitless("bussi")
    client = signed_in(role)
    assert is_refused(client.get(INBOX))
    assert is_refused(client.post(reverse("site_search:dismiss", args=[row.pk])))
    assert is_refused(client.get(reverse("wagtailsearchpromotions:add")))
    row.refresh_from_db()
    assert not row.dismissed
    assert INBOX not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_what_is_dismissed_stays_away_and_can_be_put_back(editor):
    row = fruitless("viagra", "en")
    address = reverse("site_search:dismiss", args=[row.pk])
    assert editor.get(address).status_code == 405
    back = f"{INBOX}?language=en"
    assert editor.post(address, {"next": back}).url == back
    assert (texts(editor), texts(editor, dismissed="1")) == ([], ["viagra"])
    editor.post(address)
    assert texts(editor) == ["viagra"]


def test_the_button_that_dismisses_carries_its_token(homes):
    row = fruitless("viagra", "en")
    client = Client(enforce_csrf_checks=True)
    client.force_login(somebody("Moderators"))
    form = client.get(INBOX).content.decode().split(reverse("site_search:dismiss", args=[row.pk]))[1]
    [token] = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
    client.post(reverse("site_search:dismiss", args=[row.pk]), {"csrfmiddlewaretoken": token})
    row.refresh_from_db()
    assert row.dismissed


def test_dismissing_leads_nowhere_else(editor):
    address = reverse("site_search:dismiss", args=[fruitless("bussi").pk])
    assert editor.post(address, {"next": "https://example.org/"}).url == INBOX


def test_a_row_leads_to_a_synonym_that_is_begun(editor):
    fruitless("lasten & nuorten", "fi")
    content = editor.get(INBOX).content.decode()
    address = reverse("synonyms:add") + "?language=fi&amp;text=lasten+%26+nuorten"
    assert address in content
    form = editor.get(address.replace("&amp;", "&")).context["form"]
    assert (form["language"].value(), form["words"].value().strip()) == ("fi", "lasten & nuorten")


@pytest.mark.parametrize("query", ["", "?language=xx", "?text=%00%F0&language="])
def test_a_synonym_is_begun_from_nothing_too(editor, query):
    assert editor.get(reverse("synonyms:add") + query).status_code == 200


def test_a_synonym_takes_what_it_answers_out_of_the_inbox(editor):
    for text, language in [("bussilippu", "fi"), ("bussilipun hinta", "fi"), ("hinta", "fi"), ("bussilippu", "sv")]:
        fruitless(text, language)
    begun = editor.get(reverse("synonyms:add"), {"language": "fi", "text": "bussilippu"}).context["action_url"]
    response = editor.post(begun, {"language": "fi", "words": "bussilippu, matkakortti", "note": ""})
    assert response.url == INBOX
    assert Synonym.objects.count() == 1
    assert sorted(FruitlessSearch.objects.values_list("language", "text")) == [("fi", "hinta"), ("sv", "bussilippu")]


def promotion_form(query: str, page) -> dict:
    row = {"page": page.pk, "external_link_url": "", "external_link_text": "", "description": "", "ORDER": 1}
    return nested_form_data({"query_string": query, "editors_picks": inline_formset([row])})


def test_a_row_leads_to_a_promotion_that_is_begun_and_takes_it_out(editor, homes):
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="Tickets"))
    for text, language in [("bussilippu", "fi"), ("bussilippu", "sv"), ("bussi", "fi")]:
        fruitless(text, language)
    address = reverse("wagtailsearchpromotions:add")
    assert f"{address}?language=fi&amp;text=bussilippu" in editor.get(INBOX).content.decode()
    form = editor.get(address, {"text": "bussilippu"}).context["form"]
    assert form["query_string"].value() == "bussilippu"

    response = editor.post(f"{address}?text=bussilippu", promotion_form("bussilippu", version(page, "fi")))

    assert response.url == INBOX
    assert SearchPromotion.objects.get().query == Query.objects.get(query_string="bussilippu")
    # a Finnish page is promoted in Finnish alone
    assert sorted(FruitlessSearch.objects.values_list("language", "text")) == [("fi", "bussi"), ("sv", "bussilippu")]


def test_an_english_page_answers_in_every_language(homes):
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="Tickets"))
    for language in ("en", "fi", "sv"):
        fruitless("metro", language)
    SearchPromotion.objects.create(query=Query.get("metro"), page=page)
    assert not FruitlessSearch.objects.exists()


def test_the_words_are_shown_as_text(editor):
    fruitless("<script>alert(1)</script>")
    content = editor.get(INBOX).content.decode()
    assert "<script>alert(1)" not in content
    assert "&lt;script&gt;alert(1)" in content


def test_the_parts_of_the_search_stand_in_one_menu(editor):
    home = editor.get(reverse("wagtailadmin_home")).content.decode()
    for address in (INBOX, reverse("synonyms:index"), reverse("wagtailsearchpromotions:index")):
        assert home.count(f'"{address}"') == 1


def test_what_wagtail_says_of_searches_that_it_keeps_is_left_out(admin_client, homes):
    """Its report and its list of popular searches would be empty for ever."""
    assert reverse("wagtailsearchpromotions:search_terms") not in admin_client.get("/admin/").content.decode()
    form = admin_client.get(reverse("wagtailsearchpromotions:add")).content.decode()
    assert "popular" not in form
    assert "exact match" not in form


def test_the_inbox_costs_the_same_whatever_it_holds(editor):
    fruitless("one")
    with_one = _queries(editor)
    for number in range(10):
        fruitless(f"word {number}")
    assert _queries(editor) == with_one


def _queries(client) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(INBOX)
    return len(queries)
