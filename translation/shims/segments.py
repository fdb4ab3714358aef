"""wagtail-localize writes the strings of a page one by one, with ten queries and more for each; here in bulk.

The result is the same, but for one thing: a string that only moved within its page keeps its record, so that a
translator who has the editor open can still save it.
"""

import json
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import QuerySet
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    String,
    StringSegment,
    Template,
    TemplateSegment,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.segments import OverridableSegmentValue, RelatedObjectSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments

from translation.segments import progress_of
from translation.shims.carrying import carry, place_of
from translation.signals import source_changed

Values = Sequence[Any]  # of wagtail-localize's segment values

# as tests know it, to compare with
upstream_refresh = TranslationSource.refresh_segments


@transaction.atomic
def refresh_segments(self: TranslationSource) -> None:
    """Make the segments of the source tell what its text is now, and carry the translations over."""
    # two at once would make the same contexts
    TranslationSource.objects.select_for_update().get(pk=self.pk)
    instance = self.as_instance()
    values = extract_segments(instance)
    contexts = _contexts(self, instance, [value.path for value in values])
    by_type: dict[type, list[Any]] = defaultdict(list)
    for value in values:
        by_type[type(value)].append(value)
    templates = _templates(by_type.pop(TemplateSegmentValue, []))
    objects = _objects(by_type.pop(RelatedObjectSegmentValue, []))
    overridable = by_type.pop(OverridableSegmentValue, [])
    strings = _strings(self, [value for values_of_type in by_type.values() for value in values_of_type])

    def place(value: Any) -> dict[str, Any]:
        return {"source": self, "context": contexts[value.path], "order": value.order}

    _write(self, TemplateSegment, [TemplateSegment(template=kept, **place(value)) for value, kept in templates])
    _write(self, RelatedObjectSegment, [RelatedObjectSegment(object=kept, **place(value)) for value, kept in objects])
    _write(self, OverridableSegment, [OverridableSegment(data_json=_json(v.data), **place(v)) for v in overridable])
    after = [StringSegment(string=kept, attrs=_json(value.attrs), **place(value)) for value, kept in strings]
    before = _write(self, StringSegment, after)
    carry(before, after)
    was, now = _places_of_texts(before), _places_of_texts(after)
    if was and was != now:
        changed = [string_id for string_id, _context_id in now - was]
        source_changed.send(TranslationSource, source=self, changed=changed, removed=len(was - now))


def _places_of_texts(segments: Iterable[StringSegment]) -> set[tuple[int, int]]:
    return {place_of(segment) for segment in segments if segment.context.path != "slug"}


def _json(value: Any) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder)


class _Unsaved:
    """Stands for a context where wagtail-localize finds out its field, and would save it."""

    field_path = ""

    def __init__(self, path: str) -> None:
        self.path = path

    def save(self, update_fields: list[str]) -> None:
        pass


def _contexts(source: TranslationSource, instance: Any, paths: Iterable[str]) -> dict[str, TranslationContext]:
    """{path: its context}; the new ones know their field."""
    contexts = {context.path: context for context in TranslationContext.objects.filter(object_id=source.object_id)}
    new = []
    for path in dict.fromkeys(paths):
        if path not in contexts:
            contexts[path] = TranslationContext(
                object_id=source.object_id,
                path=path,
                path_id=TranslationContext._get_path_id(path),
                field_path=TranslationContext.get_field_path(_Unsaved(path), instance),
            )
            new.append(contexts[path])
    TranslationContext.objects.bulk_create(new)
    return contexts


def _strings(source: TranslationSource, values: Values) -> list[tuple[Any, String]]:
    hashes = [String._get_data_hash(value.string.data) for value in values]
    strings = {
        data_hash: String(locale_id=source.locale_id, data_hash=data_hash, data=value.string.data)
        for value, data_hash in zip(values, hashes, strict=True)
    }
    kept = _get_or_create(String.objects.filter(locale_id=source.locale_id), "data_hash", strings)
    return [(value, kept[data_hash]) for value, data_hash in zip(values, hashes, strict=True)]


def _templates(values: Values) -> list[tuple[Any, Template]]:
    uuids = [uuid.uuid5(uuid.uuid5(Template.BASE_UUID_NAMESPACE, value.format), value.template) for value in values]
    templates = {
        key: Template(uuid=key, template=value.template, template_format=value.format, string_count=value.string_count)
        for value, key in zip(values, uuids, strict=True)
    }
    kept = _get_or_create(Template.objects.all(), "uuid", templates)
    return [(value, kept[key]) for value, key in zip(values, uuids, strict=True)]


def _objects(values: Values) -> list[tuple[Any, TranslatableObject]]:
    objects = {
        value.translation_key: TranslatableObject(
            translation_key=value.translation_key, content_type=value.content_type
        )
        for value in values
    }
    kept = _get_or_create(TranslatableObject.objects.all(), "translation_key", objects)
    return [(value, kept[value.translation_key]) for value in values]


def _get_or_create(rows: QuerySet, key: str, wanted: dict[Any, Any]) -> dict[Any, Any]:
    """{key: its row}; another process may make the same rows meanwhile."""
    if not wanted:
        return {}
    found = {getattr(row, key): row for row in rows.filter(**{f"{key}__in": list(wanted)})}
    if missing := [row for value, row in wanted.items() if value not in found]:
        rows.bulk_create(missing, ignore_conflicts=True)
        made = rows.filter(**{f"{key}__in": [getattr(row, key) for row in missing]})
        found |= {getattr(row, key): row for row in made}
    return found


def _write(source: TranslationSource, model: Any, wanted: list[Any]) -> list[Any]:
    """Make the source's segments of this kind be `wanted`; returns what they were.

    A row of the same content is kept and, where it stands elsewhere now, given its new order.
    """
    names = [field.attname for field in model._meta.concrete_fields if field.name not in ("id", "source", "order")]

    def content(row: Any) -> tuple:
        return tuple(getattr(row, name) for name in names)

    rows = model.objects.filter(source=source).order_by("order", "pk")
    before = list(rows.select_related("context", "string") if model is StringSegment else rows)
    unclaimed = defaultdict(list)
    for row in reversed(before):
        unclaimed[content(row)].append(row)
    new, moved = [], []
    for row in wanted:
        if not unclaimed[content(row)]:
            new.append(row)
            continue
        kept = unclaimed[content(row)].pop()
        row.pk = kept.pk
        if row.order != kept.order:
            moved.append(row)
    if gone := [row.pk for same in unclaimed.values() for row in same]:
        rows.filter(pk__in=gone).delete()
    model.objects.bulk_update(moved, ["order"])
    model.objects.bulk_create(new)
    return before


def get_progress(self: Translation) -> tuple[int, int]:
    """(strings, strings that are done); one whose source was changed since is not done."""
    numbers = progress_of(Translation.objects.filter(pk=self.pk)).get()
    return numbers.total, numbers.done


def connect() -> None:
    """Put them in the place of wagtail-localize's own; called once, when the app is ready."""
    TranslationSource.refresh_segments = refresh_segments
    Translation.get_progress = get_progress
