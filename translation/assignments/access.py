"""Who sees the work of which languages, and who gives it to whom."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet
from wagtail.models import GroupPagePermission, Locale, Page

from core.languages import SOURCE
from translation.rights import TRANSLATE, languages_of, may_work_in
from translation.standing import target_locales


def may_see(user: Any) -> bool:
    """Whether the workspace is for this user: whoever translates, or publishes what is translated."""
    return user.has_perm(TRANSLATE) or _publishes_sources(user)


def visible_locales(user: Any) -> list[Locale]:
    """The languages whose work the user sees: those of their own, and all for whoever publishes the sources."""
    if _publishes_sources(user):
        return target_locales()
    return [locale for locale in languages_of(user) if locale.language_code != SOURCE]


def own_locales(user: Any) -> list[Locale]:
    """The languages that the user translates into."""
    return [locale for locale in languages_of(user) if locale.language_code != SOURCE]


def _publishes_sources(user: Any) -> bool:
    return any(may_work_in(user, locale, "publish") for locale in Locale.objects.filter(language_code=SOURCE))


def translates_into(user: Any, locale: Locale) -> bool:
    return bool(user.is_active and user.has_perm(TRANSLATE) and may_work_in(user, locale))


def may_give(user: Any, locale: Locale) -> bool:
    """Whether the user may give work in the language to others: who publishes there."""
    return translates_into(user, locale) and may_work_in(user, locale, "publish")


def translators_of(locale: Locale) -> QuerySet[Any]:
    """The users to whom work in the language may be given. One query, by groups as setup_site makes them."""
    tree = Page.objects.filter(Q(locale=locale, depth=2) | Q(depth=1))
    change = GroupPagePermission.objects.filter(page__in=tree, permission__codename="change_page")
    app, codename = TRANSLATE.split(".")
    groups = Group.objects.filter(
        pk__in=change.values("group"), permissions__content_type__app_label=app, permissions__codename=codename
    )
    users = get_user_model().objects.filter(Q(is_superuser=True) | Q(groups__in=groups), is_active=True)
    return users.distinct().order_by("first_name", "last_name", get_user_model().USERNAME_FIELD)
