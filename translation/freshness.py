"""Whether a translation's source has been changed since it was translated, and when.

A version is a digest of what a visitor reads: the strings for translators and the numbers of charts, but not the slug
nor the texts for search engines. Publishing the same text again makes no new version.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.db.models.signals import post_save
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import Page, PageLogEntry
from wagtail.signals import page_published
from wagtail_localize.models import StringTranslation, Translation, TranslationLog, TranslationSource
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.blocks.charts import charts_of
from translation.models import PageVersion, RevisionVersion, SourceVersion

UNSEEN = {"slug", "seo_title", "search_description"}
# The digest of a text that no record tells any more. It is equal to none.
UNKNOWN = ""


@dataclass(frozen=True)
class Outdated:
    """A translation whose source has been changed: both days, and the source page as it is now."""

    reflects: datetime
    changed: datetime
    source: Page

    @property
    def same_day(self) -> bool:
        return timezone.localdate(self.reflects) == timezone.localdate(self.changed)


def outdated(page: Page) -> Outdated | None:
    """How a live translated page lags behind its live source; None if it does not, or is no translation. One query."""
    version = (
        PageVersion.objects.filter(page_id=page.pk, source__live=True)
        .exclude(source_id=page.pk)
        .exclude(digest=F("source__text_version__digest"))
        .select_related("source__text_version", "source__locale")
        .first()
    )
    if version is None:
        return None
    return Outdated(version.dated, version.source.text_version.dated, version.source)


def text_digest(page: Page) -> str:
    """The digest of what a visitor reads on the page."""
    seen: list[tuple[str, str]] = []
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue) and segment.path not in UNSEEN:
            seen.append((segment.path, segment.string.data))
        elif isinstance(segment, TemplateSegmentValue):
            seen.append((segment.path, segment.template))
    seen += [(block_id, json.dumps(chart.data(), default=str)) for block_id, chart in charts_of(page)]
    return hashlib.sha256(json.dumps(seen, ensure_ascii=False).encode()).hexdigest()


def _version_of_record(record: TranslationSource) -> dict[str, Any]:
    """The version that wagtail-localize holds at present, dated when the source was published with it."""
    published = json.loads(record.content_json).get("last_published_at")
    dated = parse_datetime(published) if published else None
    return {"digest": text_digest(record.as_instance()), "dated": dated or record.last_updated_at}


def note_source(page: Page) -> None:
    """Note the text of a live source page. The date stays that of the first publication with the very text."""
    digest = text_digest(page.specific)
    if not PageVersion.objects.filter(page_id=page.pk, source_id=page.pk, digest=digest).exists():
        dated = page.last_published_at or timezone.now()
        _show(page, page.pk, {"digest": digest, "dated": dated})


def _show(page: Page, source_id: int, version: dict[str, Any]) -> None:
    PageVersion.objects.update_or_create(page_id=page.pk, defaults={"source_id": source_id, **version})


def _as_noted(version: SourceVersion | None) -> dict[str, Any] | None:
    return {"digest": version.digest, "dated": version.dated} if version else None


def _translation_of(page: Page) -> Translation | None:
    """The record by which the page is kept as a translation, if it is one."""
    kept = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    )
    return kept.select_related("source").first()


def _source_page(record: TranslationSource) -> Page | None:
    return Page.objects.filter(translation_key=record.object_id, locale_id=record.locale_id).first()


@transaction.atomic
def on_publish(instance: Page, revision: Any = None, **signal: Any) -> None:
    """A page went live: a source with its own text, a translation with that which its revision was made from."""
    if instance.alias_of_id:
        return
    if translation := _translation_of(instance):
        version = _as_noted(revision and RevisionVersion.objects.filter(revision_id=revision.pk).first())
        source = _source_page(translation.source)
        if version and source:
            _show(instance, source.pk, version)
    elif TranslationSource.objects.filter(object_id=instance.translation_key, locale_id=instance.locale_id).exists():
        note_source(instance)
    else:
        # once a translation, now kept by hand, or never any: nothing is known of its age
        PageVersion.objects.filter(page_id=instance.pk).delete()


def on_translated(instance: TranslationLog, created: bool = False, raw: bool = False, **signal: Any) -> None:
    """A revision was made from a source: note from which version of it.

    What is not translated is filled with the source's text, what is not revised with the old translation. Such a
    revision reflects, as a translation, no more than the one before it did.
    """
    record, revision_id = instance.source, instance.revision_id
    if not created or raw or revision_id is None or not issubclass(record.specific_content_type.model_class(), Page):
        return
    source, page = _source_page(record), Page.objects.filter(latest_revision_id=revision_id).first()
    if source is None or page is None:
        return
    version = _version_of_record(record)
    translation = Translation.objects.filter(source=record, target_locale_id=instance.locale_id).first()
    shown = _as_noted(PageVersion.objects.filter(page_id=page.pk, source_id=source.pk).first())
    if translation and shown and not _is_complete(translation):
        version = shown
    RevisionVersion.objects.update_or_create(revision_id=revision_id, defaults=version)
    if source.live and not PageVersion.objects.filter(page_id=source.pk).exists():
        note_source(source)
    if page.live_revision_id == revision_id:  # outside of a transaction it is published before it is logged
        _show(page, source.pk, version)


def _is_complete(translation: Translation) -> bool:
    total, translated = translation.get_progress()
    return total == translated


@transaction.atomic
def rebuild() -> int:
    """Make all notes anew from wagtail-localize's records; returns the number of translated pages."""
    RevisionVersion.objects.all().delete()
    PageVersion.objects.all().delete()
    count = 0
    for record in TranslationSource.objects.select_related("specific_content_type"):
        source = _source_page(record)
        if source is None or not issubclass(record.specific_content_type.model_class(), Page):
            continue
        for translation in record.translations.filter(enabled=True):
            count += _rebuild_translation(translation, source)
        if source.live and PageVersion.objects.filter(source_id=source.pk).exists():
            version, digest = _version_of_record(record), text_digest(source.specific)
            if digest != version["digest"]:
                version = {"digest": digest, "dated": source.last_published_at or timezone.now()}
            _show(source, source.pk, version)
    return count


def _rebuild_translation(translation: Translation, source: Page) -> bool:
    record = translation.source
    page = Page.objects.filter(translation_key=record.object_id, locale_id=translation.target_locale_id).first()
    logs = list(
        TranslationLog.objects.filter(source=record, locale_id=translation.target_locale_id).order_by("created_at")
    )
    if page is None or page.alias_of_id or not logs:
        return False
    live = next((log for log in reversed(logs) if log.revision_id == page.live_revision_id), logs[-1])
    _show(page, source.pk, _version_at(live, logs[0], source))
    if logs[-1].revision_id:
        RevisionVersion.objects.create(revision_id=logs[-1].revision_id, **_version_at(logs[-1], logs[0], source))
    return True


def _version_at(log: TranslationLog, first: TranslationLog, source: Page) -> dict[str, Any]:
    """From which version the translation was made that `log` tells of.

    Where the record has been synchronised since, the older text is gone: if one of its present strings was not
    translated by then, or its translation still waits for a revision, the translation counts as outdated, dated by
    the source's publication before it.
    """
    translated = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=log.locale_id,
        has_error=False,
        needs_revision=None,
        created_at__lte=log.created_at,
    )
    lacks = log.source.stringsegment_set.filter(~Exists(translated)).exists()
    if not lacks or log.source.last_updated_at <= first.created_at:
        return _version_of_record(log.source)
    published = PageLogEntry.objects.filter(page_id=source.pk, action="wagtail.publish", timestamp__lte=log.created_at)
    earlier = published.order_by("-timestamp").first()
    return {"digest": UNKNOWN, "dated": earlier.timestamp if earlier else log.created_at}


def connect() -> None:
    """Listen to publications and to translations; called once, when the app is ready."""
    page_published.connect(on_publish, dispatch_uid="text version of a published page")
    post_save.connect(on_translated, sender=TranslationLog, dispatch_uid="text version of a translation")
