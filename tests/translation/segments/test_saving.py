"""Translated strings are saved many at once, with the checks that wagtail-localize makes on each."""

import json
import math
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import StringTranslation, Translation

from tests.factories import StandardPageFactory
from tests.translation.making import submit, version, with_aliases
from tests.translation.segments.making import big_translation, prose, segment
from translation.models import NeedsRevision
from translation.saving import confirm, markup_error, save_strings
from translation.signals import strings_saved

LINK = 'Read <a href="https://example.org/">this</a>.'


@pytest.fixture
def translation(homes):
    body = json.dumps([prose(LINK, "Twice.", "Twice.")])
    page = StandardPageFactory(parent=homes["en"], title="Heat", slug="heat", summary="Stored heat.", body=body)
    return submit(with_aliases(page), "fi")


def save(translation, source, text, user=None, **options):
    return save_strings(translation, {segment(translation, source).pk: text}, user, **options)


def kept(translation, source) -> StringTranslation:
    return StringTranslation.objects.get(translation_of__data=source, locale=translation.target_locale)


def mark(translation, source) -> None:
    each = kept(translation, source)
    NeedsRevision.objects.create(translation=each, previous=each.translation_of)


def test_a_text_is_kept_with_its_author_and_tool(translation, superuser):
    assert save(translation, "Stored heat.", "Lämpöä.", superuser, tool="memory", machine=True) == {}
    saved = kept(translation, "Stored heat.")
    assert (saved.data, saved.last_translated_by, saved.tool_name) == ("Lämpöä.", superuser, "memory")
    assert saved.translation_type == "machine"
    assert saved.context.path == "summary"


def test_a_second_text_replaces_the_first_in_the_same_record(translation, superuser):
    save(translation, "Stored heat.", "Lämpöä.", tool="memory", machine=True)
    first = kept(translation, "Stored heat.")
    save(translation, "Stored heat.", "Kuumaa.", superuser)
    second = kept(translation, "Stored heat.")
    assert (second.pk, second.data, second.created_at) == (first.pk, "Kuumaa.", first.created_at)
    assert (second.translation_type, second.tool_name, second.last_translated_by) == ("manual", "", superuser)
    assert second.updated_at > first.updated_at


def test_an_empty_text_deletes_the_translation_with_its_mark(translation):
    save(translation, "Stored heat.", "Lämpöä.")
    mark(translation, "Stored heat.")
    save(translation, "Stored heat.", "")
    assert not StringTranslation.objects.exists()
    assert not NeedsRevision.objects.exists()
    assert save(translation, "Stored heat.", "") == {}


@pytest.mark.parametrize("text", ["<h1>Lue</h1>", 'Lue <a id="a2">tämä</a>.', '<b class="x">Lue</b>'])
def test_a_text_with_wrong_markup_is_kept_told_and_not_used(translation, text):
    source = 'Read <a id="a1">this</a>.'
    [error] = save(translation, source, text).values()
    assert error
    assert kept(translation, source).has_error
    assert kept(translation, source).get_error() == error
    assert save(translation, source, 'Lue <a id="a1">tämä</a>.') == {}
    assert not kept(translation, source).has_error


def test_an_error_of_the_last_publication_goes_with_the_text_that_caused_it(translation):
    save(translation, "Stored heat.", "Liian pitkä")
    StringTranslation.objects.update(has_error=True, field_error="Too long.")
    save(translation, "Stored heat.", "Lyhyt")
    saved = kept(translation, "Stored heat.")
    assert (saved.has_error, saved.field_error) == (False, "")


def test_the_mark_goes_with_what_is_saved_and_only_with_that(translation):
    save(translation, "Stored heat.", "Lämpöä.")
    save(translation, "Heat", "Lämpö")
    mark(translation, "Stored heat.")
    mark(translation, "Heat")
    save(translation, "Stored heat.", "Lämpöä.")
    assert NeedsRevision.objects.get().translation == kept(translation, "Heat")


def test_confirming_takes_the_mark_and_leaves_the_text(translation, superuser):
    save(translation, "Stored heat.", "Lämpöä.")
    mark(translation, "Stored heat.")
    pks = [segment(translation, "Stored heat.").pk, segment(translation, "Heat").pk]
    assert confirm(translation, pks, superuser) == 1
    saved = kept(translation, "Stored heat.")
    assert (saved.data, saved.last_translated_by) == ("Lämpöä.", superuser)
    assert not NeedsRevision.objects.exists()
    assert confirm(translation, pks, superuser) == 0


def test_segments_of_another_page_are_refused_and_nothing_is_saved(translation, homes):
    other = submit(with_aliases(StandardPageFactory(parent=homes["en"], title="Wind", slug="wind")), "fi")
    texts = {segment(translation, "Heat").pk: "Lämpö", segment(other, "Wind").pk: "Tuuli"}
    with pytest.raises(LookupError):
        save_strings(translation, texts, None)
    assert not StringTranslation.objects.exists()
    with pytest.raises(LookupError):
        confirm(translation, texts, None)


@pytest.mark.parametrize("texts", [("Kahdesti.", "Kaksi."), ("Kaksi.", "Kahdesti.")])
def test_of_two_places_with_one_translation_the_new_text_counts(translation, texts):
    pks = translation.source.stringsegment_set.filter(string__data="Twice.").order_by("order")
    save_strings(translation, {pks[0].pk: "Kahdesti."}, None)
    save_strings(translation, dict(zip([each.pk for each in pks], texts, strict=True)), None)
    assert kept(translation, "Twice.").data == "Kaksi."


def test_the_name_in_the_admin_follows_the_translated_title(translation):
    save(translation, "Heat", "Lämpö")
    page = version(translation.source.get_source_instance(), "fi")
    assert page.draft_title == "Lämpö"
    assert page.title == "Heat"
    save(translation, "Heat", "")
    page.refresh_from_db()
    assert page.draft_title == "Heat"


@pytest.fixture
def told():
    """What strings_saved tells: [(texts now, texts before)]."""
    heard = []

    def hear(pks, before, **signal):
        now = sorted(StringTranslation.objects.filter(pk__in=pks).values_list("data", flat=True))
        heard.append((now, sorted(each.data for each in before)))

    strings_saved.connect(hear)
    yield heard
    strings_saved.disconnect(hear)


def test_others_are_told_what_was_saved_replaced_emptied_and_confirmed(translation, told):
    heat, summary = segment(translation, "Heat").pk, segment(translation, "Stored heat.").pk
    save_strings(translation, {heat: "Lämpö", summary: "Lämpöä."}, None)
    save_strings(translation, {heat: "Kuumuus", summary: "Lämpöä."}, None)
    save_strings(translation, {heat: ""}, None)
    mark(translation, "Stored heat.")
    confirm(translation, [summary], None)
    assert told == [
        (["Lämpö", "Lämpöä."], []),
        (["Kuumuus", "Lämpöä."], ["Lämpö"]),
        ([], ["Kuumuus"]),
        (["Lämpöä."], []),
    ]


def _queries(translation, texts) -> int:
    translation = Translation.objects.get(pk=translation.pk)
    # without what others do when they are told
    with patch("translation.saving.strings_saved"), CaptureQueriesContext(connection) as queries:
        save_strings(translation, texts, None)
    return len(queries)


@pytest.mark.parametrize("count", [5, 500])
def test_saving_takes_the_same_number_of_queries_for_any_number_of_strings(homes, count):
    translation = big_translation(homes, count)
    pks = list(translation.source.stringsegment_set.values_list("pk", flat=True))
    # Django gives SQLite at most 999 parameters a statement: 99 rows of ten columns
    batches = math.ceil(count / 99) if connection.vendor == "sqlite" else 1
    # savepoint; segments; translations; INSERT in batches; marks; the admin's title; release
    assert _queries(translation, {pk: f"Teksti {pk}" for pk in pks}) == 6 + batches
    for kept_one in StringTranslation.objects.all():
        NeedsRevision.objects.create(translation=kept_one, previous=kept_one.translation_of)
    assert _queries(translation, {pk: f"Uusi {pk}" for pk in pks}) == 6 + batches
    assert not NeedsRevision.objects.exists()
    # the same with DELETE for INSERT
    assert _queries(translation, dict.fromkeys(pks, "")) == 7
    assert not StringTranslation.objects.exists()


def test_tags_within_tags_by_the_thousand_are_refused():
    assert markup_error("Heat", "<b>" * 3000 + "Lämpö" + "</b>" * 3000)
