"""Who may change what, beyond Wagtail's own permissions."""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.permission_policies import ModelPermissionPolicy

from core.languages import SOURCE


class SourceGuardedPermissionPolicy(ModelPermissionPolicy):
    """A translatable snippet's source row is changed by those who may also add one.

    So a translator, who has only the right to change, works on the Finnish and Swedish rows and cannot alter
    the source.
    """

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        allowed = super().user_has_permission_for_instance(user, action, instance)
        if allowed and action in {"change", "publish"} and instance.locale.language_code == SOURCE:
            return self.user_has_permission(user, "add")
        return allowed


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
