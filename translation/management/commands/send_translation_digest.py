"""Run once a day (cron or a systemd timer); see docs/operations.md."""

from typing import Any

from django.core.management.base import BaseCommand

from translation.assignments.digest import owe_digests
from translation.assignments.sending import send_owed


class Command(BaseCommand):
    help = (
        "Mails each translator what waits, what is overdue and what is new since yesterday, once a day however often "
        "it is run, and tries again to send the mails that the mail server did not take."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        owed = owe_digests()
        sent = send_owed()
        self.stdout.write(f"{owed} summaries are new; {sent} mails were sent.")
