"""In which language a text is, and in which one is searched."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db.models import Model, QuerySet
from django.db.models.lookups import Exact, In
from wagtail.models import Locale

from search.analysis.words import LANGUAGES

CODES = tuple(LANGUAGES)
_said: ContextVar[str | None] = ContextVar("language of the search", default=None)


@contextmanager
def searching_in(code: str) -> Iterator[None]:
    """Queries in this block are read in this language, whatever their query sets say."""
    token = _said.set(code)
    try:
        yield
    finally:
        _said.reset(token)


def _codes() -> dict[int, str]:
    return {locale.pk: locale.language_code for locale in Locale.objects.all()}


def languages_of(instance: Model) -> tuple[str, ...]:
    """The languages that an object's texts may be in: its locale's, for an untranslated page its source's, too."""
    locale_id = getattr(instance, "locale_id", None)
    if locale_id is None:
        language = getattr(instance, "language", None)  # a document's
        return (language,) if language in LANGUAGES else CODES
    source = getattr(instance, "alias_of", None)
    ids = dict.fromkeys([source.locale_id, locale_id] if source is not None else [locale_id])
    codes = _codes() if len(ids) else {}
    return tuple(code for pk in ids if (code := codes.get(pk)) in LANGUAGES) or CODES


def language_of_column(name: str) -> str | None:
    """ "fi" for name_fi and for a column called fi."""
    code = name.rpartition("_")[2]
    return code if code in LANGUAGES and settings.LANGUAGES else None


def languages_of_query(queryset: QuerySet) -> tuple[str, ...]:
    """What searching_in said, else the locale that the query set is filtered by, else every language."""
    if said := _said.get():
        return (said,)
    if any(field.name == "locale" for field in queryset.model._meta.get_fields()):
        for condition in queryset.query.where.children:
            if not isinstance(condition, Exact | In):
                continue
            column = getattr(condition.lhs, "target", None)
            if getattr(column, "column", "") != "locale_id":
                continue
            values = condition.rhs if isinstance(condition, In) else [condition.rhs]
            if isinstance(values, list | tuple | set):
                codes = _codes()
                return tuple(code for pk in values if (code := codes.get(pk)) in LANGUAGES) or CODES
    return CODES
