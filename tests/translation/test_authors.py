"""Authors write in English and hand over to the moderators."""

import pytest
from django.urls import reverse
from wagtail.models import Page, WorkflowState

from tests.factories import PriorityFactory, StandardPageFactory
from tests.translation.making import translate, version, with_aliases
from tests.translation.roles import (
    TRANSLATORS,
    edit_address,
    is_refused,
    priority_form,
    signed_in,
    standard_page_form,
)


@pytest.fixture
def live_page(homes):
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="Heat"))
    translate(page, "fi")
    return page


@pytest.fixture
def author(homes):
    return signed_in("Authors")


def submitted(author, page) -> WorkflowState:
    response = author.post(edit_address(page), standard_page_form("Warmth", "submit", slug="heat"))
    assert response.status_code == 302
    return WorkflowState.objects.get()


@pytest.mark.parametrize("action", ["save", "publish"])
def test_a_page_an_author_makes_is_a_draft_whatever_is_asked(homes, author, action):
    address = reverse("wagtailadmin_pages:add", args=["home", "standardpage", homes["en"].pk])

    author.post(address, standard_page_form("New", action))

    page = Page.objects.get(slug="new", locale=homes["en"].locale)
    assert not page.live
    assert [alias.live for alias in page.get_translations()] == [False, False]


def test_an_author_changes_an_english_page_only_in_its_draft(live_page, author, client):
    author.post(edit_address(live_page), standard_page_form("Warmth", "publish", slug="heat"))

    live_page.refresh_from_db()
    assert live_page.title == "Heat"
    assert live_page.get_latest_revision_as_object().title == "Warmth"
    assert "Warmth" not in client.get(live_page.url).text


def test_an_author_submits_for_moderation(live_page, author):
    state = submitted(author, live_page)

    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    groups = state.current_task_state.task.specific.groups.values_list("name", flat=True)
    assert list(groups) == ["Moderators"]
    live_page.refresh_from_db()
    assert live_page.title == "Heat"


@pytest.mark.parametrize("group", ["Authors", TRANSLATORS])
def test_none_but_a_moderator_approves(live_page, author, group):
    state = submitted(author, live_page)
    address = reverse("wagtailadmin_pages:workflow_action", args=[live_page.pk, "approve", state.current_task_state.pk])
    someone = author if group == "Authors" else signed_in(group)

    someone.post(address)

    state.refresh_from_db()
    live_page.refresh_from_db()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    assert live_page.title == "Heat"


def test_a_moderators_approval_publishes_the_page_and_its_aliases(live_page, author):
    state = submitted(author, live_page)
    address = reverse("wagtailadmin_pages:workflow_action", args=[live_page.pk, "approve", state.current_task_state.pk])

    signed_in("Moderators").post(address)

    live_page.refresh_from_db()
    assert live_page.title == "Warmth"
    assert version(live_page, "sv").title == "Warmth"
    assert version(live_page, "fi").title == "fi Heat"


def test_a_moderators_rejection_publishes_nothing(live_page, author):
    state = submitted(author, live_page)
    address = reverse("wagtailadmin_pages:workflow_action", args=[live_page.pk, "reject", state.current_task_state.pk])

    signed_in("Moderators").post(address, {"comment": "Which heat?"})

    state.refresh_from_db()
    live_page.refresh_from_db()
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert live_page.title == "Heat"


@pytest.mark.parametrize("code", ["fi", "sv"])
def test_an_author_is_refused_the_other_languages(homes, live_page, author, code):
    page = version(live_page, code)
    addresses = [
        edit_address(page),
        reverse("wagtailadmin_pages:add", args=["home", "standardpage", homes[code].pk]),
        reverse("wagtailadmin_pages:unpublish", args=[page.pk]),
        reverse("wagtailadmin_pages:delete", args=[page.pk]),
        reverse("wagtailadmin_pages:set_privacy", args=[page.pk]),
    ]

    for address in addresses:
        assert is_refused(author.get(address)), address
        assert is_refused(author.post(address, standard_page_form("Hack", "publish"))), address

    page.refresh_from_db()
    assert page.live
    assert page.title == {"fi": "fi Heat", "sv": "Heat"}[code]


def test_an_author_is_refused_what_makes_public_or_unmakes(homes, live_page, author):
    for name in ("unpublish", "delete", "set_privacy"):
        address = reverse(f"wagtailadmin_pages:{name}", args=[live_page.pk])
        assert is_refused(author.post(address, {"restriction_type": "login"})), name

    live_page.refresh_from_db()
    assert live_page.live
    assert not live_page.view_restrictions.exists()


def test_an_author_is_refused_to_submit_translations_and_to_change_priorities(homes, live_page, author):
    priority = PriorityFactory(name="Climate")
    submit = reverse("wagtail_localize:submit_page_translation", args=[live_page.pk])
    edit = reverse("wagtailsnippets_core_priority:edit", args=[priority.pk])

    assert is_refused(author.post(submit, {"locales": [homes["sv"].locale_id]}))
    assert is_refused(author.post(edit, priority_form(priority, name="Hack")))
    assert version(live_page, "sv").alias_of_id == live_page.pk
