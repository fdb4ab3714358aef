"""Filling in what is missing by the configured machine translator, which may be an outside service that is down."""

import logging
from typing import Any

from django.utils.translation import gettext as _
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import Translation

from translation.saving import save_strings
from translation.segments import segments_of

logger = logging.getLogger("translation")


class MachineFailed(Exception):  # noqa: N818
    """The machine translator cannot help; the message says so to the translator."""


def fill(translation: Translation, user: Any, translator: Any = None) -> int:
    """Translate what has no translation yet and return how many strings got one. Asks for no right.

    Raises MachineFailed, with nothing saved, where the service does not answer or does not know the languages; and
    with what it did find saved, where the translator has several sources and its `failure` says that one is down.
    """
    translator = translator or get_machine_translator()
    if not translator.can_translate(translation.source.locale, translation.target_locale):
        raise MachineFailed(
            _("%(service)s does not translate into %(language)s.")
            % {"service": translator.display_name, "language": translation.target_locale.get_display_name()}
        )
    missing = [
        (each.segment.pk, each.segment.string.as_value())
        for each in segments_of(translation)
        if each.state == "missing"
    ]
    if not missing:
        return 0
    strings = list(dict.fromkeys(string for _pk, string in missing))
    try:
        found = translator.translate(translation.source.locale, translation.target_locale, strings)
        texts = {pk: found[string].data for pk, string in missing if found.get(string) and found[string].data}
    except Exception as error:
        logger.warning("%s failed: %r", translator.display_name, error)
        raise MachineFailed(
            _("%(service)s does not answer at present. Nothing was changed; please try again later.")
            % {"service": translator.display_name}
        ) from error
    save_strings(translation, texts, user, tool=translator.display_name, machine=True)
    if failure := getattr(translator, "failure", ""):
        raise MachineFailed(failure)
    return len(texts)
