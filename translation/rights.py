"""Who may do what to a translation, asked by every view and by every way in.

The rights come from Wagtail's page permissions on each language's tree: who may change the pages of the Finnish tree
translates into Finnish, who may publish there publishes. Snippets follow their language's tree.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.models import Locale, LockableMixin, Page
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation

from core.permissions import may_work_in

TRANSLATE = "wagtail_localize.submit_translation"


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
    return _may_with_row(user, "change", instance, translation.target_locale)


def may_publish(user: Any, translation: Translation, instance: Any = None) -> bool:
    """Whether the user may put the translation before the public, without a reviewer."""
    instance = instance or translation.get_target_instance()
    if not may_translate(user, translation, instance):
        return False
    if isinstance(instance, Page):
        return instance.permissions_for_user(user).can_publish()
    return _may_with_row(user, "publish", instance, translation.target_locale)


def may_begin(user: Any, source: Any, locale: Locale) -> bool:
    """Whether the user may begin to translate `source`, a page or snippet, into the language."""
    if not user.has_perm(TRANSLATE) or locale == source.locale:
        return False
    if isinstance(source, Page):
        counterpart = source.get_translation_or_none(locale)
        return counterpart.permissions_for_user(user).can_edit() if counterpart else may_work_in(user, locale)
    policy = policy_registry.get_by_type(type(source))
    return policy.user_has_permission(user, "change") and may_work_in(user, locale)


def _may_with_row(user: Any, action: str, row: Any, locale: Locale) -> bool:
    policy = policy_registry.get_by_type(type(row))
    return policy.user_has_permission_for_instance(user, action, row) and may_work_in(user, locale, action)


def lock_for(user: Any, instance: Any) -> Any:
    """What keeps the user from changing the instance now (a lock, a reviewer at work): Wagtail's BaseLock, or None."""
    # a snippet with drafts has a get_lock() that fails where the snippet cannot be locked
    lock = instance.get_lock() if isinstance(instance, LockableMixin) else None
    return lock if lock and lock.for_user(user) else None


def require(allowed: bool) -> None:
    """Raise PermissionDenied unless `allowed`."""
    if not allowed:
        raise PermissionDenied
