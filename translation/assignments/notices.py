"""What is owed to whom. A notice is kept until the mail server has taken the mail (sending)."""

from typing import Any

from django.db import transaction
from wagtail_localize.models import Translation

from translation.assignments.sending import send_notices
from translation.models import Notice
from translation.rights import may_work_in

_PUBLISHERS = {Notice.Kind.REVIEW}


def notify(kind: str, recipient: Any, translation: Translation) -> Notice | None:
    """Owe somebody a mail about a translation, and have it sent when the transaction is safe.

    Owed once, however often it is asked before the mail goes. None is owed to somebody who is not active, has no
    address, or has no right in that language (any more). The caller leaves out whoever did the thing.
    """
    action = "publish" if kind in _PUBLISHERS else "change"
    if not recipient.is_active or not recipient.email:
        return None
    if not may_work_in(recipient, translation.target_locale, action):
        return None
    notice, _created = Notice.objects.get_or_create(
        kind=kind, recipient=recipient, translation=translation, sent_at=None, claimed_at=None
    )
    send_soon()
    return notice


def send_soon() -> None:
    """Have what is owed sent by a task, once the present transaction is committed."""
    transaction.on_commit(send_notices.enqueue)
