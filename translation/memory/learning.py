"""What the memory learns, and what it forgets.

It learns what people save, at once; what a machine filled in only when a person has saved it. A correction takes the
place of the pair that it corrects, unless another text still has that pair. What is removed from the site stays in
the memory. Addresses (slugs) are no language, and must differ from page to page: they are not learnt.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import post_save, pre_save
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import String, StringTranslation

from translation.memory.texts import Text
from translation.models import MemoryEntry
from translation.saving import markup_error
from translation.signals import strings_saved

BATCH = 1000


Key = tuple[int, int, str, str]  # pk of the source's locale, of the target's, digest of the source, of the target


class Pair(NamedTuple):
    source_locale_id: int
    locale_id: int
    source: str
    target: str
    used_at: datetime

    @property
    def key(self) -> Key:
        return (self.source_locale_id, self.locale_id, Text(self.source).digest, Text(self.target).digest)


def remember(source_locale: Locale, locale: Locale, pairs: Iterable[tuple[str, str]]) -> None:
    """Keep each pair of a source text and its translation; a pair that is there already counts as used now.

    One query; SQLite inserts in several batches.
    """
    now = timezone.now()
    _keep(Pair(source_locale.pk, locale.pk, source, target, now) for source, target in pairs)


def rebuild() -> int:
    """Learn what the site has, in the order of its last change. What the memory has beside that stays.

    Returns how many translations were looked at.
    """
    rows = _worth_learning().filter(needs_revision=None).order_by("updated_at", "pk")
    pks = list(rows.values_list("pk", flat=True))
    for start in range(0, len(pks), BATCH):
        _keep(_pairs(rows.filter(pk__in=pks[start : start + BATCH])))
    return len(pks)


def _keep(pairs: Iterable[Pair]) -> None:
    by_key = {pair.key: pair for pair in pairs if pair.source.strip() and pair.target.strip()}
    entries = []
    for (source_locale_id, locale_id, source_hash, target_hash), pair in by_key.items():
        entry = MemoryEntry(
            source_locale_id=source_locale_id,
            locale_id=locale_id,
            source=pair.source,
            source_hash=source_hash,
            target=pair.target,
            target_hash=target_hash,
            used_at=pair.used_at,
        )
        entries.append(entry)
    MemoryEntry.objects.bulk_create(
        entries,
        update_conflicts=True,
        unique_fields=["source_locale", "locale", "source_hash", "target_hash"],
        update_fields=["source", "target", "used_at"],
    )


def _learn(pks: Sequence[int], before: Sequence[StringTranslation]) -> None:
    with transaction.atomic():
        _forget([row for row in before if row.data])
        _keep(_pairs(_worth_learning().filter(pk__in=pks)))


def _forget(rows: Sequence[StringTranslation]) -> None:
    """Drop the pairs of these translations, which are no longer what the database has."""
    if not rows:
        return
    strings = String.objects.in_bulk({row.translation_of_id for row in rows})
    current = StringTranslation.objects.filter(
        translation_of_id__in=strings, locale_id__in={row.locale_id for row in rows}, has_error=False
    )

    def keys(translations: Iterable[StringTranslation]) -> set[Key]:
        return {
            Pair(string.locale_id, row.locale_id, string.data, row.data, row.updated_at).key
            for row in translations
            if (string := strings.get(row.translation_of_id))
        }

    gone = keys(rows) - keys(current)
    entries = MemoryEntry.objects.filter(source_hash__in={key[2] for key in gone})
    found = entries.values_list("pk", "source_locale_id", "locale_id", "source_hash", "target_hash")
    MemoryEntry.objects.filter(pk__in=[pk for pk, *key in found if tuple(key) in gone]).delete()


def _worth_learning() -> QuerySet[StringTranslation]:
    return (
        StringTranslation.objects.filter(has_error=False)
        .exclude(data="")
        .exclude(translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE)
        .exclude(context__path="slug")
    )


def _pairs(rows: QuerySet[StringTranslation]) -> Iterable[Pair]:
    columns = ("translation_of__locale_id", "locale_id", "translation_of__data", "data", "updated_at")
    return (Pair(*row) for row in rows.values_list(*columns))


# wagtail-localize's own ways in save one row at a time.


def _note_what_stood_there(sender: type, instance: StringTranslation, update_fields: Any, **kwargs: Any) -> None:
    instance._memory_before = []
    if instance.pk and (update_fields is None or "data" in update_fields):
        old = StringTranslation.objects.filter(pk=instance.pk).exclude(data=instance.data)
        instance._memory_before = list(old)


def _on_row_saved(
    sender: type, instance: StringTranslation, update_fields: Any, raw: bool = False, **kwargs: Any
) -> None:
    if raw:
        return
    if update_fields is None or "data" in update_fields:
        # wagtail-localize looks at the markup only after this
        is_good = not instance.has_error and not markup_error(instance.translation_of.data, instance.data)
        _learn([instance.pk] if is_good else [], instance._memory_before)
    elif "has_error" in update_fields and instance.has_error:
        _learn([], [instance])


def _on_strings_saved(
    sender: type, pks: Sequence[int], before: Sequence[StringTranslation] = (), **kwargs: Any
) -> None:
    _learn(pks, before)


def connect() -> None:
    """Listen to both ways in which strings are saved; called once, when the app is ready."""
    pre_save.connect(_note_what_stood_there, sender=StringTranslation, dispatch_uid="memory: what stood there")
    post_save.connect(_on_row_saved, sender=StringTranslation, dispatch_uid="memory: a string was saved")
    strings_saved.connect(_on_strings_saved, dispatch_uid="memory: strings were saved")
