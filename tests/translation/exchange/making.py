"""Translations with any texts, people with any rights, and files with any faults."""

import zipfile
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page
from wagtail_localize.models import String, StringSegment, StringTranslation, Translation, TranslationContext

from tests.factories import StandardPageFactory
from tests.translation.making import submit, with_aliases
from translation.models import NeedsRevision
from translation.saving import save_strings
from translation.segments import SegmentState, segments_of


def translator(homes: dict[str, Page], *codes: str) -> Any:
    """Somebody who may translate into these languages only."""
    name = f"into {' and '.join(codes)}"
    group, _created = Group.objects.get_or_create(name=name)
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", "submit_translation"]))
    for code in codes:
        for permission in Permission.objects.filter(codename__in=["change_page", "publish_page"]):
            GroupPagePermission.objects.get_or_create(group=group, page=homes[code], permission=permission)
    user = get_user_model().objects.create_user(name, "translator@example.org", "password")
    user.groups.add(group)
    return user


def translation_of(homes: dict[str, Page], title: str = "Heat", code: str = "fi", **fields: Any) -> Translation:
    """A page with a title, a slug, a summary and perhaps a body; nothing of it is translated."""
    return submit(with_aliases(StandardPageFactory(parent=homes["en"], title=title, **fields)), code)


def put_segments(translation: Translation, sources: Iterable[tuple[str, str]]) -> None:
    """Let the translation have exactly these segments (path, text), as if they had been extracted."""
    source = translation.source
    source.stringsegment_set.all().delete()
    for order, (path, text) in enumerate(sources):
        string, _created = String.objects.get_or_create(
            locale_id=source.locale_id, data_hash=String._get_data_hash(text), defaults={"data": text}
        )
        context, _created = TranslationContext.objects.get_or_create(object_id=source.object_id, path=path)
        StringSegment.objects.create(source=source, string=string, context=context, order=order, attrs="{}")


def segment_with(translation: Translation, source: str) -> SegmentState:
    [found] = [segment for segment in segments_of(translation) if segment.source == source]
    return found


def set_text(translation: Translation, source: str, text: str) -> None:
    assert save_strings(translation, {segment_with(translation, source).segment.pk: text}, None) == {}


def mark_changed(translation: Translation, source: str, text: str, previous: str) -> None:
    """As if `text` had been made for the wording `previous`."""
    set_text(translation, source, text)
    old = String.objects.create(
        locale_id=translation.source.locale_id, data_hash=String._get_data_hash(previous), data=previous
    )
    NeedsRevision.objects.create(translation=segment_with(translation, source).translation, previous=old)


def texts_of(translation: Translation) -> dict[str, str]:
    """{source: translation} of what is translated."""
    return {segment.source: segment.text for segment in segments_of(translation) if segment.translation}


def rows() -> set[tuple]:
    """Every translated string of the site, for tests that nothing or little was changed."""
    return set(StringTranslation.objects.values_list("translation_of", "context", "locale", "data"))


def zipped(files: dict[str, bytes | str], **settings: Any) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", **{"compression": zipfile.ZIP_DEFLATED, **settings}) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()
