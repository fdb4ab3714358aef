"""Wagtail's own ways of changing and publishing a page obey the rights of a language too, and the quality gate."""

import pytest
from django.urls import reverse
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.models import Page, Workflow, WorkflowState
from wagtail_localize.models import Translation

from tests.translation.making import locale, submit, version
from tests.translation.roles import client_of, edit_address, is_refused, signed_in, somebody, standard_page_form
from tests.translation.shims.asking import told
from translation import quality
from translation.models import LanguageSettings
from translation.quality import Finding


@pytest.fixture(autouse=True)
def gate(monkeypatch):
    found: list[Finding] = []
    monkeypatch.setattr(quality, "findings", lambda *_arguments: list(found))
    monkeypatch.setattr(quality, "stops", list)
    return found


@pytest.fixture
def stopped(translation):
    """A translation that was stopped: Wagtail's own page editor is open to it."""
    Translation.objects.update(enabled=False)
    return translation


def review() -> None:
    settings = LanguageSettings.objects.get(locale=locale("fi"))
    settings.reviewed = True
    settings.save()


def state(page) -> tuple:
    page = Page.objects.get(pk=page.pk)
    return page.title, page.live


def bulk_publish(client, *pages, **form):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return client.post(f"{address}?next=/admin/pages/&" + "&".join(f"id={page.pk}" for page in pages), form)


def draft(page, title: str) -> None:
    page = Page.objects.get(pk=page.pk).specific
    page.title = title
    page.save_revision()


# The page editor of a translation that was stopped


def test_the_page_editor_is_for_the_translators_of_the_language(stopped, finnish):
    form = standard_page_form("Kuumuus", "publish", slug="lampo")

    assert is_refused(signed_in("Swedish translators").post(edit_address(finnish), form))
    assert state(finnish) == ("Lämpö", True)
    assert signed_in("Finnish translators").post(edit_address(finnish), form).status_code == 302
    assert state(finnish) == ("Kuumuus", True)


def test_a_reviewed_translator_saves_a_draft_there_whatever_is_asked(stopped, finnish):
    review()

    signed_in("Finnish translators").post(edit_address(finnish), standard_page_form("Kuumuus", "publish", slug="lampo"))

    assert state(finnish) == ("Lämpö", True)
    assert Page.objects.get(pk=finnish.pk).get_latest_revision_as_object().title == "Kuumuus"


@pytest.mark.parametrize("name", ["unpublish", "set_privacy", "delete"])
def test_a_reviewed_translator_takes_nothing_from_the_public(translation, finnish, name):
    review()

    answer = signed_in("Finnish translators").post(
        reverse(f"wagtailadmin_pages:{name}", args=[finnish.pk]), {"restriction_type": "login"}
    )

    assert is_refused(answer)
    assert state(finnish) == ("Lämpö", True)
    assert not finnish.view_restrictions.exists()


# In bulk


def test_drafts_are_published_in_bulk_by_those_who_may(translation, finnish):
    draft(finnish, "Kuumuus")

    bulk_publish(signed_in("Swedish translators"), finnish)
    assert state(finnish) == ("Lämpö", True)

    bulk_publish(signed_in("Finnish translators"), finnish)
    assert state(finnish) == ("Kuumuus", True)


def test_a_reviewed_translator_publishes_nothing_in_bulk(translation, finnish):
    review()
    draft(finnish, "Kuumuus")

    bulk_publish(signed_in("Finnish translators"), finnish)

    assert state(finnish) == ("Lämpö", True)


@pytest.mark.parametrize("descendants", [False, True])
def test_what_does_not_pass_the_quality_gate_is_not_published_in_bulk(homes, translation, finnish, gate, descendants):
    draft(finnish, "Kuumuus")
    gate.append(Finding(path="title", segment_id=1, rule="numbers", level="error", message="3 is lost", waived_by=None))
    if descendants:
        finnish.unpublish()
        answer = bulk_publish(signed_in("Moderators"), homes["fi"], include_descendants="on")
    else:
        answer = bulk_publish(signed_in("Moderators"), finnish)

    assert answer.url == "/admin/pages/"
    assert "Nothing was published" in told(answer)
    assert state(finnish) == ("Lämpö", not descendants)


# Copies


def test_a_reviewed_translator_copies_into_ones_own_tree_as_a_draft_only(homes, translation, finnish):
    review()
    form = {"new_title": "Kopio", "new_slug": "kopio", "new_parent_page": homes["fi"].pk, "publish_copies": "on"}
    client = signed_in("Finnish translators")

    client.post(reverse("wagtailadmin_pages:copy", args=[finnish.pk]), form)

    assert [copy.live for copy in Page.objects.filter(slug="kopio")] == [False]
    for code in ("en", "sv"):
        form = {**form, "new_parent_page": homes[code].pk, "new_slug": f"kopio-{code}"}
        client.post(reverse("wagtailadmin_pages:copy", args=[finnish.pk]), form)
        assert not Page.objects.filter(slug=f"kopio-{code}").exists()


def test_nobody_moves_a_page_into_the_tree_of_another_language(homes, translation, finnish):
    address = reverse("wagtailadmin_pages:move_confirm", args=[finnish.pk, homes["sv"].pk])

    signed_in("Finnish translators").post(address)

    assert Page.objects.get(pk=finnish.pk).get_parent().pk == homes["fi"].pk


# Workflow


@pytest.mark.parametrize("group", ["Finnish translators", "Swedish translators"])
def test_a_translator_does_not_approve(translation, finnish, group):
    translator = somebody("Translators")
    draft(finnish, "Kuumuus")
    Workflow.objects.get().start(Page.objects.get(pk=finnish.pk).specific, translator)
    task = WorkflowState.objects.get().current_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[finnish.pk, "approve", task.pk])

    for client in (signed_in(group), client_of(translator)):
        client.post(address)

    assert state(finnish) == ("Lämpö", True)
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS


@pytest.mark.parametrize("by_script", [False, True])
def test_a_reviewer_approves_nothing_from_the_dashboard_that_does_not_pass_the_quality_gate(
    translation, finnish, gate, by_script
):
    draft(finnish, "Kuumuus")
    Workflow.objects.get().start(Page.objects.get(pk=finnish.pk).specific, None)
    task = WorkflowState.objects.get().current_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[finnish.pk, "approve", task.pk])
    moderator = signed_in("Moderators")
    gate.append(Finding(path="title", segment_id=1, rule="numbers", level="error", message="3 is lost", waived_by=None))

    answer = moderator.post(address, headers={"x-requested-with": "XMLHttpRequest"} if by_script else {})

    assert "Nothing was published" in told(answer)
    assert (answer.json()["redirect"] if by_script else answer.url) == edit_address(finnish)
    assert state(finnish) == ("Lämpö", True)
    gate.clear()
    moderator.post(address)
    assert state(finnish) == ("Kuumuus", True)


def test_the_admin_says_that_a_locked_page_is_not_published_in_bulk(translation, finnish):
    draft(finnish, "Kuumuus")
    Page.objects.filter(pk=finnish.pk).update(locked=True)

    answer = bulk_publish(signed_in("Moderators"), finnish)

    assert "Nothing was published. These pages are locked: Kuumuus" in told(answer)


def test_the_api_of_the_admin_has_no_actions_and_is_read_as_before(translation, finnish):
    moderator = signed_in("Moderators")

    for action in PagesAdminAPIViewSet.actions:
        assert moderator.post(reverse("wagtailadmin_api:pages:action", args=[finnish.pk, action])).status_code == 404
    assert moderator.get(reverse("wagtailadmin_api:pages:detail", args=[finnish.pk])).json()["title"] == "Lämpö"


def test_an_older_version_is_brought_back_by_those_who_may_change_it(translation, finnish):
    old = finnish.revisions.first()
    address = reverse("wagtailadmin_pages:revisions_revert", args=[finnish.pk, old.pk])

    assert is_refused(signed_in("Swedish translators").get(address))
    assert signed_in("Finnish translators").get(address).status_code == 200


def test_an_alias_is_published_by_nobody_on_its_own(page):
    submit(page, "sv").save_target(publish=False)
    Page.objects.filter(pk=version(page, "sv").pk).update(live=False)

    bulk_publish(signed_in("Finnish translators"), version(page, "sv"))

    assert not version(page, "sv").live
