"""What becomes of the other languages when a source is deleted.

Its aliases go with it: they showed nothing of their own. Its translations are taken offline and kept as drafts, for
whoever may delete an English page has not therefore the right to destroy a Finnish text. The page that asks for
confirmation says so.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef, Q
from django.db.models.signals import pre_delete
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Page, get_translatable_models
from wagtail_localize.models import Translation


def translations_of(sources: Sequence[Any]) -> list[Any]:
    """The pages or snippets (all of one kind and language) that were translated from these, followed still or not."""
    records = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"),
        source__locale_id=sources[0].locale_id,
        target_locale_id=OuterRef("locale_id"),
    )
    model = sources[0].get_translation_model()
    found = model.objects.filter(Exists(records), translation_key__in=[each.translation_key for each in sources])
    return list(found.filter(alias_of=None) if model is Page else found)


def orphan(source: Any) -> None:
    """Take offline what was translated from `source`, which is about to be deleted, and delete its aliases."""
    for translation in translations_of([source]):
        _take_offline(translation)
    if isinstance(source, Page):
        for alias in Page.objects.filter(alias_of_id=source.pk):
            _remove_alias(alias, source)


def _take_offline(instance: Any) -> None:
    instance = instance.specific if isinstance(instance, Page) else instance
    if instance.live:
        instance.unpublish()


def _remove_alias(alias: Page, source: Page) -> None:
    """Delete it, unless a page lies below it that has a text of its own: then it stays as a draft that bears that."""
    going = Page.objects.filter(path__startswith=source.path)
    below = alias.get_descendants().exclude(Q(alias_of__in=going))
    if not below.exists():
        alias.delete()
        return
    alias = alias.specific
    alias.alias_of = None
    alias.save(update_fields=["alias_of"], clean=False)
    log(instance=alias, action="wagtail.convert_alias", data={"page": {"id": alias.pk, "title": alias.title}})
    _take_offline(alias)


def _on_delete(instance: Any, **signal: Any) -> None:
    orphan(instance)


def tell(request: HttpRequest, page: Page) -> None:
    """before_delete_page: what the deletion means in the other languages, on the page that asks whether to delete."""
    if request.method != "GET":
        return
    kept = translations_of(list(page.get_descendants(inclusive=True)))
    if not kept:
        return
    titles = ", ".join(f"{found.get_admin_display_title()} ({found.locale.get_display_name()})" for found in kept[:10])
    if len(kept) > 10:
        titles += " …"
    messages.warning(
        request,
        _("These translations will be taken offline. They are kept as drafts, without their source: %(titles)s")
        % {"titles": titles},
    )


def connect() -> None:
    """Listen to deletions; called once, when the app is ready."""
    for model in get_translatable_models():
        if not issubclass(model, DraftStateMixin):
            continue  # a part of a page, which goes with it
        pre_delete.connect(_on_delete, sender=model, dispatch_uid=f"orphans of {model._meta.label}")
