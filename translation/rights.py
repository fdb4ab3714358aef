"""Who may do what to a translation, asked by every view and by every way in.

The rights come from Wagtail's page permissions on each language's tree: who may change the pages of the Finnish tree
translates into Finnish, who may publish there publishes. Snippets follow their language's tree.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.models import Locale, Page
from wagtail.snippets.permissions import get_permission_name
from wagtail_localize.models import Translation

TRANSLATE = "wagtail_localize.submit_translation"


def may_work_in(user: Any, locale: Locale, action: str = "change") -> bool:
    """Whether the user may `change` or `publish` in the locale's page tree at all."""
    tops = Page.objects.filter(locale=locale, depth=2)
    testers = (top.permissions_for_user(user) for top in tops)
    return any(tester.can_publish() if action == "publish" else tester.can_edit() for tester in testers)


def languages_of(user: Any) -> list[Locale]:
    """The languages that the user translates into."""
    if not user.has_perm(TRANSLATE):
        return []
    return [locale for locale in Locale.objects.all() if may_work_in(user, locale)]


def may_translate(user: Any, translation: Translation, instance: Any = None) -> bool:
    """Whether the user may save strings of the translation; `instance` spares its target's query."""
    if not user.has_perm(TRANSLATE):
        return False
    instance = instance or translation.get_target_instance()
    if isinstance(instance, Page):
        return instance.permissions_for_user(user).can_edit()
    return user.has_perm(get_permission_name("change", type(instance))) and may_work_in(user, translation.target_locale)


def may_publish(user: Any, translation: Translation, instance: Any = None) -> bool:
    """Whether the user may put the translation before the public, without a reviewer."""
    instance = instance or translation.get_target_instance()
    if not may_translate(user, translation, instance):
        return False
    if isinstance(instance, Page):
        return instance.permissions_for_user(user).can_publish()
    return user.has_perm(get_permission_name("publish", type(instance))) and may_work_in(
        user, translation.target_locale, "publish"
    )


def lock_for(user: Any, instance: Any) -> Any:
    """What keeps the user from changing the instance now (a lock, a reviewer at work): Wagtail's BaseLock, or None."""
    lock = instance.get_lock() if hasattr(instance, "get_lock") else None
    return lock if lock and lock.for_user(user) else None


def require(allowed: bool) -> None:
    """Raise PermissionDenied unless `allowed`."""
    if not allowed:
        raise PermissionDenied
