"""Publishing, sending to review and drafts: rights, locks, the quality gate, and nothing half done."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Workflow, WorkflowState
from wagtail_localize.models import StringTranslation

from tests.factories import PriorityFactory
from tests.translation.making import locale, submit, translate, version
from tests.translation.roles import client_of, somebody
from tests.translation.shims.asking import segment
from translation import publishing
from translation.models import Comment, LanguageSettings, Notice
from translation.publishing import GateClosed, Locked, publish, save_draft, send_to_review
from translation.quality import Finding
from translation.saving import save_strings

WAYS = [publish, send_to_review, save_draft]


@pytest.fixture(autouse=True)
def gate(monkeypatch):
    """What the quality gate finds: nothing, unless a test adds to it."""
    found: list[Finding] = []
    monkeypatch.setattr(publishing.quality, "findings", lambda *_arguments: list(found))
    monkeypatch.setattr(publishing.quality, "stops", list)
    return found


@pytest.fixture
def translator(homes):
    return somebody("Finnish translators")


def write(translation, text: str, path: str = "title") -> None:
    save_strings(translation, {segment(translation, path).pk: text}, None)


def review(code: str = "fi") -> None:
    settings = LanguageSettings.objects.get(locale=locale(code))
    settings.reviewed = True
    settings.save()


def state_of(page) -> tuple:
    found = Page.objects.get(pk=page.pk)
    return found.title, found.live, found.latest_revision_id, found.workflow_in_progress


def test_what_is_translated_is_published(translation, finnish, translator):
    write(translation, "Kuumuus")

    published = publish(translation, translator)

    assert (published.pk, published.title, published.live) == (finnish.pk, "Kuumuus", True)
    assert finnish.revisions.latest("pk").user == translator


def test_what_was_begun_for_an_alias_is_published_as_a_page(page, translator):
    translation = submit(page, "fi")
    write(translation, "Lämpö")

    publish(translation, translator)

    assert (version(page, "fi").title, version(page, "fi").alias_of_id) == ("Lämpö", None)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("group", ["Swedish translators", "Authors"])
def test_another_language_is_refused(translation, finnish, way, group):
    write(translation, "Kuumuus")
    before = state_of(finnish)

    with pytest.raises(PermissionDenied):
        way(translation, somebody(group))

    assert state_of(finnish) == before


def test_a_reviewed_translator_does_not_publish(translation, finnish, translator):
    review()
    write(translation, "Kuumuus")
    before = state_of(finnish)

    with pytest.raises(PermissionDenied):
        publish(translation, translator)

    assert state_of(finnish) == before


@pytest.mark.parametrize("way", WAYS)
def test_a_lock_holds_and_says_who_has_it(translation, finnish, translator, way):
    Page.objects.filter(pk=finnish.pk).update(locked=True, locked_by=somebody("Moderators"), locked_at=timezone.now())
    before = state_of(finnish)

    with pytest.raises(Locked, match="moderators"):
        way(translation, translator)

    assert state_of(finnish) == before


@pytest.mark.parametrize("way", WAYS)
def test_moderation_holds(translation, finnish, translator, way):
    finnish.save_revision(user=translator)
    Workflow.objects.get().start(finnish, translator)
    before = state_of(finnish)

    with pytest.raises(Locked, match="awaiting moderation"):
        way(translation, translator)

    assert state_of(finnish) == before


@pytest.mark.parametrize("way", WAYS)
def test_a_stopped_translation_goes_nowhere(translation, translator, way):
    translation.enabled = False
    translation.save()

    with pytest.raises(Locked, match="stopped"):
        way(translation, translator)


@pytest.mark.parametrize("way", [publish, send_to_review])
def test_the_gate_stops_both_ways_to_the_public_and_says_why(translation, finnish, translator, gate, way):
    gate.append(Finding(path="title", segment_id=1, rule="numbers", level="error", message="3 is lost", waived_by=None))
    before = state_of(finnish)

    with pytest.raises(GateClosed, match="3 is lost") as stopped:
        way(translation, translator)

    assert stopped.value.findings == gate
    assert state_of(finnish) == before


def test_a_draft_needs_no_gate(translation, finnish, translator, gate):
    gate.append(Finding(path="title", segment_id=1, rule="numbers", level="error", message="3 is lost", waived_by=None))
    write(translation, "Kuumuus")

    save_draft(translation, translator)

    finnish.refresh_from_db()
    assert (finnish.title, finnish.get_latest_revision_as_object().title) == ("Lämpö", "Kuumuus")


@pytest.mark.parametrize("way", WAYS)
def test_a_text_that_is_too_long_is_a_finding_on_its_segment_and_nothing_is_done(translation, finnish, translator, way):
    write(translation, "ä" * 300)
    before = state_of(finnish)

    with pytest.raises(GateClosed) as stopped:
        way(translation, translator)

    [finding] = stopped.value.findings
    assert (finding.path, finding.segment_id, finding.level) == ("title", segment(translation).pk, "error")
    assert "255" in finding.message
    assert state_of(finnish) == before
    assert not StringTranslation.objects.filter(has_error=True).exists()


def test_a_failure_of_another_kind_is_not_hidden(translation, translator, monkeypatch):
    def fail(*args, **kwargs):
        raise ValueError("a fault of ours")

    monkeypatch.setattr(type(translation), "save_target", fail)

    with pytest.raises(ValueError, match="a fault of ours"):
        publish(translation, translator)


# Review


def approve(page, moderator: Any = None) -> None:
    task = Page.objects.get(pk=page.pk).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    assert client_of(moderator or somebody("Moderators")).post(address).status_code == 302


def test_a_reviewers_approval_publishes(translation, finnish, translator):
    review()
    write(translation, "Kuumuus")

    send_to_review(translation, translator, "Is this the right word?")

    finnish.refresh_from_db()
    assert finnish.title == "Lämpö"
    assert Comment.objects.get().text == "Is this the right word?"
    approve(finnish)
    finnish.refresh_from_db()
    assert (finnish.title, finnish.live) == ("Kuumuus", True)


def test_an_alias_stays_one_until_the_reviewer_approves(page, translator):
    review()
    translation = submit(page, "fi")
    write(translation, "Lämpö")

    send_to_review(translation, translator)

    assert (version(page, "fi").title, version(page, "fi").alias_of_id) == ("Heat", page.pk)
    approve(version(page, "fi"))
    assert (version(page, "fi").title, version(page, "fi").alias_of_id) == ("Lämpö", None)


def test_what_a_reviewer_sent_back_is_sent_again_in_the_same_workflow(translation, finnish, translator):
    send_to_review(translation, translator)
    state, moderator = WorkflowState.objects.get(), somebody("Moderators")
    state.current_task_state.reject(user=moderator)
    write(translation, "Kuumuus")

    send_to_review(translation, translator)

    state.refresh_from_db()
    assert WorkflowState.objects.count() == 1
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    approve(finnish, moderator)
    finnish.refresh_from_db()
    assert finnish.title == "Kuumuus"


def test_a_reviewer_who_sends_again_starts_no_second_workflow(translation, finnish, translator):
    send_to_review(translation, translator)
    moderator = somebody("Moderators")
    write(translation, "Kuumuus")

    send_to_review(translation, moderator)

    assert WorkflowState.objects.count() == 1


def test_without_a_comment_the_trail_is_as_it_was(translation, translator):
    send_to_review(translation, translator, "   ")

    assert not Comment.objects.exists()


def told() -> list[tuple[str, str]]:
    return sorted(Notice.objects.values_list("kind", "recipient__username"))


def test_a_priority_has_no_workflow_so_its_reviewers_get_a_notice(homes, translator):
    review()
    priority = PriorityFactory(name="Climate", slug="climate")
    finnish = translate(priority, "fi", {"Climate": "Ilmasto", "climate": "ilmasto"}.get)
    translation = submit(priority, "fi")
    write(translation, "Ilmastotyö", "name")
    for group in ("Moderators", "Site managers", "Swedish translators", "Authors"):
        somebody(group)

    send_to_review(translation, translator, "Ready.")

    finnish.refresh_from_db()
    assert (finnish.name, finnish.live) == ("Ilmasto", True)
    assert finnish.get_latest_revision_as_object().name == "Ilmastotyö"
    assert told() == [("review", "moderators"), ("review", "site-managers")]


def test_a_page_for_which_no_workflow_is_set_is_told_to_its_reviewers(translation, finnish, translator):
    review()
    Workflow.objects.get().deactivate()
    somebody("Moderators")

    send_to_review(translation, translator)

    assert told() == [("review", "moderators")]
    assert not WorkflowState.objects.exists()


def test_the_sender_is_not_told(translation, translator):
    Workflow.objects.get().deactivate()

    send_to_review(translation, translator)

    assert told() == []
