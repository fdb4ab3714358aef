"""Work is given, taken, handed back, finished, and comes back when its source changes."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Locale
from wagtail_localize.models import Translation

from translation.assignments.access import may_give, translates_into
from translation.assignments.notices import notify
from translation.languages import language_name
from translation.models import Assignment, LanguageSettings, Notice
from translation.rights import require


def default_due(locale: Locale) -> date:
    """The deadline that is proposed for work that is given out today."""
    kept = LanguageSettings.objects.filter(locale=locale).first() or LanguageSettings()
    return timezone.localdate() + timedelta(days=kept.days)


@transaction.atomic
def assign(translation: Translation, translator: Any, due: date | None, by: Any) -> Assignment:
    """Put the translation into somebody's hands, with a deadline or without one, and tell them by mail.

    Who may publish in the language may give it to anyone who translates into it; other translators may take what is in
    nobody's hands. Raises PermissionDenied for the others, ValidationError if `translator` does not translate into it.
    """
    locale = translation.target_locale
    before = Assignment.objects.select_for_update().filter(translation=translation).first()
    require(_may_put(by, locale, translator, before))
    if not translates_into(translator, locale):
        raise ValidationError(
            _("%(name)s has no right to translate into %(language)s."),
            params={"name": get_user_display_name(translator), "language": language_name(locale)},
        )
    after, _created = Assignment.objects.update_or_create(
        translation=translation,
        defaults={
            "translator": translator,
            "due": due,
            "assigned_by": by,
            "assigned_at": timezone.now(),
            "finished_at": None,
        },
    )
    told = before and not before.finished_at and (before.translator_id, before.due) == (translator.pk, due)
    if translator != by and not told:
        notify(Notice.Kind.ASSIGNED, translator, translation)
    return after


def unassign(translation: Translation, by: Any) -> None:
    """Take the translation out of anyone's hands. Translators hand back their own; who gives work takes it, too."""
    held = Assignment.objects.filter(translation=translation).first()
    if held is None:
        return
    if held.translator_id != by.pk and not may_give(by, translation.target_locale):
        raise PermissionDenied
    held.delete()


def _may_put(by: Any, locale: Locale, translator: Any, before: Assignment | None) -> bool:
    if may_give(by, locale):
        return True
    holder = before.translator_id if before and not before.finished_at else None
    return translator == by and translates_into(by, locale) and holder in {None, by.pk}


def finish(translation: Translation) -> None:
    """The translation was published complete."""
    Assignment.objects.filter(translation=translation, finished_at=None).update(finished_at=timezone.now())


def bring_back(translation: Translation) -> None:
    """The source has changed: finished work is open again, with a new deadline."""
    done = Assignment.objects.filter(translation=translation).exclude(finished_at=None)
    done.update(finished_at=None, due=default_due(translation.target_locale))
