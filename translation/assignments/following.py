"""What follows from publishing: work is finished or comes back, and mails are owed."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from wagtail.admin.mail import GroupApprovalTaskStateSubmissionEmailNotifier
from wagtail.models import Page, TaskState, TranslatableMixin
from wagtail.signals import published, task_submitted
from wagtail_localize.models import Translation, TranslationSource

from translation.assignments.giving import bring_back, finish
from translation.assignments.notices import notify
from translation.models import LanguageSettings, Notice
from translation.segments import progress_of
from translation.signals import source_changed


def on_published(instance: Any, **signal: Any) -> None:
    """A translation went public: if nothing is left to do in it, the work is finished."""
    if not isinstance(instance, TranslatableMixin):
        return
    kept = Translation.objects.filter(
        source__object_id=instance.translation_key,
        target_locale_id=instance.locale_id,
        enabled=True,
        assignment__finished_at=None,
        assignment__isnull=False,
    )
    for translation in progress_of(kept):
        if translation.done == translation.total:
            finish(translation)


@transaction.atomic
def on_source_changed(source: TranslationSource, changed: list[int], removed: int, **signal: Any) -> None:
    """A source has other texts than before: work that was finished is open again, and the translators are told."""
    for translation in source.translations.filter(enabled=True).select_related("target_locale"):
        bring_back(translation)
        for reader in _translators(translation).exclude(pk=_publisher(source)):
            notify(Notice.Kind.SOURCE_CHANGED, reader, translation)


def _translators(translation: Translation) -> Any:
    """In whose hands the translation is; if in nobody's, all translators of the language."""
    users = get_user_model().objects.filter(is_active=True)
    holder = users.filter(translation_assignments__translation=translation)
    if holder.exists():
        return holder
    return users.filter(groups__in=_groups(translation)).distinct()


def _groups(translation: Translation) -> Iterable[Any]:
    kept = LanguageSettings.objects.filter(locale_id=translation.target_locale_id).exclude(translators=None)
    return kept.values("translators")


def _publisher(source: TranslationSource) -> int | None:
    """Who wrote what was published, where the source's kind remembers it."""
    revision = getattr(source.get_source_instance(), "live_revision", None)
    return revision.user_id if revision else None


class ReviewNotifier(GroupApprovalTaskStateSubmissionEmailNotifier):
    """Wagtail's mail to the reviewers, which goes at once or never; for a translation it is owed instead."""

    def __call__(self, instance: Any = None, **signal: Any) -> bool:
        translation = _translation_in_review(instance) if self.can_handle(instance, **signal) else None
        if translation is None:
            return super().__call__(instance, **signal)
        for reviewer in self.get_valid_recipients(instance, **signal):
            notify(Notice.Kind.REVIEW, reviewer, translation)
        return True


def _translation_in_review(task: TaskState) -> Translation | None:
    page = task.workflow_state.content_object
    if not isinstance(page, Page):
        return None
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()


_notifier = ReviewNotifier()
_WAGTAILS = "group_approval_task_submitted_email_notification"


def connect() -> None:
    """Listen to publications, changes and requests for review; called once, when the app is ready."""
    published.connect(on_published, dispatch_uid="assignment of a published translation")
    source_changed.connect(on_source_changed, dispatch_uid="assignments of a changed source")
    # Under the name of Wagtail's own, whichever of the two is connected first: there is never more than one.
    task_submitted.disconnect(sender=TaskState, dispatch_uid=_WAGTAILS)
    task_submitted.connect(_notifier, sender=TaskState, dispatch_uid=_WAGTAILS)
