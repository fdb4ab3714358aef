"""The gate over whole translations: places, pictures, waivers, and a fixed number of queries."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import SegmentOverride

from tests.factories import CasePageFactory, ImageFactory, PriorityFactory, StandardPageFactory
from tests.translation.editor.making import figure, text_page
from tests.translation.making import case_index, locale, submit, translate
from tests.translation.quality.making import TERMS, state_at, told, translated
from tests.translation.roles import somebody
from tests.translation.segments.making import block, prose
from translation.models import NeedsRevision, Waiver
from translation.quality import findings, stops, waive
from translation.saving import save_strings
from translation.segments import segments_of


def at(name: str, *rest: str) -> str:
    """The path of the block that was made with this name, or of a part of it."""
    return ".".join(["body", block("", None, name)["id"], *rest])


BARE = [prose("The plant cost EUR 1.2 million in 2024.", name="one")]


@pytest.fixture
def source(homes):
    return text_page(homes, *BARE)


def good(source, **more):
    texts = {
        "title": "Lämpö",
        "slug": "lampo",
        "summary": "Lämmöstä.",
        at("one"): "Laitos maksoi 1,2 miljoonaa euroa vuonna 2024.",
    }
    return translated(source, "fi", texts | more)


def test_a_good_translation_passes(source):
    translation = good(source)

    assert findings(translation) == []


def test_findings_stand_at_their_segments_in_the_order_of_the_page_and_say_what_is_wrong(source):
    translation = translated(
        source, "fi", {"title": "lämpö", at("one"): "Laitos maksoi 1,3 miljoonaa euroa vuonna 2024."}
    )

    found = findings(translation)

    states = {state.path: state.segment.pk for state in segments_of(translation)}
    assert [(each.path, each.rule, each.level) for each in found] == [
        ("title", "capital", "warning"),
        ("slug", "missing", "error"),
        ("summary", "missing", "error"),
        (at("one"), "numbers", "error"),
    ]
    assert [each.segment_id for each in found] == [states[each.path] for each in found]
    assert found[-1].message == "The source has “1.2 million”, the translation “1,3 miljoonaa”."
    assert stops(found) == found


def test_a_string_whose_source_changed_is_a_warning(source):
    translation = good(source)
    state = state_at(translation, "summary")
    NeedsRevision.objects.create(translation=state.translation, previous=state.segment.string)

    assert told(translation) == {"summary": {"changed"}}


def test_what_wagtail_localize_cannot_use_is_an_error_with_its_reason(source):
    translation = good(source, summary='<div class="x">Lämmöstä.</div>')

    [invalid, *_others] = findings(translation)

    assert (invalid.rule, invalid.level) == ("invalid", "error")
    assert "<div>" in invalid.message


def test_the_lengths_of_fields_and_blocks_hold(homes):
    heading = block("key_figures", {"heading": "Figures", "figures": []}, "two")
    page = text_page(homes, heading, search_description="Of heat.")
    translation = translated(
        page,
        "fi",
        {
            "title": "L" + "ä" * 255,
            "summary": "L" + "ä" * 199 + ".",
            "search_description": "L" + "ä" * 159 + ".",
            "slug": "lampo",
            at("two", "heading"): "L" + "ä" * 120,
        },
    )

    assert told(translation) == {
        "title": {"too_long"},
        "summary": {"too_long"},
        "search_description": {"long_description"},
        at("two", "heading"): {"too_long"},
    }


def test_a_snippet_passes_the_gate_too(homes):
    priority = PriorityFactory(
        name="Climate", slug="climate", summary="The 26 municipalities.", description="<p>Heat.</p>"
    )
    translation = submit(priority, "sv")
    texts = {"Climate": "Klimat", "climate": "klimat", "The 26 municipalities.": "De 25 kommunerna.", "Heat.": "Värme."}
    states = segments_of(translation)
    save_strings(translation, {state.segment.pk: texts.get(state.source, "Text") for state in states}, None)

    assert told(translation) == {"summary": {"numbers"}}


def test_forbidden_and_missing_terms_are_found(homes):
    for term in TERMS:
        term.pk = None
        term.save(force_insert=True)
    page = text_page(homes, prose("The Regional Council decides.", name="one"), title="Resource Wisdom")

    translation = good(page, title="Säästö", **{at("one"): "Maakuntaliitto päättää."})

    assert told(translation) == {"title": {"missing_term"}, at("one"): {"forbidden_term"}}
    messages = {finding.path: finding.message for finding in findings(translation)}
    assert messages[at("one")] == "“Maakuntaliitto” is not to be used; the term is “Uudenmaan liitto”."


def test_a_picture_without_a_text_in_the_language_is_a_warning(homes):
    cover, shore = ImageFactory(title="Cover", alt_fi=""), ImageFactory(title="Shore", alt_fi=" ")
    page = text_page(homes, figure(shore, "two", caption=""), cover_image=cover)
    translation = translated(page, "fi", {"title": "Lämpö", "slug": "lampo", "summary": "Lämmöstä."})

    found = findings(translation)

    assert {(each.path, each.segment_id, each.rule, each.level) for each in found} == {
        ("cover_image", None, "alt_text", "warning"),
        (at("two", "image"), None, "alt_text", "warning"),
    }
    assert "“Shore”" in next(each.message for each in found if each.path == at("two", "image"))


def test_a_picture_with_a_text_passes_whether_its_own_or_that_of_its_use(homes):
    own, used = ImageFactory(alt_en="A shore", alt_fi="Ranta"), ImageFactory(alt_fi="")
    page = text_page(homes, figure(used, "two", caption="", alt="The sea"), cover_image=own)
    texts = {"title": "Lämpö", "slug": "lampo", "summary": "Lämmöstä.", at("two", "alt_override"): "Meri"}

    assert findings(translated(page, "fi", texts)) == []


def test_a_picture_whose_text_was_copied_from_the_source_is_a_warning(homes):
    page = text_page(homes, *BARE, cover_image=ImageFactory(alt_en="The shore in winter", alt_fi="The shore in winter"))

    assert told(good(page)) == {"cover_image": {"alt_text"}}


def test_the_picture_that_the_translation_chose_counts(homes):
    page = text_page(homes, *BARE, cover_image=ImageFactory(alt_fi=""))
    translation = good(page)
    segment = translation.source.overridablesegment_set.get(context__path="cover_image")
    SegmentOverride.objects.create(
        locale=locale("fi"), context=segment.context, data_json=json.dumps(ImageFactory(alt_fi="Ranta").pk)
    )

    assert findings(translation) == []


@pytest.fixture
def warned(source):
    return good(source, summary="lämmöstä.")


def test_a_warning_is_waved_through_with_a_reason_and_stays_visible(warned):
    user = somebody("Finnish translators")

    waive(warned, state_at(warned, "summary"), "capital", " A style of ours. ", user)

    [finding] = findings(warned)
    assert (finding.waived_by.reason, finding.waived_by.given_by) == ("A style of ours.", user)
    assert stops([finding]) == []


def test_a_waiver_holds_for_that_text_only(warned, source):
    waive(warned, state_at(warned, "summary"), "capital", "Ours.", None)

    save_strings(warned, {state_at(warned, "summary").segment.pk: "lämmöstä vain."}, None)
    assert len(stops(findings(warned))) == 1
    save_strings(warned, {state_at(warned, "summary").segment.pk: "lämmöstä."}, None)
    assert stops(findings(warned)) == []

    source.summary = "Of heat and power."
    source.save_revision().publish()
    assert "capital" in {finding.rule for finding in stops(findings(submit(source, "fi")))}


def test_a_waiver_holds_for_that_rule_and_that_place_only(source):
    translation = good(source, title="lämpö", summary="lämmöstä")

    waive(translation, state_at(translation, "summary"), "capital", "Ours.", None)

    assert [(each.path, each.rule) for each in stops(findings(translation))] == [
        ("title", "capital"),
        ("summary", "ending"),
    ]


def test_a_second_reason_takes_the_place_of_the_first(warned):
    for reason in ("One.", "Two."):
        waive(warned, state_at(warned, "summary"), "capital", reason, None)

    assert [waiver.reason for waiver in Waiver.objects.all()] == ["Two."]


@pytest.mark.parametrize("rule", ["numbers", "missing", "forbidden_term", "no such rule", ""])
def test_errors_cannot_be_waved_through(warned, rule):
    with pytest.raises(ValueError, match="cannot be waved through"):
        waive(warned, state_at(warned, "summary"), rule, "Because.", None)

    assert not Waiver.objects.exists()


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_without_a_reason_nothing_is_waved_through(warned, reason):
    with pytest.raises(ValueError, match="reason"):
        waive(warned, state_at(warned, "summary"), "capital", reason, None)


@pytest.mark.parametrize("sentences", [3, 60, 300])
def test_the_number_of_queries_does_not_grow_with_the_page(homes, sentences):
    image = ImageFactory(alt_fi="")
    texts = [prose(f"Sentence {number}.", name=str(number)) for number in range(sentences)]
    page = StandardPageFactory(parent=homes["en"], cover_image=image, body=json.dumps(texts))
    translation = submit(page, "fi")
    states = segments_of(translation)
    save_strings(translation, {state.segment.pk: "Lause 7." for state in states}, None)
    translation = type(translation).objects.get(pk=translation.pk)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = findings(translation)

    # strings, translations; term base; source, its language, its content type, target language; waivers;
    # overridable values, overrides, pictures
    assert len(queries) <= 11
    assert len(found) >= sentences - 1


def test_results_of_a_case_are_checked_field_by_field(homes):
    result = block(
        "result", {"figure": "90", "unit": "GWh", "text": "of heat", "evidence": "Helen, 2024", "url": ""}, "r1"
    )
    page = CasePageFactory(parent=case_index(homes), results=json.dumps([result]))
    answers = {"GWh": "MWh", "90": "90", "of heat": "lämpöä", "Helen, 2024": "Helen, 2024"}
    translate(page, "fi", answers.get)

    assert told(submit(page, "fi"))[at("r1", "unit").replace("body", "results")] == {"units"}
