"""The sections of the home page, in the visitor's language."""

import pytest

from tests import sites
from tests.factories import CasePageFactory


@pytest.fixture
def pages(homes):
    return sites.page_of_every_type(homes)


def test_the_opening_gives_the_page_its_only_h1(client, pages):
    html = client.get("/en/").text
    assert html.count("<h1") == 1
    assert "<h1>A region</h1>" in html


def test_without_an_opening_the_title_is_the_h1(client, pages):
    sites.publish_body(pages["home"], [("latest", {"heading": "Latest"})])
    html = client.get("/en/").text
    assert html.count("<h1") == 1
    assert "<h1>Helsinki Smart Region</h1>" in html


def test_a_chosen_case_is_shown_in_the_visitors_language(client, pages):
    for page in pages.values():
        sites.translate(page, "fi")
    html = client.get("/fi/").text
    assert 'href="/fi/cases-fi/a-case-fi/"' in html
    assert 'href="/en/cases/a-case/"' not in html


def test_an_invitation_leads_to_the_page_in_the_visitors_language(client, pages):
    for page in pages.values():
        sites.translate(page, "fi")
    assert 'href="/fi/about-fi/"' in client.get("/fi/").text


def test_chosen_cases_stand_in_the_order_chosen(client, pages):
    cases = [CasePageFactory(parent=pages["case index"], title=f"Chosen {number}") for number in range(3)]
    sites.publish_body(pages["home"], sites.home_sections([cases[2], cases[0], cases[1]], pages["standard"])[2:3])
    html = client.get("/en/").text
    places = [html.index(f">Chosen {number}</a>") for number in (2, 0, 1)]
    assert places == sorted(places)


@pytest.mark.parametrize("state", ["draft", "private", "deleted"])
def test_a_chosen_case_that_visitors_may_not_see_is_left_out(client, pages, state):
    case = pages["case"]
    if state == "draft":
        case.unpublish()
    elif state == "private":
        case.view_restrictions.create(restriction_type="login")
    else:
        case.delete()
    response = client.get("/en/")
    assert response.status_code == 200
    assert ">A case</a>" not in response.text


def test_priorities_show_their_number_of_cases(client, pages):
    CasePageFactory(parent=pages["case index"], priority=pages["case"].priority)
    CasePageFactory(parent=pages["case index"], priority=pages["case"].priority, live=False)
    assert "2 cases" in client.get("/en/").text


def test_a_chosen_case_without_a_translation_shows_its_priority_in_the_visitors_language(client, pages):
    sites.translate(pages["case"].priority, "fi", name="Ilmastoneutraalius")
    for name, page in pages.items():
        if name == "case":
            sites.alias_everywhere(page)
        else:
            sites.translate(page, "fi")
    sites.publish_body(pages["home"], sites.home_sections([pages["case"]], pages["standard"])[2:3])
    sites.translate(pages["home"], "fi")
    card = client.get("/fi/").text.split("featured")[1]
    assert "Ilmastoneutraalius" in card
    assert pages["case"].priority.name not in card.replace("Ilmastoneutraalius", "")
