"""Work is given by those who may, to those who can; it is finished by publishing and comes back with its source."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from wagtail_localize.models import Translation

from tests.factories import PriorityFactory
from tests.translation.making import locale, submit, translate
from tests.translation.roles import somebody
from tests.translation.workspace.states import published_anew
from translation.assignments import assign, begin, default_due, unassign
from translation.models import Assignment


def reviewed(code):
    """From now on a reviewer publishes in this language."""
    settings = locale(code).translation_settings
    settings.reviewed = True
    settings.save()


def fresh(user):
    """The user without the permissions that were read before."""
    return type(user).objects.get(pk=user.pk)


def test_a_text_is_given_with_a_deadline(scene):
    assign(scene.finnish, scene.translator, date(2026, 12, 24), scene.moderator)

    given = Assignment.objects.get()
    assert (given.translation, given.translator, given.due) == (scene.finnish, scene.translator, date(2026, 12, 24))
    assert (given.assigned_by, given.finished_at) == (scene.moderator, None)


def test_a_text_given_anew_changes_hands(scene):
    assign(scene.finnish, scene.translator, None, scene.moderator)
    assign(scene.finnish, scene.moderator, date(2026, 12, 24), scene.moderator)

    given = Assignment.objects.get()
    assert (given.translator, given.due) == (scene.moderator, date(2026, 12, 24))


def test_the_deadline_proposed_is_that_of_the_language(homes):
    settings = locale("sv").translation_settings
    settings.days = 3
    settings.save()

    assert default_due(locale("sv")) == timezone.localdate() + timedelta(days=3)
    assert default_due(locale("fi")) == timezone.localdate() + timedelta(days=7)
    settings.delete()
    assert default_due(locale("sv")) == timezone.localdate() + timedelta(days=7)


@pytest.mark.parametrize("role", ["swede", "author", "retired"])
def test_a_text_is_given_only_to_somebody_who_may_translate_it(scene, role):
    who = scene.swede if role == "swede" else somebody("Authors") if role == "author" else scene.translator
    if role == "retired":
        who.is_active = False
        who.save()

    with pytest.raises(ValidationError, match="has no right to translate into Finnish"):
        assign(scene.finnish, who, None, scene.moderator)
    assert not Assignment.objects.exists()


def test_who_publishes_in_a_language_gives_its_work(scene):
    colleague = scene.moderator

    assign(scene.finnish, colleague, None, scene.translator)

    assert Assignment.objects.get().translator == colleague


@pytest.mark.parametrize("role", ["Authors", "Swedish translators"])
def test_nobody_else_gives_it(scene, role):
    someone = scene.swede if role == "Swedish translators" else somebody(role)

    with pytest.raises(PermissionDenied):
        assign(scene.finnish, scene.translator, None, someone)
    with pytest.raises(PermissionDenied):
        assign(scene.finnish, someone, None, someone)
    assert not Assignment.objects.exists()


def test_a_translator_who_is_reviewed_takes_what_is_in_nobodys_hands(scene):
    reviewed("fi")
    translator = fresh(scene.translator)

    with pytest.raises(PermissionDenied):
        assign(scene.finnish, scene.moderator, None, translator)
    assign(scene.finnish, translator, None, translator)
    assert Assignment.objects.get().translator == translator

    assign(scene.swedish, scene.swede, None, scene.moderator)
    assign(scene.finnish, scene.moderator, None, scene.moderator)
    with pytest.raises(PermissionDenied):
        assign(scene.finnish, translator, None, translator)


def test_work_is_handed_back_by_its_translator_and_taken_by_who_gives_it(scene):
    reviewed("fi")
    translator = fresh(scene.translator)
    assign(scene.finnish, scene.translator, None, scene.moderator)
    with pytest.raises(PermissionDenied):
        unassign(scene.finnish, scene.swede)

    unassign(scene.finnish, translator)
    assert not Assignment.objects.exists()

    assign(scene.finnish, scene.translator, None, scene.moderator)
    unassign(scene.finnish, scene.moderator)
    assert not Assignment.objects.exists()
    unassign(scene.finnish, scene.moderator)  # once more does no harm


def test_to_begin_a_text_twice_is_the_same_translation(scene):
    with pytest.raises(PermissionDenied):
        begin(scene.page, locale("fi"), scene.swede)

    first = begin(scene.page, locale("fi"), scene.translator)
    again = begin(scene.page, locale("fi"), scene.translator)

    assert first == again == scene.finnish
    assert Translation.objects.filter(target_locale=locale("fi")).count() == 1


def test_a_stopped_translation_is_taken_up_again(scene):
    Translation.objects.filter(pk=scene.finnish.pk).update(enabled=False)

    assert begin(scene.page, locale("fi"), scene.translator) == scene.finnish
    scene.finnish.refresh_from_db()
    assert scene.finnish.enabled


def test_work_is_finished_when_the_translation_is_published_complete(scene):
    assign(scene.finnish, scene.translator, None, scene.moderator)

    translate(scene.page, "fi")

    assert Assignment.objects.get().finished_at is not None


def test_work_is_not_finished_by_publishing_half_of_it(scene):
    assign(scene.finnish, scene.translator, None, scene.moderator)

    scene.finnish.save_target(publish=True)

    assert Assignment.objects.get().finished_at is None


def test_the_work_on_a_priority_is_finished_in_the_same_way(homes, scene):
    priority = PriorityFactory()
    translation = submit(priority, "fi")
    assign(translation, scene.translator, None, scene.moderator)

    translate(priority, "fi")

    assert Assignment.objects.get().finished_at is not None


def test_finished_work_comes_back_when_the_source_changes(scene):
    assign(scene.finnish, scene.translator, date(2020, 1, 1), scene.moderator)
    translate(scene.page, "fi")

    published_anew(scene.page, summary="Heat is kept in caverns.")

    given = Assignment.objects.get()
    assert (given.finished_at, given.due) == (None, default_due(locale("fi")))
    assert given.translator == scene.translator


def test_work_under_way_keeps_its_deadline_when_the_source_changes(scene):
    due = timezone.localdate() + timedelta(days=1)
    assign(scene.finnish, scene.translator, due, scene.moderator)

    published_anew(scene.page, summary="Heat is kept in caverns.")

    assert Assignment.objects.get().due == due


@pytest.mark.parametrize("values", [{}, {"slug": "warmth"}, {"show_in_menus": True}])
def test_finished_work_stays_finished_when_nothing_is_to_be_translated(scene, values):
    assign(scene.finnish, scene.translator, None, scene.moderator)
    translate(scene.page, "fi")

    published_anew(scene.page, **values)

    assert Assignment.objects.get().finished_at is not None
