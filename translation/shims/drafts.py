"""A draft of a translation never shows in public, and a translation that was begun is no translation yet.

wagtail-localize saves a draft to the very row that visitors see, turns an alias into a page of its own when it is
submitted for translation, and takes a live snippet offline. Here the text goes into a revision, as Wagtail's own drafts
do, and the row stays as it is until the revision is published: by the translator, or by a reviewer at the end of the
page's workflow. An alias stays one until then: visitors go on seeing the source's text, marked as such and kept up to
date.
"""

from functools import wraps
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import transaction
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Page, Revision
from wagtail.permissions import policy_registry
from wagtail.signals import page_published
from wagtail_localize.models import TranslationLog, TranslationSource

_create_or_update = TranslationSource.create_or_update_translation


@wraps(_create_or_update)
def translate_in_revisions(
    self: TranslationSource,
    locale: Any,
    user: Any = None,
    publish: bool = True,
    copy_parent_pages: bool = False,
    fallback: bool = False,
) -> tuple[Any, bool]:
    """As wagtail-localize's, but an existing page or draftable snippet is changed by publishing a revision only.

    With `user`, publishing asks for that user's right, whoever calls. A ValidationError leaves nothing behind.
    """
    try:
        instance = self.get_translated_instance(locale)
    except ObjectDoesNotExist:
        instance = None
    if not isinstance(instance, DraftStateMixin):
        return _create_or_update(self, locale, user, publish, copy_parent_pages, fallback)
    with transaction.atomic():
        revision = _revise(self.get_ephemeral_translated_instance(locale, fallback=fallback), user)
        TranslationLog.objects.create(source=self, locale=locale, revision=revision)
        if publish:
            if user and not policy_registry.get(instance).user_has_permission_for_instance(user, "publish", instance):
                raise PermissionDenied
            revision.publish(user=user)
    return self.get_translated_instance(locale), False


def _revise(instance: Any, user: Any) -> Revision:
    if isinstance(instance, Page):
        # in the revision only: Wagtail lets no alias have one
        instance.alias_of = None
        instance.slug = find_available_slug(instance.get_parent(), slugify(instance.slug), ignore_page_id=instance.pk)
    return instance.save_revision(user=user)


def first_publication(instance: Page, revision: Revision | None = None, alias: bool = False, **signal: Any) -> None:
    """An alias whose own revision was published is one no longer."""
    if alias or revision is None or not instance.alias_of_id:
        return
    Page.objects.filter(pk=instance.pk).update(alias_of=None)
    instance.alias_of = None
    data = {"page": {"id": instance.pk, "title": instance.get_admin_display_title()}}
    log(instance=instance, action="wagtail.convert_alias", user=revision.user, revision=revision, data=data)


def connect() -> None:
    """Put it in the place of wagtail-localize's own; called once, when the app is ready, before freshness listens."""
    TranslationSource.create_or_update_translation = translate_in_revisions
    page_published.connect(first_publication, dispatch_uid="first publication of an alias")
