"""Sends the mails that are owed, each once; what the mail server did not take stays owed.

Several processes may send at the same time: each claims what it sends. A claim of a process that was ended in the
middle runs out, so that nothing is lost; only then a mail may come twice.
"""

import logging
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django_tasks import task

from translation.assignments.mails import mail_for
from translation.models import Notice

CLAIM_HOLDS = timedelta(minutes=15)  # much longer than a mail server may take
log = logging.getLogger(__name__)


@task()
def send_notices() -> None:
    send_owed()


def send_owed() -> int:
    """Send what is owed to everybody; the number of mails that went out. A mail that fails stops no other."""
    recipients = get_user_model().objects.filter(pk__in=_free().values("recipient")).order_by("pk")
    return sum(_send_to(recipient) for recipient in recipients)


def _free() -> QuerySet[Notice]:
    """What is owed and in no process's hands."""
    unclaimed = Q(claimed_at=None) | Q(claimed_at__lt=timezone.now() - CLAIM_HOLDS)
    return Notice.objects.filter(unclaimed, sent_at=None)


def _send_to(recipient: Any) -> int:
    """One mail for all that happened, and one for the day's summary."""
    if not recipient.is_active or not recipient.email:
        _free().filter(recipient=recipient).delete()
        return 0
    kinds = Notice.Kind.DIGEST
    happened = _free().filter(recipient=recipient).exclude(kind=kinds)
    summary = _free().filter(recipient=recipient, kind=kinds)
    return sum(_send(recipient, _claim(owed)) for owed in (happened, summary))


def _claim(owed: Iterable[Notice]) -> list[Notice]:
    """Those that no other process was quicker to claim: the update finds a row only while it is free."""
    now = timezone.now()
    return [notice for notice in owed if _free().filter(pk=notice.pk).update(claimed_at=now)]


def _send(recipient: Any, notices: list[Notice]) -> bool:
    if not notices:
        return False
    mine = Notice.objects.filter(pk__in=[notice.pk for notice in notices])
    try:
        mail = mail_for(recipient, notices)
        if mail is None:  # nothing to tell any more
            mine.delete()
            return False
        mail.send()
    except Exception as error:  # whatever a mail server or a backend for one raises
        log.exception("A mail to user %s was not sent; it stays owed.", recipient.pk)
        mine.update(claimed_at=None, attempts=F("attempts") + 1, last_error=f"{type(error).__name__}: {error}"[:1000])
        return False
    mine.update(sent_at=timezone.now(), claimed_at=None, attempts=F("attempts") + 1, last_error="")
    return True
