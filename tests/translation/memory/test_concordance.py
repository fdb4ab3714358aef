"""The memory's page: look a phrase up, take a wrong pair out."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from tests.translation.memory.making import know, pairs
from tests.translation.reading import soup
from tests.translation.roles import is_refused, signed_in
from translation.models import MemoryEntry

CONCORDANCE = reverse("translation_memory:concordance")


@pytest.fixture(autouse=True)
def _known(homes):
    know({"Heat stores": "Lämpövarastot", "Älykäs <b>heat</b>": "Älykäs lämpö", "R&amp;D 50 %": "T&amp;K 50 %"})
    know({"Heat stores": "Värmelager"}, "sv")


def rows(client: Client, **query: str) -> list[tuple[str, str]]:
    document = soup(client.get(CONCORDANCE, query))
    found = []
    for row in document.select("table.listing tbody tr"):
        cells = [cell.get_text().strip() for cell in row.select("td")]
        found.append((cells[0], cells[1]))
    return found


@pytest.mark.parametrize("group", ["Finnish translators", "Swedish translators", "Moderators", "Site managers"])
def test_who_translates_looks_up_pairs_of_all_languages(group):
    assert len(rows(signed_in(group))) == 4


@pytest.mark.parametrize("name", ["concordance", "results"])
def test_authors_and_strangers_are_refused(name):
    address = reverse(f"translation_memory:{name}")

    assert is_refused(signed_in("Authors").get(address))
    assert Client().get(address).status_code == 302


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("heat  STORES", {("Heat stores", "Lämpövarastot"), ("Heat stores", "Värmelager")}),
        ("älykäs", {("Älykäs heat", "Älykäs lämpö")}),
        ("ÄLYKÄS", {("Älykäs heat", "Älykäs lämpö")}),
        ("värme", {("Heat stores", "Värmelager")}),
        ("R&D", {("R&D 50 %", "T&K 50 %")}),
        ("50 %", {("R&D 50 %", "T&K 50 %")}),
        ("5. %", set()),
        ("nothing such", set()),
        ("((", set()),
        ("\\", set()),
        ("' OR 1=1 --", set()),
    ],
)
def test_a_phrase_is_found_on_both_sides_in_any_case(admin_client, phrase, found):
    assert set(rows(admin_client, q=phrase)) == found


def test_one_language_can_be_chosen(admin_client):
    swedish = MemoryEntry.objects.get(target="Värmelager").locale_id

    assert rows(admin_client, q="heat", locale=str(swedish)) == [("Heat stores", "Värmelager")]


def test_what_was_searched_for_is_marked_and_texts_name_their_language(admin_client):
    document = soup(admin_client.get(CONCORDANCE, {"q": "älykäs"}))

    assert [mark.get_text() for mark in document.select("mark")] == ["Älykäs", "Älykäs"]
    assert [cell["lang"] for cell in document.select("td[lang]")] == ["en", "fi"]


def test_texts_are_shown_as_text(admin_client):
    know({"&lt;script&gt;alert(1)&lt;/script&gt;": "<b>x</b>"})

    response = admin_client.get(CONCORDANCE, {"q": "alert(1)"})

    assert "<script>alert(1)" not in response.text
    assert rows(admin_client, q="alert(1)") == [("<script>alert(1)</script>", "x")]


def delete_address(target: str) -> str:
    return reverse("translation_memory:delete", args=[MemoryEntry.objects.get(target=target).pk])


def test_a_translator_takes_a_pair_of_their_language_out():
    client = signed_in("Finnish translators")
    links = soup(client.get(CONCORDANCE, {"q": "heat stores"})).select("td a.button")
    assert [link["href"].split("?")[0] for link in links] == [delete_address("Lämpövarastot")]

    page = client.get(links[0]["href"])
    assert "Lämpövarastot" in BeautifulSoup(page.text, "html.parser").select_one("main").get_text()
    response = client.post(links[0]["href"], follow=True)

    assert "The pair is deleted" in response.text
    assert "Lämpövarastot" not in {target for _source, target in pairs()}


@pytest.mark.parametrize("group", ["Authors", "Swedish translators"])
def test_whoever_does_not_work_in_the_language_is_refused_to_delete(group):
    client, address = signed_in(group), delete_address("Lämpövarastot")

    assert is_refused(client.get(address))
    assert is_refused(client.post(address))
    assert "Lämpövarastot" in {target for _source, target in pairs()}


def test_looking_at_the_question_deletes_nothing(admin_client):
    admin_client.get(delete_address("Lämpövarastot"))

    assert len(pairs()) == 3


def test_ten_pairs_cost_as_many_queries_as_fifty(admin_client, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    know({f"text {number}": "x" for number in range(6)})
    admin_client.get(CONCORDANCE)
    with CaptureQueriesContext(connection) as few:
        admin_client.get(CONCORDANCE)
    know({f"more {number}": "x" for number in range(60)})

    with django_assert_num_queries(len(few)):
        admin_client.get(CONCORDANCE)
