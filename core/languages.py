"""The site's languages, as plain functions.

Codes are those of settings.LANGUAGES: "en", "fi", "sv".
"""

from typing import Any

from django.conf import settings
from django.utils import translation

SOURCE = "en"
CODES = tuple(code for code, _name in settings.LANGUAGES)
# Each language's name in that language, as a menu of languages shows it.
OWN_NAMES = {"en": "English", "fi": "Suomi", "sv": "Svenska"}
# As Open Graph names them; the Swedish is Finland's.
LOCALES = {"en": "en_GB", "fi": "fi_FI", "sv": "sv_FI"}


def active_code() -> str:
    """The active language, or the source language where it is none of the site's."""
    code = (translation.get_language() or SOURCE).split("-")[0]
    return code if code in CODES else SOURCE


def in_active_language(record: Any, field: str) -> str:
    """`field` of a record that carries it in three columns (name_en, name_fi, name_sv).

    The active language's, or the source language's where that is empty.
    """
    return getattr(record, f"{field}_{active_code()}") or getattr(record, f"{field}_{SOURCE}")
