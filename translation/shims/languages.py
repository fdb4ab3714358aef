"""How each language is organised (LanguageSettings), carried into Wagtail's own permissions.

So that every way of Wagtail's obeys it, a translator who is reviewed has no right to publish on that language's tree,
rather than a button less.
"""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models.signals import post_save
from wagtail.models import GroupPagePermission, Page

from home.roles import TRANSLATORS
from home.setup import site_ensured
from translation.models import LanguageSettings


def carry_into_permissions(settings: LanguageSettings) -> None:
    """Give the language's translators the right to publish in its page tree, or take it where a reviewer publishes."""
    if settings.translators_id is None:
        return
    publish = Permission.objects.get(content_type__app_label="wagtailcore", codename="publish_page")
    if settings.reviewed:
        GroupPagePermission.objects.filter(
            group_id=settings.translators_id, permission=publish, page__locale_id=settings.locale_id
        ).delete()
        return
    for top in Page.objects.filter(locale_id=settings.locale_id, depth=2):
        GroupPagePermission.objects.get_or_create(group_id=settings.translators_id, permission=publish, page=top)


def _on_save(instance: LanguageSettings, raw: bool = False, **signal: Any) -> None:
    if not raw:
        carry_into_permissions(instance)


def _on_site_ensured(homes: dict[str, Any], **signal: Any) -> None:
    for code, name in TRANSLATORS.items():
        group = Group.objects.get(name=name)
        settings, created = LanguageSettings.objects.get_or_create(
            locale_id=homes[code].locale_id, defaults={"translators": group}
        )
        if not created:
            carry_into_permissions(settings)


def connect() -> None:
    """Listen to the settings and to setup_site; called once, when the app is ready."""
    post_save.connect(_on_save, sender=LanguageSettings, dispatch_uid="language settings carried into permissions")
    site_ensured.connect(_on_site_ensured, dispatch_uid="settings of each language")
