"""How every published text stands in each language that it is translated into: the workspace's one account.

It reads what is in the tables now, in a number of queries that depends on the number of languages and of kinds of
texts, not on the number of texts; at 10,000 pages the strings take most of the time (bench/bulk_translations.py).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, F, OuterRef, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page, WorkflowState, get_page_models, get_translatable_models
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.languages import SOURCE
from core.models import Priority
from translation.languages import language_name
from translation.models import PageVersion
from translation.segments import WORDS

NOT_STARTED, IN_WORK, IN_REVIEW, READY = "not_started", "in_work", "in_review", "ready"
OUT_OF_DATE, UP_TO_DATE, UNFOLLOWED = "out_of_date", "up_to_date", "unfollowed"
# A text is in exactly one of these in each language.
STATES = {
    NOT_STARTED: _("not started"),
    IN_WORK: _("in work"),
    IN_REVIEW: _("waiting for review"),
    READY: _("translated, not yet public"),
    OUT_OF_DATE: _("out of date"),
    UP_TO_DATE: _("up to date"),
    UNFOLLOWED: _("public, not kept with its source"),
}
# In these there is something to do for somebody.
TO_DO = {NOT_STARTED, IN_WORK, IN_REVIEW, READY, OUT_OF_DATE}


@dataclass(slots=True)
class Source:
    """A published page or snippet in the language of the sources, with a text of its own."""

    key: UUID
    pk: int
    content_type_id: int
    title: str
    changed: datetime | None  # when it was last published
    priority: UUID | None  # the key of the priority that it is filed under


@dataclass(slots=True)
class Standing:
    """A source in one language."""

    source: Source
    language: str
    state: str
    public: bool  # visitors read a translation, be it old
    target_id: int | None  # of the page or snippet in the language, an alias included
    translation_id: int | None  # wagtail-localize's record, once the translation is begun
    strings_left: int
    words_left: int
    translator_id: int | None
    due: date | None
    assigned: bool  # and not finished

    @property
    def language_name(self) -> str:
        return language_name(self.language)

    @property
    def overdue(self) -> bool:
        return self.is_open and self.due is not None and self.due < timezone.localdate()

    @property
    def is_open(self) -> bool:
        """Whether it is given out, and there is something to do."""
        return self.assigned and self.state in TO_DO

    @property
    def is_free(self) -> bool:
        """Whether there is something to translate or publish, and it is in nobody's hands."""
        return self.state in TO_DO - {IN_REVIEW} and not (self.assigned and self.translator_id)


def target_locales() -> list[Locale]:
    """The languages that are translated into."""
    return list(Locale.objects.exclude(language_code=SOURCE))


def standings(locales: Iterable[Locale], key: UUID | None = None) -> list[Standing]:
    """Each source in each of the languages; only the source with this translation key, if one is given."""
    wanted = list(locales)
    only = {} if key is None else {"translation_key": key}
    begun, left = _begun(wanted, key), _left(wanted, key)
    in_review, stale = _in_review(), _stale_pages()
    rows = []
    for model in text_models():
        targets = _targets(model, wanted, only)
        content_type_id = ContentType.objects.get_for_model(model).pk
        for source in _sources(model, only):
            for locale in wanted:
                place = (source.key, locale.pk)
                target = targets.get(place)
                record = begun.get(place) if target else None
                strings, words = left.get(record.pk, (0, 0)) if record else (0, 0)
                if target is None:
                    state = NOT_STARTED
                elif (content_type_id, str(target.pk)) in in_review:
                    state = IN_REVIEW
                elif not target.public:
                    state = NOT_STARTED if record is None else IN_WORK if strings else READY
                elif record is None:
                    state = UNFOLLOWED
                else:
                    old = target.pk in stale if model is Page else target.older_than(source)
                    state = OUT_OF_DATE if strings or old else UP_TO_DATE
                rows.append(
                    Standing(
                        source=source,
                        language=locale.language_code,
                        state=state,
                        public=bool(target and target.public),
                        target_id=target.pk if target else None,
                        translation_id=record.pk if record else None,
                        strings_left=strings,
                        words_left=words,
                        translator_id=record.translator_id if record else None,
                        due=record.due if record else None,
                        assigned=bool(record and record.assigned),
                    )
                )
    return rows


class _Target(NamedTuple):
    pk: int
    public: bool
    published: datetime | None

    def older_than(self, source: Source) -> bool:
        return bool(self.published and source.changed and self.published < source.changed)


class _Record(NamedTuple):
    pk: int
    translator_id: int | None
    due: date | None
    assigned: bool


def text_models() -> list[Any]:
    """Page, and the snippets that are translated."""
    return [Page, *(model for model in get_translatable_models() if model in get_snippet_models())]


def with_own_text(model: Any) -> QuerySet:
    """The published rows of a model that show a text of their own, in any language."""
    rows = model.objects.filter(live=True)
    return rows.filter(alias_of=None, depth__gt=1) if model is Page else rows


def _sources(model: Any, only: dict[str, Any]) -> Iterator[Source]:
    rows = with_own_text(model).filter(locale__language_code=SOURCE, **only)
    if model is Page:
        priorities = _priorities_of_pages()
        for pk, key, title, content_type_id, changed in rows.values_list(
            "pk", "translation_key", "title", "content_type_id", "last_published_at"
        ):
            yield Source(key, pk, content_type_id, title, changed, priorities.get(pk))
        return
    content_type_id = ContentType.objects.get_for_model(model).pk
    for row in rows:
        priority = row.translation_key if model is Priority else None
        yield Source(row.translation_key, row.pk, content_type_id, str(row), row.last_published_at, priority)


def _priorities_of_pages() -> dict[int, UUID]:
    """{pk of a source page: key of its priority}"""
    found: dict[int, UUID] = {}
    for model in get_page_models():
        if any(field.name == "priority" and field.related_model is Priority for field in model._meta.fields):
            filed = model.objects.filter(locale__language_code=SOURCE, priority__isnull=False)
            found |= dict(filed.values_list("pk", "priority__translation_key"))
    return found


def _targets(model: Any, locales: list[Locale], only: dict[str, Any]) -> dict[tuple[UUID, int], _Target]:
    rows = model.objects.filter(locale__in=locales, **only)
    fields = ["translation_key", "locale_id", "pk", "live", "last_published_at"]
    if model is Page:
        found = rows.values_list(*fields, "alias_of_id")
        return {(key, of): _Target(pk, live and alias is None, when) for key, of, pk, live, when, alias in found}
    return {(key, of): _Target(pk, live, when) for key, of, pk, live, when in rows.values_list(*fields)}


def _begun(locales: list[Locale], key: UUID | None) -> dict[tuple[UUID, int], _Record]:
    records = Translation.objects.filter(enabled=True, source__locale__language_code=SOURCE, target_locale__in=locales)
    if key is not None:
        records = records.filter(source__object_id=key)
    return {
        (of, locale_id): _Record(pk, translator_id, due, assigned is not None and finished is None)
        for of, locale_id, pk, assigned, translator_id, due, finished in records.values_list(
            "source__object_id",
            "target_locale_id",
            "pk",
            "assignment__pk",
            "assignment__translator_id",
            "assignment__due",
            "assignment__finished_at",
        )
    }


def _left(locales: list[Locale], key: UUID | None) -> dict[int, tuple[int, int]]:
    """{translation pk: (strings, words) that are not done}, for those that have any."""
    found: dict[int, tuple[int, int]] = {}
    for locale in locales:  # a query each: with the language as a constant SQLite takes half the time
        done = StringTranslation.objects.filter(
            translation_of_id=OuterRef("string_id"),
            context_id=OuterRef("context_id"),
            locale_id=locale.pk,
            has_error=False,
            needs_revision=None,
        )
        segments = StringSegment.objects.filter(
            ~Exists(done), source__translations__target_locale_id=locale.pk, source__translations__enabled=True
        )
        if key is not None:
            segments = segments.filter(source__object_id=key)
        numbers = segments.order_by().values_list("source__translations").annotate(Count("pk"), words=Sum(WORDS))
        found |= {pk: (strings, words) for pk, strings, words in numbers}
    return found


def _stale_pages() -> set[int]:
    """The public translations of pages that show an older text than their source."""
    versions = PageVersion.objects.filter(page__live=True, source__live=True).exclude(source_id=F("page_id"))
    return set(versions.exclude(digest=F("source__text_version__digest")).values_list("page_id", flat=True))


def _in_review() -> set[tuple[int, str]]:
    """(content type pk, pk as text) of what is before a reviewer."""
    states = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    return set(states.values_list("base_content_type_id", "object_id"))


def numbers(rows: Sequence[Standing]) -> dict[str, Any]:
    """What `manage.py translation_status --json` gives for a language, of that language's rows.

    The states add up to `public_sources`. `coverage` is 1 where there is nothing to translate.
    """
    states = Counter(row.state for row in rows)
    translated = sum(row.public for row in rows)
    return {
        "coverage": round(translated / len(rows), 4) if rows else 1.0,
        "public_sources": len(rows),
        "translated": translated,
        **{state: states[state] for state in STATES},
        "overdue": sum(row.overdue for row in rows),
        "words_left": sum(row.words_left for row in rows),
    }


@dataclass(frozen=True)
class Unequal:
    """A text that is public in one language of the country and not in the other."""

    key: UUID
    kind: str  # "page", or the name of the snippet's model
    pk: int  # in the language in which it is public
    title: str
    url: str | None  # in public, where it has a page of its own


def _unequal(model: Any, has: Locale, lacks: Locale) -> QuerySet:
    other = with_own_text(model).filter(locale=lacks, translation_key=OuterRef("translation_key"))
    return with_own_text(model).filter(~Exists(other), locale=has)


def count_unequal(has: Locale, lacks: Locale) -> int:
    """How many texts parity() lists."""
    return sum(_unequal(model, has, lacks).count() for model in text_models())


def parity(has: Locale, lacks: Locale) -> list[Unequal]:
    """What is public in the language `has` and not in `lacks`, whatever it was translated from; the latest first."""
    found = []
    for model in text_models():
        for row in _unequal(model, has, lacks).order_by(F("last_published_at").desc(nulls_last=True), "pk"):
            if model is Page:
                found.append(Unequal(row.translation_key, "page", row.pk, row.title, row.full_url))
            else:
                found.append(Unequal(row.translation_key, model._meta.model_name, row.pk, str(row), None))
    return found
