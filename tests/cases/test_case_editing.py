"""What the editor lets an author save and publish of a case, and what it says where it does not."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cases.models import CasePage
from core.models import Municipality
from tests.factories import CaseIndexPageFactory, CasePageFactory, PriorityFactory

NO_PRIORITY = "Choose the strategic priority this case serves. No case is published without one."


@pytest.fixture
def index(homes):
    return CaseIndexPageFactory(parent=homes["en"])


def form(places: tuple[str, ...] = ("Espoo",), **values) -> dict:
    """What the editor posts for a case that lacks nothing but a priority."""
    fields = {
        "title": "Heat from data",
        "slug": "heat-from-data",
        "summary": "In one sentence.",
        "problem": rich_text("<p>Wrong.</p>"),
        "solution": rich_text("<p>Done.</p>"),
        "transferability": rich_text(""),
        "results": streamfield([]),
        "body": streamfield([]),
        "sources": streamfield([]),
        "related_pages": inline_formset([]),
        "comments": inline_formset([]),
        "status": "ongoing",
        "published_on": "2026-05-04",
    }
    chosen = Municipality.objects.filter(name_fi__in=places).values_list("pk", flat=True)
    return {**nested_form_data({**fields, **values}), "municipalities": list(chosen)}


def add(admin_client, index, **values):
    return admin_client.post(reverse("wagtailadmin_pages:add", args=["cases", "casepage", index.pk]), form(**values))


def added() -> CasePage:
    """The case that was added; the other languages' trees have followed with aliases."""
    return CasePage.objects.get(locale__language_code="en")


def errors(response) -> dict:
    assert response.status_code == 200
    return response.context["form"].errors


def test_a_case_without_priority_can_be_saved_as_a_draft(admin_client, index):
    assert add(admin_client, index).status_code == 302
    case = added()
    assert case.priority is None
    assert not case.live


def test_a_case_without_priority_cannot_be_published_and_the_editor_says_why(admin_client, index):
    response = add(admin_client, index, **{"action-publish": "1"})
    assert errors(response)["priority"] == [NO_PRIORITY]
    assert NO_PRIORITY in response.text
    assert not CasePage.objects.exists()


def test_a_draft_without_priority_cannot_be_published_from_its_own_editor(admin_client, index):
    add(admin_client, index)
    case = added()
    response = admin_client.post(reverse("wagtailadmin_pages:edit", args=[case.pk]), form(**{"action-publish": "1"}))
    assert NO_PRIORITY in response.text
    case.refresh_from_db()
    assert not case.live


def test_a_live_case_cannot_lose_its_priority(admin_client, index):
    case = CasePageFactory(parent=index, slug="heat-from-data")
    response = admin_client.post(reverse("wagtailadmin_pages:edit", args=[case.pk]), form(**{"action-publish": "1"}))
    assert errors(response)["priority"] == [NO_PRIORITY]
    case.refresh_from_db()
    assert case.priority is not None


def test_a_case_with_a_priority_is_published(client, admin_client, index):
    response = add(admin_client, index, priority=PriorityFactory().pk, **{"action-publish": "1"})
    assert response.status_code == 302
    assert added().live
    client.logout()
    assert client.get("/en/cases/heat-from-data/").status_code == 200


def test_a_draft_without_priority_can_be_previewed(admin_client, index):
    add(admin_client, index)
    case = added()
    url = reverse("wagtailadmin_pages:view_draft", args=[case.pk])
    response = admin_client.get(url)
    assert response.status_code == 200
    assert "Heat from data" in response.text


def test_a_new_case_can_be_previewed_before_it_is_saved(admin_client, index):
    url = reverse("wagtailadmin_pages:preview_on_add", args=["cases", "casepage", index.pk])
    data = form(priority=PriorityFactory().pk)
    assert admin_client.post(url, data).json()["is_valid"] is True
    response = admin_client.get(url, {"mode": ""})
    assert response.status_code == 200
    assert "Heat from data" in response.text
    assert not CasePage.objects.exists()


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        ({"start_year": "2024", "end_year": "2023"}, "end_year", "The end lies before the start."),
        ({"budget": "100", "eu_funding": "101"}, "eu_funding", "The support cannot be more than the total budget."),
    ],
)
def test_numbers_that_contradict_one_another_are_refused(admin_client, index, values, field, message):
    response = add(admin_client, index, priority=PriorityFactory().pk, **values, **{"action-publish": "1"})
    assert errors(response)[field] == [message]
    assert message in response.text


@pytest.mark.parametrize(
    "values",
    [
        {"start_year": "2024", "end_year": "2024"},
        {"start_year": "2024"},
        {"end_year": "2024"},
        {"budget": "100", "eu_funding": "100"},
        {"eu_funding": "100"},
        {"budget": "0", "eu_funding": "0"},
    ],
)
def test_numbers_that_agree_are_accepted(admin_client, index, values):
    response = add(admin_client, index, priority=PriorityFactory().pk, **values, **{"action-publish": "1"})
    assert response.status_code == 302
    assert added().live


def test_a_case_needs_a_place_to_be_published(admin_client, index):
    response = add(admin_client, index, priority=PriorityFactory().pk, places=(), **{"action-publish": "1"})
    assert "municipalities" in errors(response)


def test_a_year_out_of_reach_is_refused(admin_client, index):
    response = add(admin_client, index, priority=PriorityFactory().pk, start_year="202", **{"action-publish": "1"})
    assert "start_year" in errors(response)
