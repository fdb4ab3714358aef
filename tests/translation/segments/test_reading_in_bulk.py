"""The strings of a source are read into the records in bulk, with the result of wagtail-localize's own reading."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    StringSegment,
    TemplateSegment,
    TranslationContext,
    TranslationSource,
)

from cases.models import CasePage
from core.blocks import BodyBlock
from core.models import Person, SiteDocument, SiteImage
from home.blocks import HomeBlock
from tests.factories import (
    CaseIndexPageFactory,
    CasePageFactory,
    DocumentFactory,
    ImageFactory,
    PersonFactory,
    PriorityFactory,
    StandardPageFactory,
)
from tests.translation.making import submit
from tests.translation.segments.making import big_body, big_page, block, dice, random_html, random_value
from translation.shims.segments import refresh_segments, upstream_refresh

SEGMENTS = {
    StringSegment: ("string__data", "string__data_hash", "attrs"),
    TemplateSegment: ("template__uuid", "template__template", "template__template_format", "template__string_count"),
    RelatedObjectSegment: ("object", "object__content_type"),
    OverridableSegment: ("data_json",),
}


def records(source: TranslationSource) -> dict[str, list]:
    """All that was read from the source."""
    found = {
        model.__name__: list(
            model.objects.filter(source=source)
            .order_by("order")
            .values_list("order", "context__path", "context__field_path", *fields)
        )
        for model, fields in SEGMENTS.items()
    }
    contexts = TranslationContext.objects.filter(object_id=source.object_id).order_by("path")
    return {**found, "contexts": list(contexts.values_list("path", "path_id", "field_path"))}


def forget(source: TranslationSource) -> None:
    for model in SEGMENTS:
        model.objects.filter(source=source).delete()
    TranslationContext.objects.filter(object_id=source.object_id).delete()


def read_both_ways(instance, versions: list[dict]) -> list[dict[str, list]]:
    """Read each version of the instance, in bulk and as wagtail-localize does; both must find the same."""
    source, _ = TranslationSource.get_or_create_from_instance(instance)
    results = []
    for read in (refresh_segments, upstream_refresh):
        forget(source)
        seen = []
        for fields in versions:
            version = source.get_source_instance()
            for name, value in fields.items():
                setattr(version, name, json.dumps(value) if isinstance(value, list) else value)
            source.content_json = version.to_json()
            source.save()
            read(source)
            seen.append(records(source))
        results.append(seen)
    assert results[0] == results[1]
    return results[0]


@pytest.fixture(params=[BodyBlock, HomeBlock])
def everything(request, homes):
    """A page, the block of its body, and something for each chooser: {model: primary keys}."""
    page = homes["en"] if request.param is HomeBlock else StandardPageFactory(parent=homes["en"])
    index = CaseIndexPageFactory(parent=homes["en"])
    choices = {
        Page: [index.pk],
        CasePage: [CasePageFactory(parent=index).pk],
        SiteImage: [ImageFactory().pk, ImageFactory().pk],
        SiteDocument: [DocumentFactory().pk],
        Person: [PersonFactory().pk],
    }
    return page, request.param(), choices


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(random=st.randoms(use_true_random=False))
def test_any_page_and_its_changes_are_read_as_wagtail_localize_reads_them(everything, random):
    page, kind, choices = everything
    read_both_ways(page, [{"body": random_value(kind, random, choices)} for _ in range(3)])


def test_each_block_is_read_as_wagtail_localize_reads_it(everything):
    page, kind, choices = everything
    for name, child in kind.child_blocks.items():
        first, second = (block(name, random_value(child, dice(seed), choices), f"{name} {seed}") for seed in (1, 4))
        seen = read_both_ways(page, [{"body": [first]}, {"body": [first, second]}, {"body": [second]}])
        assert any(path.startswith("body.") for path, *_ in seen[-1]["contexts"]), f"{name}: nothing was read"


def test_a_case_with_its_rich_texts_and_its_priority_is_read_alike(homes):
    case = CasePageFactory(parent=CaseIndexPageFactory(parent=homes["en"]), priority=PriorityFactory())
    versions = [
        {"problem": random_html(dice(seed)), "solution": random_html(dice(seed + 1)), "priority": priority}
        for seed, priority in ((1, case.priority), (2, PriorityFactory()), (2, case.priority), (7, case.priority))
    ]
    seen = read_both_ways(case, versions)
    assert len({str(each["RelatedObjectSegment"]) for each in seen}) == 2


def test_a_snippet_is_read_alike(homes):
    read_both_ways(PriorityFactory(), [{"summary": "One."}, {"summary": "Two.", "description": random_html(dice(1))}])


def test_reading_the_same_again_keeps_every_record(homes):
    source, _ = TranslationSource.get_or_create_from_instance(big_page(homes, 30))
    before = {model: set(model.objects.values_list("pk", flat=True)) for model in SEGMENTS}
    refresh_segments(source)
    assert {model: set(model.objects.values_list("pk", flat=True)) for model in SEGMENTS} == before


def test_a_string_that_only_moves_keeps_its_record(homes):
    page = big_page(homes, 30)
    source = submit(page, "fi").source
    before = dict(source.stringsegment_set.values_list("string__data", "pk"))
    page.body = json.dumps([block("heading", {"text": "On top", "anchor": ""}), *reversed(big_body(27))])
    page.save_revision().publish()
    after = dict(source.stringsegment_set.values_list("string__data", "pk"))
    new = after.pop("On top")
    assert after == before
    assert new not in before.values()


def queries_of(action, *arguments) -> int:
    with CaptureQueriesContext(connection) as queries:
        action(*arguments)
    return len(queries)


def test_the_queries_do_not_grow_with_the_page(homes):
    """Only SQLite inserts in batches, of as many rows as 999 parameters allow."""
    numbers = {}
    for count in (29, 30, 500):  # the first asks for what is then kept in memory: content types
        page = big_page(homes, count)
        numbers[count] = queries_of(TranslationSource.get_or_create_from_instance, page)
    assert numbers[30] < 50
    if connection.vendor == "sqlite":
        assert numbers[500] - numbers[30] < 20
    else:
        assert numbers[500] == numbers[30]


def test_a_page_of_187_strings_is_read_in_a_tenth_of_wagtail_localizes_queries(homes):
    page = big_page(homes, 187)
    ours = queries_of(TranslationSource.get_or_create_from_instance, page)
    assert ours <= 352  # wagtail-localize's 3,529 when the project began
    source = TranslationSource.objects.get_for_instance(page)
    assert (source.stringsegment_set.count(), source.overridablesegment_set.count()) == (187, 122)
    forget(source)
    assert queries_of(upstream_refresh, source) > 10 * ours
