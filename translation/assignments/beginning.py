"""The first step: a text becomes one that is being translated."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.http import Http404
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from core.languages import SOURCE
from translation.rights import may_begin, require
from translation.standing import text_models, with_own_text


def source_of(key: UUID) -> Any:
    """The published page or snippet that is the source with this translation key; Http404 if there is none."""
    for model in text_models():
        found = with_own_text(model).filter(translation_key=key, locale__language_code=SOURCE).first()
        if found:
            return found.specific if isinstance(found, Page) else found
    raise Http404


@transaction.atomic
def begin(source: Any, locale: Locale, user: Any) -> Translation:
    """The translation of a page or snippet into the language, begun as a draft unless it is under way already.

    Raises PermissionDenied if the user may not. What the page refers to (its priority) is begun with it.
    """
    require(may_begin(user, source, locale))
    under_way = Translation.objects.filter(
        source__object_id=source.translation_key, source__locale=source.locale, target_locale=locale, enabled=True
    ).first()
    if under_way and _has_target(under_way):
        return under_way
    translate_object(source, [locale], user=user)
    return Translation.objects.get(
        source__object_id=source.translation_key, source__locale=source.locale, target_locale=locale
    )


def _has_target(translation: Translation) -> bool:
    try:
        translation.get_target_instance()
    except ObjectDoesNotExist:
        return False
    return True
