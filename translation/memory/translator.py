"""The translation memory as one of wagtail-localize's machine translators, with an outside service behind it."""

import logging
from collections.abc import Iterable
from typing import Any

from django.utils.functional import cached_property
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from translation.memory.suggesting import suggest_many

logger = logging.getLogger(__name__)

# Texts in one request to an outside service; DeepL takes no more.
BATCH = 50


class MemoryTranslator(BaseMachineTranslator):
    """Fills in what was translated before, letter for letter: never a text with another number.

    OPTIONS["SERVICE"] may name an outside machine translator, {"CLASS": …, "OPTIONS": …}, for what the memory has not.
    If that fails, what was found before it failed is returned, and `failure` says so in the user's language.
    """

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__(options)
        self.failure = ""

    @cached_property
    def service(self) -> BaseMachineTranslator | None:
        configured = self.options.get("SERVICE")
        return import_string(configured["CLASS"])(configured.get("OPTIONS", {})) if configured else None

    @property
    def display_name(self) -> Any:
        if self.service:
            return _("translation memory and %(service)s") % {"service": self.service.display_name}
        return gettext_lazy("translation memory")

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        return source_locale != target_locale

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        strings = list(strings)
        known = suggest_many([each.data for each in strings], source_locale, target_locale, limit=1, threshold=100)
        found = {each: StringValue(known[each.data][0].target) for each in strings if known[each.data]}
        unknown = [each for each in strings if each not in found]
        if self.service and self.service.can_translate(source_locale, target_locale):
            self._ask(self.service, source_locale, target_locale, unknown, found)
        return found

    def _ask(
        self,
        service: BaseMachineTranslator,
        source_locale: Locale,
        target_locale: Locale,
        strings: list[StringValue],
        found: dict[StringValue, StringValue],
    ) -> None:
        for start in range(0, len(strings), BATCH):
            try:
                found |= service.translate(source_locale, target_locale, strings[start : start + BATCH])
            except Exception:  # each fails in its own ways, and none may cost what was found
                logger.exception("%s failed", service.display_name)
                self.failure = _(
                    "%(service)s does not answer at present. What the translation memory has was filled in; the rest "
                    "is left to do."
                ) % {"service": service.display_name}
                return
