"""A mail server that fails as often as it is told to."""

from smtplib import SMTPServerDisconnected
from typing import Any

from django.core.mail.backends.locmem import EmailBackend

BACKEND = "tests.translation.assignments.servers.FailingBackend"
_failures = {"left": 0}


def fail(times: int) -> None:
    _failures["left"] = times


class FailingBackend(EmailBackend):
    """Refuses the next mails, then takes them as locmem does."""

    def send_messages(self, messages: Any) -> int:
        if _failures["left"]:
            _failures["left"] -= 1
            raise SMTPServerDisconnected("The server is down.")
        return super().send_messages(messages)
