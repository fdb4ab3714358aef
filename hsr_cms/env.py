"""The one place that reads the environment.

Each function reads one variable, checks its form and fails with the variable's name and
what it should hold. Settings modules call these and nothing else.
"""

import os
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

REQUIRED = object()

_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off", ""}


def text(name: str, default: Any = REQUIRED) -> str:
    """The variable as text; raises ImproperlyConfigured if it is unset and has no default."""
    value = os.environ.get(name)
    if value:
        return value
    if default is REQUIRED:
        raise ImproperlyConfigured(f"Set the environment variable {name}; it has no default here.")
    return str(default)


def flag(name: str, default: bool = False) -> bool:
    """The variable as a truth value: 1, true, yes, on or 0, false, no, off."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() in _TRUE:
        return True
    if value.lower() in _FALSE:
        return False
    raise ImproperlyConfigured(f"{name} must be one of 1, true, yes, on, 0, false, no, off; it is {value!r}.")


def number(name: str, default: int) -> int:
    """The variable as a whole number."""
    value = os.environ.get(name)
    if not value:
        return default
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number; it is {value!r}.") from None


def listing(name: str, default: Any = REQUIRED) -> list[str]:
    """The variable as a list, split at commas."""
    if default is not REQUIRED and not os.environ.get(name):
        return list(default)
    parts = [part.strip() for part in text(name).split(",") if part.strip()]
    if not parts:
        raise ImproperlyConfigured(f"{name} must be a list, split at commas; it names nothing.")
    return parts


def database(default: Any = REQUIRED) -> dict[str, Any]:
    """DATABASE_URL as Django's settings of one database, e.g. postgres://user:pass@host/name."""
    url = text("DATABASE_URL", default)
    try:
        parsed: dict[str, Any] = dict(dj_database_url.parse(url))
    except (ValueError, dj_database_url.ParseError) as error:
        raise ImproperlyConfigured(f"DATABASE_URL is not an address of a database: {error}") from None
    if "sqlite" in parsed["ENGINE"]:
        parsed["OPTIONS"] = {
            # A reader never waits for a writer, and a writer takes its lock when it begins.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        }
    return parsed


def translation_service() -> dict[str, Any] | None:
    """The outside machine translator that stands behind the translation memory, as wagtail-localize names one.

    TRANSLATION_SERVICE is deepl (with TRANSLATION_SERVICE_KEY) or libretranslate (with TRANSLATION_SERVICE_URL, and
    the key if it asks for one). Unset: none, and no text leaves the site.
    """
    name = os.environ.get("TRANSLATION_SERVICE", "").lower()
    if not name:
        return None
    if name == "deepl":
        options = {"AUTH_KEY": text("TRANSLATION_SERVICE_KEY")}
        return {"CLASS": "wagtail_localize.machine_translators.deepl.DeepLTranslator", "OPTIONS": options}
    if name == "libretranslate":
        options = {
            "LIBRETRANSLATE_URL": text("TRANSLATION_SERVICE_URL").rstrip("/"),
            "API_KEY": text("TRANSLATION_SERVICE_KEY", ""),
        }
        return {"CLASS": "wagtail_localize.machine_translators.libretranslate.LibreTranslator", "OPTIONS": options}
    raise ImproperlyConfigured(f"TRANSLATION_SERVICE must be deepl or libretranslate, or unset; it is {name!r}.")
