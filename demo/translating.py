"""Makes translations from the files, as wagtail-localize records, so that translators find real ones.

The translated file is turned into a twin of the source page; both are cut into segments the same way, and the
twin's strings become the translations of the source's.
"""

from typing import Any

from wagtail.models import Locale
from wagtail_localize.models import (
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from demo.reading import ContentError


def _strings(instance: Any) -> list[StringSegmentValue]:
    return [segment for segment in extract_segments(instance) if isinstance(segment, StringSegmentValue)]


def translate(source: Any, twin: Any, locale: Locale, name: str) -> Any:
    """Translate `source` (a page or snippet) by the texts of `twin` and publish it.

    `name` is the file's, for messages. Raises ContentError where the two have not the same shape. Returns the
    translated instance.
    """
    record, _created = TranslationSource.update_or_create_from_instance(source)
    pairs = _pair(_strings(source), _strings(twin), name)
    strings = {
        (segment.context.path, segment.string.data): (segment.string_id, segment.context_id)
        for segment in record.stringsegment_set.select_related("string", "context")
    }
    rows = {}
    for original, translated in pairs:
        string_id, context_id = strings[(original.path, original.string.data)]
        rows[(string_id, context_id)] = StringTranslation(
            translation_of_id=string_id,
            context_id=context_id,
            locale=locale,
            data=translated.string.data,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
    StringTranslation.objects.bulk_create(rows.values())
    translation, _created = Translation.objects.update_or_create(
        source=record, target_locale=locale, defaults={"enabled": True}
    )
    translation.save_target(publish=True)
    return translation.get_target_instance()


def _pair(
    originals: list[StringSegmentValue], translated: list[StringSegmentValue], name: str
) -> list[tuple[StringSegmentValue, StringSegmentValue]]:
    for index in range(max(len(originals), len(translated))):
        left = originals[index] if index < len(originals) else None
        right = translated[index] if index < len(translated) else None
        # a table's cells have paths made of their texts, which differ by language
        if left is None or right is None or left.path.split(".t")[0] != right.path.split(".t")[0]:
            raise ContentError(
                f"{name} has not the shape of its source. The first difference, at text {index + 1}: "
                f"the source has {left.string.data if left else 'nothing more'!r}, "
                f"the translation {right.string.data if right else 'nothing more'!r}."
            )
    return list(zip(originals, translated, strict=True))
