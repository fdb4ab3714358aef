"""What visitors looked for and did not find, remembered without anything personal.

Kept are the language, the words, how often, the first and the last day: no address, no session, no time of day. What
looks like somebody's own data is not kept at all, and nothing for longer than settings.SEARCH_KEEP_DAYS after it was
last asked.
"""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import Case, Count, F, Q, When
from django.utils import timezone
from wagtail.contrib.search_promotions.models import SearchPromotion

from core.languages import CODES, SOURCE
from core.text import clean_query
from search.models import FruitlessSearch, Synonym
from search.wording import means, reading, runs, typed_reading

MOST_LETTERS = 80
MOST_WORDS = 8
# So that a machine neither fills the table nor pushes what people ask from the top.
MOST_ROWS = 5000
MOST_NEW_A_DAY = 200
MOST_A_DAY = 20  # of the same

_PERSONAL = [
    re.compile(r"@"),
    re.compile(r"\d{6}"),  # a Finnish personal identity code among others
    re.compile(r"https?:|www\."),
]
# A telephone number, an account, a date of birth; not two years.
_DIGITS = re.compile(r"\+?\d(?:[\s().\-‐‑–/]*\d){6,}")
_YEARS = re.compile(r"(?:19|20)\d\d(?:[\s\-‐‑–/]+(?:19|20)\d\d)*")

logger = logging.getLogger(__name__)


def normalised(query: str) -> str:
    """In small letters, with single spaces, without the marks around it."""
    return clean_query(query).lower().strip(" .,;:!?\"'“”„«»()")


def looks_personal(text: str) -> bool:
    """Whether a query may say something about a person; in doubt it does."""
    if len(text) > MOST_LETTERS or text.count(" ") >= MOST_WORDS:
        return True
    return any(pattern.search(text) for pattern in _PERSONAL) or any(
        not _YEARS.fullmatch(digits[0]) for digits in _DIGITS.finditer(text)
    )


def note_nothing_found(query: str, language: str) -> None:
    """Remember that a search found nothing. Never raises: what cannot be stored is not."""
    text = normalised(query)
    if len(text) < 2 or not any(map(str.isalnum, text)) or looks_personal(text):
        return
    try:
        with _without_waiting(), transaction.atomic():
            _count(text, language, timezone.localdate())
    except DatabaseError as error:
        logger.warning("A search that found nothing was not noted: %s", error)


def _count(text: str, language: str, today: date) -> None:
    same = Q(language=language, text=text)
    rows = FruitlessSearch.objects.filter(same).exclude(last_day=today, count_today__gte=MOST_A_DAY)
    again = Case(When(last_day=today, then=F("count_today") + 1), default=1)
    if rows.update(count=F("count") + 1, count_today=again, last_day=today):
        return
    table = FruitlessSearch.objects.aggregate(
        known=Count("pk", filter=same), new=Count("pk", filter=Q(first_day=today)), all=Count("pk")
    )
    if table["known"] or table["new"] >= MOST_NEW_A_DAY:
        return
    if not table["new"]:
        forget_old(today)  # the first of the day, so that the promise holds where nobody runs the command
    if table["all"] >= MOST_ROWS:
        least = FruitlessSearch.objects.order_by("count", "last_day").values_list("pk", flat=True)
        FruitlessSearch.objects.filter(pk__in=list(least[:1])).delete()
    FruitlessSearch.objects.create(language=language, text=text, first_day=today, last_day=today)


def forget_old(today: date | None = None) -> int:
    """Drop what was not asked for settings.SEARCH_KEEP_DAYS days; returns how many."""
    since = (today or timezone.localdate()) - timedelta(days=settings.SEARCH_KEEP_DAYS)
    return FruitlessSearch.objects.filter(last_day__lt=since).delete()[0]


def on_synonym(instance: Synonym, **kwargs: Any) -> None:
    """Receiver: what was asked with one of the words is answered now; it comes back if it still finds nothing."""
    code = instance.language
    phrases = [reading(phrase, code) for phrase in instance.phrases]
    _answered(code, lambda text: any(runs(typed_reading(text, code), phrase) for phrase in phrases))


def on_promotion(instance: SearchPromotion, **kwargs: Any) -> None:
    """Receiver: as on_synonym, in the languages in which the promotion is shown."""
    own = instance.page.locale.language_code if instance.page else SOURCE
    for code in CODES if own == SOURCE else (own,):
        _answered(code, partial(means, wanted=instance.query.query_string, code=code))


def _answered(language: str, is_answered: Callable[[str], bool]) -> None:
    rows = FruitlessSearch.objects.filter(language=language).values_list("pk", "text")
    FruitlessSearch.objects.filter(pk__in=[pk for pk, text in rows if is_answered(text)]).delete()


@contextmanager
def _without_waiting() -> Iterator[None]:
    """SQLite has one writer at a time; a visitor does not wait for it."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        usual = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute("PRAGMA busy_timeout = 200")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(usual)}")
