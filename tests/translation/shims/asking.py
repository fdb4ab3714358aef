"""Requests to wagtail-localize's addresses, as its editor makes them."""

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringSegment, StringTranslation, Translation

FORM = "application/x-www-form-urlencoded"


def segment(translation: Translation, path: str = "title") -> StringSegment:
    return translation.source.stringsegment_set.get(context__path=path)


def text_of(translation: Translation, path: str = "title") -> str:
    return StringTranslation.objects.get(
        translation_of=segment(translation, path).string,
        context__path=path,
        context__object_id=translation.source.object_id,
        locale=translation.target_locale,
    ).data


def string_address(translation: Translation, path: str = "title") -> str:
    return reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment(translation, path).pk])


def put_string(client: Client, translation: Translation, text: str, path: str = "title") -> Any:
    return client.put(string_address(translation, path), f"value={text}", content_type=FORM)


def override_address(translation: Translation, **of: Any) -> str:
    found = translation.source.overridablesegment_set.get(**of)
    return reverse("wagtail_localize:edit_override", args=[translation.pk, found.pk])


def address(name: str, *args: Any) -> str:
    return reverse(f"wagtail_localize:{name}", args=args)


def told(response: Any) -> str:
    """What the admin says at the top of the page that the answer leads to."""
    return " ".join(str(message) for message in response.wsgi_request._messages)
