"""Opens translations in the editor, and gives it the address at which it saves a segment in the background."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks
from wagtail.models import TranslatableMixin
from wagtail_localize.models import Translation

from translation.editor.views import Editor, save_segment

ADDRESSES = [path("<int:translation_id>/segment/<int:segment_id>/", save_segment, name="segment")]


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("translation/editor/", include((ADDRESSES, "translation_editor")))]


# Before wagtail-localize's own hooks, which show its editor, and every alias as one that nobody translates.
@hooks.register("before_edit_page", order=-1)
@hooks.register("before_edit_snippet", order=-1)
def edit_translation(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """A page or snippet that is kept as a translation opens in the editor, an alias whose translation was begun too.

    Turning it back into an alias, and restarting a stopped translation, stay wagtail-localize's.
    """
    if not isinstance(instance, TranslatableMixin) or "localize-convert-to-alias" in request.POST:
        return None
    translation = (
        Translation.objects.filter(
            source__object_id=instance.translation_key, target_locale_id=instance.locale_id, enabled=True
        )
        .select_related("source__locale", "source__specific_content_type", "target_locale", "assignment__translator")
        .first()
    )
    return Editor(request, translation, instance).respond() if translation else None
