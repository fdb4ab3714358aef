"""Makes many cases at once, for benches and for tests of growth. Not for real content: no revisions, no log."""

import random
import uuid
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.utils import timezone
from wagtail.models import Page

from cases.models import CaseIndexPage, CasePage
from core.models import Municipality, Organisation, Priority, SustainableDevelopmentGoal, Theme


def insert(model: type[models.Model], rows: list[Any], chunk: int = 500) -> None:
    """Insert rows of a child table of multi-table inheritance, which bulk_create refuses; parents must be there."""
    fields = model._meta.local_concrete_fields
    for start in range(0, len(rows), chunk):
        query = models.sql.InsertQuery(model)
        query.insert_values(fields, rows[start : start + chunk])
        query.get_compiler(connection=connection).execute_sql()


def make_cases(index: CaseIndexPage, number: int, seed: int = 1) -> list[CasePage]:
    """`number` live cases below `index` with random facets, the same for the same seed and vocabularies.

    Returns them unsaved-looking but with primary keys; their relations are in the database.
    """
    dice = random.Random(seed)  # noqa: S311
    now = timezone.now()
    content_type = ContentType.objects.get_for_model(CasePage)
    priorities = list(Priority.objects.filter(locale=index.locale))
    organisations = list(Organisation.objects.values_list("pk", flat=True))
    first = index.numchild + 1
    pages = []
    for position in range(first, first + number):
        title = f"Case {position}"
        pages.append(
            Page(
                title=title,
                draft_title=title,
                slug=f"case-{position}",
                path=Page._get_path(index.path, index.depth + 1, position),
                depth=index.depth + 1,
                numchild=0,
                url_path=f"{index.url_path}case-{position}/",
                live=True,
                locale=index.locale,
                translation_key=uuid.uuid4(),
                content_type=content_type,
                first_published_at=now,
                last_published_at=now,
            )
        )
    Page.objects.bulk_create(pages, batch_size=500)
    Page.objects.filter(pk=index.pk).update(numchild=index.numchild + number)
    cases = [
        CasePage(
            page_ptr=page,
            summary=f"Summary of case {page.slug}",
            problem="<p>Heat was lost.</p>",
            solution="<p>It was kept.</p>",
            priority=dice.choice(priorities),
            status=dice.choice(CasePage.Status.values),
            start_year=dice.choice([None, 2019, 2020, 2021, 2022, 2023, 2024]),
            lead_id=dice.choice([None, *organisations]),
            published_on=date(2020, 1, 1) + timedelta(days=dice.randrange(2000)),
        )
        for page in pages
    ]
    insert(CasePage, cases)
    for case, page in zip(cases, pages, strict=True):
        case.pk = page.pk
    _relate("themes", cases, Theme.objects.values_list("pk", flat=True), dice, 0, 3)
    _relate("municipalities", cases, Municipality.objects.values_list("pk", flat=True), dice, 1, 3)
    _relate("goals", cases, SustainableDevelopmentGoal.objects.values_list("pk", flat=True), dice, 0, 4)
    _relate("partners", cases, organisations, dice, 0, 4)
    return cases


def _relate(name: str, cases: list[CasePage], keys: Iterable[int], dice: random.Random, least: int, most: int) -> None:
    relation = CasePage._meta.get_field(name)
    through = relation.remote_field.through
    column = f"{relation.related_model._meta.model_name}_id"
    known = list(keys)
    through.objects.bulk_create(
        [
            through(casepage_id=case.pk, **{column: key})
            for case in cases
            for key in dice.sample(known, min(len(known), dice.randint(least, most)))
        ],
        batch_size=500,
    )
