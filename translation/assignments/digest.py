"""The day's summary for those who translate: what waits for them, what is overdue, what is new."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.utils import timezone

from translation.assignments.access import own_locales
from translation.models import Assignment, LanguageSettings, Notice
from translation.standing import IN_REVIEW, Standing, standings

NEW = timedelta(days=1)


@dataclass
class Digest:
    """False where there is nothing to tell: what lies in nobody's hands for long is no news."""

    overdue: list[Standing] = field(default_factory=list)
    waiting: list[Standing] = field(default_factory=list)  # given to the reader, not overdue
    new: list[Standing] = field(default_factory=list)  # published since yesterday, in nobody's hands
    unassigned: int = 0  # all that is in nobody's hands

    def __bool__(self) -> bool:
        return bool(self.overdue or self.waiting or self.new)


def digest_of(user: Any) -> Digest:
    """In the languages that the user translates into, nearest deadline first."""
    digest, since = Digest(), timezone.now() - NEW
    for row in sorted(standings(own_locales(user)), key=_by_deadline):
        if row.is_open and row.translator_id == user.pk:
            if row.state != IN_REVIEW:
                (digest.overdue if row.overdue else digest.waiting).append(row)
        elif row.is_free:
            digest.unassigned += 1
            if row.source.changed and row.source.changed >= since:
                digest.new.append(row)
    return digest


def _by_deadline(row: Standing) -> tuple:
    return (row.due is None, row.due or timezone.localdate(), row.source.title)


def readers() -> QuerySet[Any]:
    """Who gets a summary: the members of each language's group of translators, and who has open work."""
    groups = LanguageSettings.objects.exclude(translators=None).values("translators")
    open_work = Assignment.objects.filter(finished_at=None).values("translator")
    users = get_user_model().objects.filter(is_active=True).exclude(email="")
    return users.filter(Q(groups__in=groups) | Q(pk__in=open_work)).distinct().order_by("pk")


def owe_digests() -> int:
    """Owe each reader who has something to read a summary for today, once a day; the number of new ones."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    had = Notice.objects.filter(Q(created_at__gte=midnight) | Q(sent_at=None), kind=Notice.Kind.DIGEST)
    waiting = [reader for reader in readers().exclude(pk__in=had.values("recipient")) if digest_of(reader)]
    Notice.objects.bulk_create([Notice(kind=Notice.Kind.DIGEST, recipient=reader) for reader in waiting])
    return len(waiting)
