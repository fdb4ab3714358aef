"""Makes many pages in every state of translation at once, for benches and for tests of growth."""

import json
import random
import uuid
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationSource,
)

from bench.bulk import insert, make_cases
from cases.models import CaseIndexPage, CasePage
from translation.models import Assignment, NeedsRevision, PageVersion

BATCH = 1000


def make_translated(index: CaseIndexPage, number: int, strings: int = 25, users: Any = (), seed: int = 1) -> None:
    """`number` live cases below `index`, each with `strings` strings, in every state of being translated into
    every language that has a counterpart of `index`; some given to one of `users`.
    """
    dice = random.Random(seed)  # noqa: S311
    cases = make_cases(index, number, seed)
    for case in cases:
        for field in Page._meta.local_concrete_fields:
            setattr(case, field.attname, getattr(case.page_ptr, field.attname))
    submitted = [case for case in cases if dice.random() < 0.9]
    segments = _sources(submitted, strings)
    for code in ("fi", "sv"):
        locale = Locale.objects.get(language_code=code)
        _counterparts(cases, index.get_translation(locale), locale, dice)
        begun = [case for case in submitted if dice.random() < 0.9]
        translations = Translation.objects.bulk_create(
            [Translation(source=case.record, target_locale=locale) for case in begun], batch_size=BATCH
        )
        _strings(begun, segments, locale, dice)
        _assign(translations, list(users), dice)
    now = timezone.now()
    PageVersion.objects.bulk_create(
        [PageVersion(page_id=case.pk, source_id=case.pk, digest="new", dated=now) for case in cases], batch_size=BATCH
    )


def _sources(cases: list[CasePage], strings: int) -> dict[int, list[StringSegment]]:
    now, locale = timezone.now(), Locale.objects.get(pk=cases[0].locale_id)
    pages, specific = ContentType.objects.get_for_model(Page), ContentType.objects.get_for_model(CasePage)
    TranslatableObject.objects.bulk_create(
        [TranslatableObject(translation_key=case.translation_key, content_type=pages) for case in cases],
        batch_size=BATCH,
    )
    for case in cases:
        case.record = TranslationSource(
            object_id=case.translation_key,
            specific_content_type=specific,
            locale=locale,
            object_repr=case.title,
            content_json=json.dumps({"pk": case.pk, "title": case.title}),
            last_updated_at=now,
        )
    TranslationSource.objects.bulk_create([case.record for case in cases], batch_size=BATCH)
    segments: dict[int, list[StringSegment]] = {}
    for case in cases:
        for order in range(strings):
            text, path = f"Sentence {order} of {case.title} has a word or more.", f"body.{uuid.uuid4()}"
            segment = StringSegment(source=case.record, order=order, attrs="{}")
            segment.string = String(locale=locale, data=text, data_hash=String._get_data_hash(text))
            segment.context = TranslationContext(
                object_id=case.translation_key,
                path=path,
                path_id=TranslationContext._get_path_id(path),
                field_path="body.text",
            )
            segments.setdefault(case.pk, []).append(segment)
    every = [segment for several in segments.values() for segment in several]
    String.objects.bulk_create([segment.string for segment in every], batch_size=BATCH)
    TranslationContext.objects.bulk_create([segment.context for segment in every], batch_size=BATCH)
    for segment in every:
        segment.string_id, segment.context_id = segment.string.pk, segment.context.pk
    StringSegment.objects.bulk_create(every, batch_size=BATCH)
    return segments


def _counterparts(cases: list[CasePage], parent: Page, locale: Locale, dice: random.Random) -> None:
    now = timezone.now()
    pages = []
    for position, case in enumerate(cases, start=parent.numchild + 1):
        case.own = dice.random() < 0.8
        pages.append(
            Page(
                title=f"{locale.language_code} {case.title}",
                draft_title=f"{locale.language_code} {case.title}",
                slug=case.slug,
                path=Page._get_path(parent.path, parent.depth + 1, position),
                depth=parent.depth + 1,
                url_path=f"{parent.url_path}{case.slug}/",
                live=True,
                locale=locale,
                alias_of_id=None if case.own else case.pk,
                translation_key=case.translation_key,
                content_type_id=case.content_type_id,
                first_published_at=now,
                last_published_at=now,
            )
        )
    Page.objects.bulk_create(pages, batch_size=BATCH)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(cases))
    copies = []
    for case, page in zip(cases, pages, strict=True):
        copy = CasePage(
            page_ptr=page,
            **{
                field.attname: getattr(case, field.attname)
                for field in CasePage._meta.local_concrete_fields
                if field.attname != "page_ptr_id"
            },
        )
        copies.append(copy)
    insert(CasePage, copies)
    PageVersion.objects.bulk_create(
        [
            PageVersion(page_id=page.pk, source_id=case.pk, digest=dice.choice(["new", "new", "old"]), dated=now)
            for case, page in zip(cases, pages, strict=True)
            if case.own
        ],
        batch_size=BATCH,
    )


def _strings(
    cases: list[CasePage], segments: dict[int, list[StringSegment]], locale: Locale, dice: random.Random
) -> None:
    rows = []
    for case in cases:
        share = dice.choice([1, 1, 1, 0.9, 0.5])
        rows += [
            StringTranslation(
                translation_of_id=segment.string_id,
                context_id=segment.context_id,
                locale=locale,
                data="Jotakin.",
                translation_type="manual",
                has_error=dice.random() < 0.001,
            )
            for segment in segments[case.pk]
            if dice.random() < share
        ]
    StringTranslation.objects.bulk_create(rows, batch_size=BATCH)
    marked = [row for row in rows if dice.random() < 0.01]
    NeedsRevision.objects.bulk_create(
        [NeedsRevision(translation=row, previous_id=row.translation_of_id) for row in marked], batch_size=BATCH
    )


def _assign(translations: list[Translation], users: list[Any], dice: random.Random) -> None:
    if users:
        Assignment.objects.bulk_create(
            [
                Assignment(
                    translation=translation,
                    translator=dice.choice(users),
                    due=timezone.localdate() + timedelta(days=dice.randrange(-10, 20)),
                )
                for translation in translations
                if dice.random() < 0.3
            ],
            batch_size=BATCH,
        )
