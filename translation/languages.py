"""What the languages are called."""

from django.conf import settings
from wagtail.models import Locale


def language_name(language: Locale | str) -> str:
    """In the active language: "Finnish"."""
    code = language.language_code if isinstance(language, Locale) else language
    return str(dict(settings.LANGUAGES).get(code, code))
