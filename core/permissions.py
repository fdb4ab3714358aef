"""Who may change what, beyond Wagtail's own permissions."""

from typing import Any

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

