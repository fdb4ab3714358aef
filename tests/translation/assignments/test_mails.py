"""Mails: to whom, about what, in which language; none twice, none lost, none to oneself."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.users.models import UserProfile

from tests.factories import StandardPageFactory
from tests.translation.assignments.servers import BACKEND, fail
from tests.translation.making import locale, submit, translate, version, with_aliases
from tests.translation.roles import somebody
from tests.translation.workspace.states import published_anew
from translation.assignments import assign, comment, notify
from translation.assignments.sending import CLAIM_HOLDS, send_owed
from translation.models import Notice
from translation.publishing import send_to_review
from translation.saving import save_strings
from translation.segments import segments_of


def test_the_translator_is_told_what_was_given_by_whom_until_when(scene, committed):
    with committed():
        assign(scene.finnish, scene.translator, date(2026, 12, 24), scene.moderator)

    [sent] = mail.outbox
    assert sent.to == [scene.translator.email]
    assert sent.subject == "To translate: Heat (Finnish)"
    assert "Given by moderators." in sent.body
    assert "Deadline: 24 Dec 2026." in sent.body
    assert "3 segments to translate" in sent.body
    assert f"http://testserver/admin/pages/{version(scene.page, 'fi').pk}/edit/" in sent.body
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
    assert Notice.objects.get().sent_at is not None


def test_nobody_is_told_of_what_they_do_themselves(scene, committed):
    with committed():
        assign(scene.finnish, scene.translator, None, scene.translator)
        comment(scene.finnish, scene.translator, "I begin on Monday.")

    assert mail.outbox == []


def test_the_same_given_again_is_no_news(scene, committed):
    for _time in range(2):
        with committed():
            assign(scene.finnish, scene.translator, date(2026, 12, 24), scene.moderator)

    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("language", "subject", "line"),
    [
        ("fi", "Käännettäväksi: Heat (suomi)", "Määräaika"),
        ("sv", "Att översätta: Heat (finska)", "Förfallodag"),
        ("", "To translate: Heat (Finnish)", "Deadline"),
    ],
)
def test_a_mail_is_in_the_readers_language(scene, committed, language, subject, line):
    UserProfile.objects.create(user=scene.translator, preferred_language=language)

    with committed():
        assign(scene.finnish, scene.translator, date(2026, 12, 24), scene.moderator)

    [sent] = mail.outbox
    assert sent.subject.casefold() == subject.casefold()
    assert line in sent.body


def test_several_things_at_once_come_in_one_mail(scene, homes, committed):
    other = submit(with_aliases(StandardPageFactory(parent=homes["en"], title="Cold")), "fi")

    with committed():
        assign(scene.finnish, scene.translator, None, scene.moderator)
        assign(other, scene.translator, None, scene.moderator)

    [sent] = mail.outbox
    assert sent.subject == "Translations: 2 messages"
    assert "Heat" in sent.body
    assert "Cold" in sent.body


def test_a_line_break_in_a_title_does_no_harm_to_the_header(scene, committed):
    scene.finnish.source.object_repr = "Heat\r\nBcc: everybody@example.org"
    scene.finnish.source.save()

    with committed():
        assign(scene.finnish, scene.translator, None, scene.moderator)

    [sent] = mail.outbox
    assert sent.subject == "To translate: Heat Bcc: everybody@example.org (Finnish)"


@pytest.mark.parametrize("change", [{"is_active": False}, {"email": ""}])
def test_no_mail_is_owed_to_somebody_who_cannot_get_it(scene, committed, change):
    for name, value in change.items():
        setattr(scene.translator, name, value)
    scene.translator.save()

    with committed():
        assert notify(Notice.Kind.ASSIGNED, scene.translator, scene.finnish) is None
    assert not Notice.objects.exists()


def test_what_is_owed_to_somebody_who_has_left_is_forgotten(scene):
    notify(Notice.Kind.ASSIGNED, scene.translator, scene.finnish)
    scene.translator.is_active = False
    scene.translator.save()

    assert send_owed() == 0
    assert not Notice.objects.exists()


def test_no_mail_is_owed_to_somebody_without_a_right_in_the_language(scene):
    assert notify(Notice.Kind.COMMENTED, scene.swede, scene.finnish) is None


# the source changes


def test_the_translator_is_told_when_the_source_is_published_anew(scene, committed):
    assign(scene.finnish, scene.translator, None, scene.moderator)
    translate(scene.page, "fi")
    mail.outbox.clear()
    Notice.objects.all().delete()

    with committed():
        published_anew(scene.page, summary="Heat is kept in caverns.")

    mine = [sent for sent in mail.outbox if sent.to == [scene.translator.email]]
    [sent] = mine
    assert sent.subject == "The source has changed: Heat (Finnish)"
    assert "1 segment to translate or to look at." in sent.body


def test_where_nobody_has_the_text_all_translators_of_the_language_are_told(scene, committed):
    for code in ("fi", "sv"):
        translate(scene.page, code)

    with committed():
        published_anew(scene.page, summary="Heat is kept in caverns.")

    assert sorted(sent.to[0] for sent in mail.outbox) == sorted([scene.translator.email, scene.swede.email])


@pytest.mark.parametrize("values", [{}, {"slug": "warmth"}])
def test_nobody_is_told_of_a_change_that_leaves_nothing_to_do(scene, committed, values):
    for code in ("fi", "sv"):
        translate(scene.page, code)

    with committed():
        published_anew(scene.page, **values)

    assert mail.outbox == []


def test_who_changed_the_source_is_not_told(scene, committed):
    for code in ("fi", "sv"):
        translate(scene.page, code)
    assign(scene.finnish, scene.moderator, None, scene.moderator)
    page = type(scene.page).objects.get(pk=scene.page.pk)
    page.summary = "Heat is kept in caverns."

    with committed():
        page.save_revision(user=scene.moderator).publish(user=scene.moderator)

    assert [sent.to for sent in mail.outbox] == [[scene.swede.email]]


# reviews


def test_the_reviewers_are_told_once_and_the_mail_is_owed(scene, committed, settings):
    settings.EMAIL_BACKEND = BACKEND
    fail(1)
    scene.finnish.save_target(publish=False)
    page = version(scene.page, "fi")

    with committed():
        page.get_workflow().start(page, scene.translator)
    assert mail.outbox == []
    send_owed()

    [sent] = mail.outbox
    assert sent.to == [scene.moderator.email]
    assert sent.subject == "To review: Heat (Finnish)"
    assert f"/admin/pages/{page.pk}/edit/" in sent.body


def test_a_translation_sent_to_review_reaches_the_reviewers(scene, committed):
    words = {"title": "Lämpö", "slug": "lampo", "summary": "Lämpö säilytetään."}
    save_strings(scene.finnish, {each.segment.pk: words[each.path] for each in segments_of(scene.finnish)}, None)

    with committed():
        send_to_review(scene.finnish, scene.translator)

    assert [sent.to for sent in mail.outbox] == [[scene.moderator.email]]


def test_an_english_page_is_still_announced_by_wagtail_itself(scene, committed):
    author = somebody("Authors")
    scene.page.save_revision(user=author)

    with committed():
        scene.page.get_workflow().start(scene.page, author)

    assert {sent.to[0] for sent in mail.outbox} == {scene.moderator.email}
    assert not Notice.objects.exists()


# comments


def test_a_comment_reaches_those_who_have_to_do_with_the_text(scene, committed):
    assign(scene.finnish, scene.translator, None, scene.moderator)
    send_owed()
    mail.outbox.clear()

    with committed():
        comment(scene.finnish, scene.translator, "What is a cavern?\nA cave?")
    with committed():
        comment(scene.finnish, scene.moderator, "A big one.")

    question, answer = mail.outbox
    assert (question.to, answer.to) == ([scene.moderator.email], [scene.translator.email])
    assert question.subject == "New comment: Heat (Finnish)"
    assert "finnish-translators: What is a cavern?\nA cave?" in question.body
    assert "A big one." in answer.body
    assert "What is a cavern?" not in answer.body
    assert "#comments" in answer.body


# a failing server


def test_a_failing_server_loses_nothing_and_sends_nothing_twice(scene, committed, settings):
    settings.EMAIL_BACKEND = BACKEND
    fail(2)
    with committed():
        assign(scene.finnish, scene.translator, None, scene.moderator)
    owed = Notice.objects.get()
    assert (owed.sent_at, owed.attempts, owed.claimed_at) == (None, 1, None)
    assert "The server is down." in owed.last_error

    assert (send_owed(), send_owed(), send_owed()) == (0, 1, 0)

    [sent] = mail.outbox
    assert sent.to == [scene.translator.email]
    owed.refresh_from_db()
    assert owed.sent_at is not None
    assert owed.last_error == ""


def test_a_mail_that_fails_stops_no_other(scene, settings):
    settings.EMAIL_BACKEND = BACKEND
    for translation, who in [(scene.finnish, scene.translator), (scene.swedish, scene.swede)]:
        notify(Notice.Kind.ASSIGNED, who, translation)
    fail(1)

    assert send_owed() == 1
    assert Notice.objects.filter(sent_at=None).count() == 1


def test_a_mail_that_another_process_is_sending_is_left_to_it(scene):
    notice = notify(Notice.Kind.ASSIGNED, scene.translator, scene.finnish)
    Notice.objects.filter(pk=notice.pk).update(claimed_at=timezone.now())

    assert send_owed() == 0
    assert mail.outbox == []


def test_a_mail_whose_process_was_ended_is_sent_after_all(scene):
    notice = notify(Notice.Kind.ASSIGNED, scene.translator, scene.finnish)
    Notice.objects.filter(pk=notice.pk).update(claimed_at=timezone.now() - CLAIM_HOLDS - timedelta(seconds=1))

    assert send_owed() == 1
    assert len(mail.outbox) == 1


def test_a_text_that_is_gone_by_then_is_no_mail(scene, homes, committed):
    notify(Notice.Kind.ASSIGNED, scene.translator, scene.finnish)
    scene.finnish.delete()

    assert send_owed() == 0
    assert locale("fi")
    assert mail.outbox == []
