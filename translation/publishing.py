"""The ways of a translation to the public: a draft, a reviewer, or at once.

Each asks for the user's right and for locks, and the ways to the public pass the quality gate.
"""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowMixin, WorkflowState
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry
from wagtail_localize.models import StringSegment, Translation

from translation import quality
from translation.assignments import notify
from translation.models import Comment, Notice
from translation.rights import lock_for, may_publish, may_translate, require
from translation.shims.overrides import broken_overrides


class GateClosed(Exception):  # noqa: N818  an answer for the translator, not a fault
    """The translation cannot be published as it is; `findings` say why, each with a message for the translator."""

    def __init__(self, findings: "list[quality.Finding]") -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = findings


class Locked(Exception):  # noqa: N818
    """Somebody else works on the page, or nobody may now; the message, which may hold HTML, says who and why."""


def publish(translation: Translation, user: Any) -> Any:
    """Publish what is translated, and return the page or snippet.

    Raises PermissionDenied, Locked or GateClosed; nothing is changed then.
    """
    instance = translation.get_target_instance()
    require(may_publish(user, translation, instance))
    _stop_if_locked(translation, user, instance)
    _pass_gate(translation)
    _save(translation, user, publish=True)
    return translation.get_target_instance()


def send_to_review(translation: Translation, user: Any, comment: str = "") -> None:
    """Save a draft, which does not touch what is public, and hand it to the reviewers.

    A page goes through its workflow, whose approval publishes it; Wagtail tells the reviewers. What has no workflow (a
    snippet, or a page that none is set for) gets a Notice for each who may publish it. `comment` joins the trail.

    Raises PermissionDenied, Locked or GateClosed; nothing is changed then.
    """
    instance = translation.get_target_instance()
    require(may_translate(user, translation, instance))
    _stop_if_locked(translation, user, instance)
    _pass_gate(translation)
    with transaction.atomic():
        _save(translation, user, publish=False)
        if comment.strip():
            Comment.objects.create(translation=translation, author=user, text=comment.strip())
        instance = translation.get_target_instance()
        workflow = instance.get_workflow() if isinstance(instance, WorkflowMixin) else None
        if workflow is None:
            _notify_reviewers(translation, user, instance)
        elif state := instance.workflow_states.filter(status=WorkflowState.STATUS_NEEDS_CHANGES).last():
            state.resume(user)
        elif not instance.workflow_in_progress:
            workflow.start(instance, user)


def save_draft(translation: Translation, user: Any) -> None:
    """Save a draft, which does not touch what is public. Raises PermissionDenied, Locked or GateClosed (too long)."""
    instance = translation.get_target_instance()
    require(may_translate(user, translation, instance))
    _stop_if_locked(translation, user, instance)
    _save(translation, user, publish=False)


def reviewers_of(translation: Translation, instance: Any) -> list[Any]:
    """The users who may publish the translation."""
    if isinstance(instance, Page):
        users = PagePermissionPolicy().users_with_permission_for_instance("publish", instance)
    else:
        users = policy_registry.get_by_type(type(instance)).users_with_permission_for_instance("publish", instance)
    return [user for user in users if may_publish(user, translation, instance)]


def _notify_reviewers(translation: Translation, user: Any, instance: Any) -> None:
    for reviewer in reviewers_of(translation, instance):
        if reviewer != user:
            notify(Notice.Kind.REVIEW, reviewer, translation)


def _stop_if_locked(translation: Translation, user: Any, instance: Any) -> None:
    if not translation.enabled:
        raise Locked(_("This translation has been stopped."))
    if lock := lock_for(user, instance):
        raise Locked(lock.get_message(user) or _("The page is locked."))


def _pass_gate(translation: Translation) -> None:
    if stops := quality.stops(quality.findings(translation)):
        raise GateClosed(stops)


def _save(translation: Translation, user: Any, publish: bool) -> None:
    try:
        with transaction.atomic():
            translation.save_target(user=user, publish=publish)
    except ValidationError as error:
        raise GateClosed(_as_findings(translation, error)) from error
    except (ObjectDoesNotExist, ValueError) as error:
        broken = broken_overrides(translation)
        if not broken:
            raise
        raise GateClosed([_finding(path, None, message) for path, message in broken]) from error


def _as_findings(translation: Translation, error: ValidationError) -> "list[quality.Finding]":
    """What the page's own fields refuse, a text that is too long for one."""
    messages = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    segments = StringSegment.objects.filter(source_id=translation.source_id, context__path__in=messages)
    segment_of = dict(segments.values_list("context__path", "pk"))
    # a page's title is refused twice, once as its draft's
    paths = [path for path in messages if path in segment_of] or list(messages)
    return [_finding(path, segment_of.get(path), message) for path in paths for message in messages[path]]


def _finding(path: str, segment_id: int | None, message: str) -> "quality.Finding":
    return quality.Finding(
        path=path, segment_id=segment_id, rule="invalid", level="error", message=message, waived_by=None
    )
