"""The day's summary: what waits, what is overdue, what is new; nothing where there is nothing."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from tests.factories import StandardPageFactory
from tests.translation.assignments.servers import BACKEND, fail
from tests.translation.making import submit, translate, with_aliases
from translation.assignments import assign
from translation.assignments.digest import digest_of
from translation.models import Notice


def run():
    answer = StringIO()
    call_command("send_translation_digest", stdout=answer)
    return answer.getvalue()


@pytest.fixture
def quiet(scene, homes):
    """The scene after everything was translated long ago, and nothing is owed."""
    for source in (homes["en"], scene.page):
        for code in ("fi", "sv"):
            translate(source, code)
    Page.objects.update(last_published_at=timezone.now() - timedelta(days=30))
    Notice.objects.all().delete()
    mail.outbox.clear()
    return scene


def new_page(homes, title, days=0):
    """A page published so many days ago, begun in both languages."""
    page = with_aliases(StandardPageFactory(parent=homes["en"], title=title))
    Page.objects.filter(pk=page.pk).update(last_published_at=timezone.now() - timedelta(days=days))
    return page


def test_without_anything_to_tell_nobody_gets_a_mail(quiet):
    assert "0 mails" in run()
    assert mail.outbox == []


def test_the_summary_tells_what_is_overdue_what_waits_and_what_is_new(quiet, homes):
    today = timezone.localdate()
    for title, days in [("Late", -2), ("Soon", 3)]:
        assign(
            submit(new_page(homes, title, days=9), "fi"),
            quiet.translator,
            today + timedelta(days=days),
            quiet.translator,
        )
    assign(submit(new_page(homes, "Of another"), "fi"), quiet.moderator, None, quiet.moderator)
    new_page(homes, "Fresh")
    new_page(homes, "Old", days=5)

    digest = digest_of(quiet.translator)

    names = {part: [row.source.title for row in getattr(digest, part)] for part in ("overdue", "waiting", "new")}
    assert names == {"overdue": ["Late"], "waiting": ["Soon"], "new": ["Fresh"]}
    assert digest.unassigned == 2
    run()
    sent = next(each for each in mail.outbox if each.to == [quiet.translator.email])
    assert sent.subject == "2 texts wait for your translation"
    for word in ("Late", "Soon", "Fresh", "2 texts wait in nobody's hands.", "http://testserver/admin/translation/"):
        assert word in sent.body
    assert "Of another" not in sent.body


def test_what_lies_in_nobodys_hands_for_long_is_no_news(quiet, homes):
    new_page(homes, "Old", days=5)

    run()

    assert mail.outbox == []


def test_each_reader_is_told_of_the_own_language_only(quiet, homes):
    translate(new_page(homes, "Fresh"), "fi")

    run()

    assert {sent.to[0] for sent in mail.outbox} == {quiet.swede.email}


def test_the_summary_comes_once_a_day_however_often_it_is_run(quiet, homes):
    new_page(homes, "Fresh")

    run()
    run()

    assert len(mail.outbox) == 2  # one for each language's translator


def test_a_summary_that_failed_is_sent_by_the_next_run_and_only_once(quiet, homes, settings):
    settings.EMAIL_BACKEND = BACKEND
    new_page(homes, "Fresh")
    fail(2)
    run()
    assert mail.outbox == []

    run()
    run()

    assert sorted(sent.to[0] for sent in mail.outbox) == sorted([quiet.translator.email, quiet.swede.email])


def test_the_run_sends_what_else_is_owed(quiet, settings):
    settings.EMAIL_BACKEND = BACKEND
    fail(1)
    assign(quiet.finnish, quiet.translator, None, quiet.moderator)
    Notice.objects.update(attempts=3)
    run()
    fail(0)

    run()

    assert [sent.subject for sent in mail.outbox] == ["To translate: Heat (Finnish)"]


def test_a_summary_that_has_become_empty_is_not_sent(quiet):
    Notice.objects.create(kind=Notice.Kind.DIGEST, recipient=quiet.translator)

    run()

    assert mail.outbox == []
    assert not Notice.objects.exists()
