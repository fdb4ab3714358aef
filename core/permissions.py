"""Who may change what, beyond Wagtail's own permissions."""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.models import Locale, Page
from wagtail.permission_policies import ModelPermissionPolicy

from core.languages import SOURCE


def may_work_in(user: Any, locale: Locale, action: str = "change") -> bool:
    """Whether the user may `change` or `publish` in the locale's page tree as a whole."""
    if user.is_active and user.is_superuser:
        return True
    testers = (top.permissions_for_user(user) for top in Page.objects.filter(locale=locale, depth=2))
    return any(tester.can_publish() if action == "publish" else tester.can_edit() for tester in testers)


class SourceGuardedPermissionPolicy(ModelPermissionPolicy):
    """A translatable snippet's row is changed and published by those who may do so in its language's page tree.

    The source row is moreover for those who may also add one: a translator has only the right to change.
    """

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        allowed = super().user_has_permission_for_instance(user, action, instance)
        if not allowed or action not in {"change", "publish"}:
            return allowed
        if instance.locale.language_code == SOURCE and not self.user_has_permission(user, "add"):
            return False
        return may_work_in(user, instance.locale, action)


class RowCheckedMixin:
    """For the admin views of one row: asks the permission policy about that row.

    Wagtail's snippet views ask whether the user may change the model as a whole, and never about the row, so
    without this a direct request passes SourceGuardedPermissionPolicy by.
    """

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        row = super().get_object(*args, **kwargs)  # type: ignore[misc]
        if not self.user_has_permission_for_instance(self.permission_required, row):  # type: ignore[attr-defined]
            raise PermissionDenied
        return row

    def get_available_actions(self) -> list[str]:
        """For an edit view: without "publish" where the row is not for this user to publish."""
        actions = super().get_available_actions()  # type: ignore[misc]
        if self.user_has_permission_for_instance("publish", self.object):  # type: ignore[attr-defined]
            return list(actions)
        return [action for action in actions if action != "publish"]
