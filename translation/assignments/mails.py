"""Writes the mails: plain text, in the reader's language, with links that work from anywhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation as languages
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail_localize.models import Translation

from translation.assignments.digest import Digest, digest_of
from translation.languages import language_name
from translation.models import Assignment, Comment, Notice
from translation.segments import progress_of


@dataclass
class Item:
    """One thing that happened, as the template writes it."""

    kind: str
    title: str
    language: str
    link: str
    due: date | None = None
    given_by: Any = None
    strings_left: int = 0
    comments: Sequence[Comment] = ()


def mail_for(recipient: Any, notices: Sequence[Notice]) -> EmailMessage | None:
    """One mail that tells of all these notices; None if there is nothing to tell any more."""
    with languages.override(language_of(recipient)):
        if notices[0].kind == Notice.Kind.DIGEST:
            return _summary(recipient, digest_of(recipient))
        items = [_item(notice) for notice in notices]
        body = render_to_string("translation/assignments/mail.txt", {"items": items, "workspace": _workspace()})
        return _mail(recipient, _subject(items), body)


def language_of(user: Any) -> str:
    """The language that the user has chosen for the admin, or the site's own."""
    profile = getattr(user, "wagtail_userprofile", None)
    return (profile.preferred_language if profile else "") or settings.LANGUAGE_CODE


def absolute(address: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + address


def _workspace() -> str:
    return absolute(reverse("translation_workspace:index"))


def _item(notice: Notice) -> Item:
    record = progress_of(_records(notice)).get()
    code = record.target_locale.language_code
    text = reverse("translation_assignments:text", args=[record.source.object_id, code])
    item = Item(notice.kind, record.source.object_repr, language_name(code), absolute(text))
    if notice.kind == Notice.Kind.COMMENTED:
        item.link += "#comments"
        said = Comment.objects.filter(translation=record, written_at__gte=notice.created_at)
        item.comments = list(said.exclude(author=notice.recipient).select_related("author"))
        return item
    item.link = absolute(record.get_target_instance_edit_url())
    item.strings_left = record.total - record.done
    if assignment := Assignment.objects.filter(translation=record).select_related("assigned_by").first():
        item.due, item.given_by = assignment.due, assignment.assigned_by
    return item


def _records(notice: Notice) -> Any:
    return Translation.objects.filter(pk=notice.translation_id).select_related("source", "target_locale")


def _subject(items: Sequence[Item]) -> str:
    if len(items) > 1:
        return ngettext("Translations: %(count)s message", "Translations: %(count)s messages", len(items)) % {
            "count": len(items)
        }
    [item] = items
    forms = {
        Notice.Kind.ASSIGNED: _("To translate: %(title)s (%(language)s)"),
        Notice.Kind.SOURCE_CHANGED: _("The source has changed: %(title)s (%(language)s)"),
        Notice.Kind.COMMENTED: _("New comment: %(title)s (%(language)s)"),
        Notice.Kind.REVIEW: _("To review: %(title)s (%(language)s)"),
    }
    return forms[Notice.Kind(item.kind)] % {"title": item.title, "language": item.language}


def _summary(recipient: Any, digest: Digest) -> EmailMessage | None:
    if not digest:
        return None
    body = render_to_string("translation/assignments/digest.txt", {"digest": digest, "workspace": _workspace()})
    number = len(digest.overdue) + len(digest.waiting)
    subject = ngettext("%(count)s text waits for your translation", "%(count)s texts wait for your translation", number)
    return _mail(recipient, subject % {"count": number} if number else _("New texts to translate"), body)


def _mail(recipient: Any, subject: str, body: str) -> EmailMessage:
    return EmailMessage(
        subject=" ".join(subject.split()),  # a title may hold a line break, a header may not
        body=body.strip() + "\n",
        to=[recipient.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
