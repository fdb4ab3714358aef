"""A translation that was begun is no translation yet.

wagtail-localize turns an alias into a page of its own when it is submitted for translation, and saves its draft to
the very row that visitors see: the English text would stand there as if it were Finnish, without the notice and
claimed by hreflang. Here such a page stays an alias until its translation is published for the first time: visitors
go on seeing the source's text, marked as such and kept up to date, while the translator works.
"""

from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.views.edit_translation import edit_translation

_create_or_update = TranslationSource.create_or_update_translation


@wraps(_create_or_update)
def keep_aliases_until_published(
    self: TranslationSource, locale: Any, user: Any = None, publish: bool = True, *args: Any, **kwargs: Any
) -> Any:
    """As wagtail-localize's, but a draft leaves an alias an alias."""
    with transaction.atomic():
        alias = None if publish else _alias_of(self, locale)
        translation, created = _create_or_update(self, locale, user, publish, *args, **kwargs)
        if alias and isinstance(translation, Page):
            translation.alias_of_id = alias.alias_of_id
            translation.slug, translation.url_path = alias.slug, alias.url_path
            translation.save(update_fields=["alias_of", "slug", "url_path"], clean=False)
            if alias.live:
                # the row has what is translated so far: give it the source's public text again
                Page.objects.get(pk=alias.alias_of_id).specific.update_aliases()
        return translation, created


def _alias_of(source: TranslationSource, locale: Any) -> Page | None:
    return Page.objects.filter(
        translation_key=source.object_id, locale=locale, alias_of__isnull=False, alias_of__locale=source.locale
    ).first()


def translation_under_way(request: HttpRequest, page: Page) -> HttpResponse | None:
    """before_edit_page: an alias whose translation was begun opens in the translation editor, like any translation."""
    if not page.alias_of_id:
        return None
    record = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()
    return edit_translation(request, record, page) if record else None


def connect() -> None:
    """Put it in the place of wagtail-localize's own; called once, when the app is ready."""
    TranslationSource.create_or_update_translation = keep_aliases_until_published
    # before wagtail-localize's own hook, which shows every alias as one that nobody translates
    hooks.register("before_edit_page", translation_under_way, order=-1)
