"""What has come of each string of a translation, and of all of them in numbers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import String, StringTranslation, Translation

from tests.factories import StandardPageFactory
from tests.translation.making import submit, with_aliases
from tests.translation.segments.making import big_translation, prose
from translation.models import NeedsRevision
from translation.saving import save_strings
from translation.segments import progress_of, segments_of

BODY = [prose("First here.", "Second here.", "First here.")]


@pytest.fixture
def translation(homes):
    import json

    page = StandardPageFactory(
        parent=homes["en"], title="Heat", slug="heat", summary="Stored heat.", body=json.dumps(BODY)
    )
    return submit(with_aliases(page), "fi")


def pk_of(translation, text) -> int:
    return translation.source.stringsegment_set.filter(string__data=text).first().pk


def mark(translation, text, previous="Old.") -> None:
    old, _ = String.objects.get_or_create(
        locale=translation.source.locale, data=previous, data_hash=String._get_data_hash(previous)
    )
    kept = StringTranslation.objects.get(translation_of__data=text, locale=translation.target_locale)
    NeedsRevision.objects.create(translation=kept, previous=old)


def states(translation) -> dict[str, str]:
    return {state.source: state.state for state in segments_of(translation)}


def test_the_strings_come_in_the_order_of_the_page_with_all_that_is_known(translation, superuser):
    save_strings(translation, {pk_of(translation, "Stored heat."): "Varastoitua lämpöä."}, superuser)
    found = {state.source: state for state in segments_of(translation)}
    assert [state.source for state in segments_of(translation)] == [
        "Heat", "heat", "Stored heat.", "First here.", "Second here.", "First here.",
    ]  # fmt: skip
    summary = found["Stored heat."]
    assert (summary.path, summary.text, summary.state) == ("summary", "Varastoitua lämpöä.", "done")
    assert summary.translation.last_translated_by == superuser
    assert (found["Heat"].state, found["Heat"].text, found["Heat"].translation) == ("missing", "", None)


def test_a_sentence_that_a_text_has_twice_has_one_translation(translation):
    save_strings(translation, {pk_of(translation, "First here."): "Ensin."}, None)
    assert [state.text for state in segments_of(translation) if state.source == "First here."] == ["Ensin."] * 2


def test_a_marked_translation_is_changed_and_knows_what_it_was_made_for(translation):
    save_strings(translation, {pk_of(translation, "Stored heat."): "Lämpöä."}, None)
    mark(translation, "Stored heat.", "Heat.")
    [state] = [state for state in segments_of(translation) if state.state == "changed"]
    assert (state.source, state.text, state.previous_source) == ("Stored heat.", "Lämpöä.", "Heat.")


def test_an_error_comes_before_a_change_and_says_what_is_wrong(translation):
    save_strings(translation, {pk_of(translation, "Stored heat."): "<h1>Lämpöä</h1>"}, None)
    mark(translation, "Stored heat.")
    [state] = [state for state in segments_of(translation) if state.state == "error"]
    assert "<h1>" in state.error


def test_the_same_string_on_another_page_or_in_another_language_is_not_this_one(translation, homes):
    other = submit(with_aliases(StandardPageFactory(parent=homes["en"], title="Heat", slug="other")), "fi")
    swedish = Translation.objects.create(source=translation.source, target_locale=homes["sv"].locale)
    save_strings(other, {pk_of(other, "Heat"): "Kuumuus"}, None)
    save_strings(swedish, {pk_of(swedish, "Heat"): "Värme"}, None)
    assert set(states(translation).values()) == {"missing"}
    assert states(swedish)["Heat"] == "done"


@pytest.mark.parametrize("count", [5, 500])
def test_reading_takes_two_queries_for_a_page_of_any_size(homes, superuser, django_assert_num_queries, count):
    translation = big_translation(homes, count)
    pks = translation.source.stringsegment_set.values_list("pk", flat=True)
    save_strings(translation, {pk: "<h1>" if pk % 5 == 0 else f"Teksti {pk}" for pk in pks}, superuser)
    for kept in StringTranslation.objects.filter(has_error=False)[:3]:
        NeedsRevision.objects.create(translation=kept, previous=kept.translation_of)
    translation = Translation.objects.get(pk=translation.pk)
    with django_assert_num_queries(2):  # the segments; their translations
        found = segments_of(translation)
        assert len(found) == count
        assert {state.state for state in found} == {"done", "changed", "error"}
        assert all(state.translation.last_translated_by.pk for state in found)
        assert all(state.error for state in found if state.state == "error")


def test_the_numbers_add_up_and_agree_with_the_states(translation, homes):
    texts = {"Heat": "Lämpö", "Stored heat.": "Varastoitua.", "First here.": "Ensin.", "heat": "<h1>"}
    save_strings(translation, {pk_of(translation, source): text for source, text in texts.items()}, None)
    mark(translation, "Stored heat.")
    swedish = Translation.objects.create(source=translation.source, target_locale=homes["sv"].locale)
    with CaptureQueriesContext(connection) as queries:
        numbers = {each.pk: each for each in progress_of(Translation.objects.all())}
    assert len(queries) == 1

    mine = numbers[translation.pk]
    assert (mine.total, mine.done, mine.changed, mine.error, mine.missing) == (6, 3, 1, 1, 1)
    # "Heat", "heat" and "Stored heat." are four words; "First here." stands twice; "Second here." is two
    assert (mine.words, mine.words_left) == (10, 1 + 2 + 2)
    untouched = numbers[swedish.pk]
    assert (untouched.total, untouched.done, untouched.missing, untouched.words_left) == (6, 0, 6, 10)
