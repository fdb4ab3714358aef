"""Who translates what until when, what they say about it, and the mails that tell of it.

For the other parts: assign, unassign, begin, comment, trail (the comments and their form, for the editor), notify.
"""

from translation.assignments.beginning import begin
from translation.assignments.comments import comment, trail
from translation.assignments.giving import assign, default_due, unassign
from translation.assignments.notices import notify
from translation.assignments.sending import send_notices

__all__ = ["assign", "begin", "comment", "default_due", "notify", "send_notices", "trail", "unassign"]
