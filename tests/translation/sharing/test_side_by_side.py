"""The source and the translation stand side by side, and what is still to be done is marked."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from core.blocks import BodyBlock
from tests.core.charting import raw
from tests.factories import CaseIndexPageFactory, CasePageFactory, ImageFactory, PriorityFactory, StandardPageFactory
from tests.translation.making import publish, submit, translate, with_aliases
from tests.translation.reading import soup
from tests.translation.roles import is_refused, signed_in
from tests.translation.segments.making import block, dice, prose, random_value
from translation.saving import save_strings
from translation.segments import segments_of
from translation.sharing.marking import FIRST, MARKERS, mark_up

TEXT = prose("Heat is <b>stored</b> in caverns.", 'See <a href="https://example.org/">the & plans</a>.')


@pytest.fixture
def translation(homes):
    page = StandardPageFactory(
        parent=homes["en"], title="Heat <1>", slug="heat", summary="Stored heat.", body=json.dumps([TEXT])
    )
    return submit(with_aliases(page), "fi")


def frame(client, translation, side="translation"):
    return soup(client.get(reverse("translation_sharing:frame", args=[translation.pk, side])))


def save(translation, **texts) -> None:
    states = {state.path.split(".")[0]: state for state in segments_of(translation)}
    save_strings(translation, {states[path].segment.pk: text for path, text in texts.items()}, None)


def marks(document) -> list[tuple[str, str | None]]:
    return [(mark.get_text(), mark.get("lang")) for mark in document.select("main mark")]


def test_the_page_has_both_frames_and_lists_what_is_to_be_done(admin_client, translation):
    save(translation, title="Lämpö", summary="<h1>Varastoitua.</h1>")
    document = soup(admin_client.get(reverse("translation_sharing:side_by_side", args=[translation.pk])))
    assert [frame["title"] for frame in document.select("iframe")] == ["source", "translation"]
    assert "Heat <1>" in document.get_text()
    rows = [
        (row.select_one(".sbs-state").get_text(), row.select_one(".sbs-text").get_text())
        for row in document.select(".sbs-waiting li")
    ]
    assert rows == [
        ("Has an error", "Stored heat."),
        ("Not translated", "Heat is stored in caverns."),
        ("Not translated", "See the & plans."),
    ]
    for link in document.select(".sbs-waiting a"):
        address, anchor = link["href"].split("#")
        assert admin_client.get(address).status_code == 200
        assert anchor.startswith("segment-")


def test_what_is_not_translated_is_marked_in_its_language_and_nothing_else_is(admin_client, translation):
    save(translation, title="Lämpö")
    document = frame(admin_client, translation)
    assert document.h1.get_text(strip=True) == "Lämpö"
    assert marks(document) == [
        ("Stored heat.", "en"),
        ("Heat is ", "en"),
        ("stored", "en"),
        (" in caverns.", "en"),
        ("See ", "en"),
        ("the & plans", "en"),
        (".", "en"),
    ]
    assert document.select_one('main a[href="https://example.org/"] mark')
    assert document.select_one("main b mark")


def test_what_needs_revision_is_marked_otherwise(admin_client, translation):
    save(translation, summary="Varastoitua lämpöä.")
    page = translation.source.get_source_instance()
    page.summary = "Stored heat!"
    page.save_revision().publish()
    [mark] = [
        mark for mark in frame(admin_client, translation).select("mark") if mark.get_text() == "Varastoitua lämpöä."
    ]
    assert mark["class"] == ["segment-changed"]
    assert not mark.get("lang")


def test_each_mark_can_be_led_to_from_the_list(admin_client, translation):
    document = frame(admin_client, translation)
    ids = [mark["id"] for mark in document.select("mark[id]")]
    assert len(ids) == len(set(ids))
    seen_on_page = [state for state in segments_of(translation) if state.path != "slug"]
    assert set(ids) == {f"segment-{state.segment.pk}" for state in seen_on_page}


def test_the_same_words_elsewhere_on_the_page_are_not_marked(admin_client, homes):
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="Etusivu", summary="Menu"))
    translation = submit(page, "fi")
    save(translation, title="Lämpö")
    document = frame(admin_client, translation)
    assert [mark.get_text() for mark in document.select("mark")] == ["Menu"]
    assert not document.select(".site-header mark, nav mark, footer mark")


def test_the_source_frame_shows_the_source_without_marks(admin_client, translation):
    document = frame(admin_client, translation, "source")
    assert document.html["lang"] == "en"
    assert "Heat is stored in caverns." in document.main.get_text()
    assert not document.select("mark")


def test_a_finished_translation_has_no_marks_and_no_list(admin_client, translation):
    save_strings(translation, {state.segment.pk: f"fi-{state.order}" for state in segments_of(translation)}, None)
    assert not frame(admin_client, translation).select("mark")
    document = soup(admin_client.get(reverse("translation_sharing:side_by_side", args=[translation.pk])))
    assert not document.select(".sbs-waiting")


def test_a_translation_that_was_begun_does_not_claim_to_be_untranslated(admin_client, translation):
    assert not frame(admin_client, translation).select(".language-notice")


def test_looking_changes_nothing(admin_client, translation):
    target = translation.get_target_instance()
    before = (Page.objects.filter(pk=target.pk).values().get(), StringTranslation.objects.count())
    frame(admin_client, translation)
    assert (Page.objects.filter(pk=target.pk).values().get(), StringTranslation.objects.count()) == before


def test_no_trace_of_the_marking_is_left_on_a_page_of_every_block(admin_client, homes):
    choices = {Page: [homes["en"].pk], ImageFactory._meta.model: [ImageFactory().pk]}
    kinds = {
        name: kind for name, kind in BodyBlock().child_blocks.items() if name not in ("documents", "contact", "chart")
    }
    body = [block(name, random_value(kind, dice(5), choices), name) for name, kind in kinds.items()]
    body.append(block("chart", raw(), "chart"))
    translation = submit(with_aliases(StandardPageFactory(parent=homes["en"], body=json.dumps(body))), "fi")
    response = admin_client.get(reverse("translation_sharing:frame", args=[translation.pk, "translation"]))
    assert not MARKERS.search(response.text)
    assert len(soup(response).select("main mark")) > 10
    # a drawing holds no <mark>, it is marked as a whole
    assert soup(response).select("svg[data-untranslated]")
    assert not soup(response).select("svg mark")


def test_a_text_whose_end_was_cut_off_marks_nothing_beyond_its_block(translation):
    [state, *_rest] = segments_of(translation)
    html = f"<h1>{chr(FIRST)}Heat <i>was…</i></h1><p>Sold.</p>"
    document = BeautifulSoup(mark_up(html, [state], "en"), "html.parser")
    assert [mark.get_text() for mark in document.select("mark")] == ["Heat ", "was…"]
    assert document.get_text() == "Heat was…Sold."


def test_a_case_shows_its_marks_too(admin_client, homes):
    index = with_aliases(CaseIndexPageFactory(parent=homes["en"]))
    case = with_aliases(CasePageFactory(parent=index, problem="<p>Too cold.</p>"))
    assert ("Too cold.", "en") in marks(frame(admin_client, submit(case, "fi")))


def test_a_priority_has_its_preview(admin_client, homes):
    priority = PriorityFactory(summary="Less carbon.")
    translate(priority, "fi")
    translation = submit(priority, "fi")
    priority.summary = "No carbon."
    priority.save_revision().publish()
    [mark] = frame(admin_client, translation).select("mark.segment-changed")
    assert mark.get_text() == "fi Less carbon."


ADDRESSES = [("side_by_side", []), ("frame", ["source"]), ("frame", ["translation"])]


@pytest.mark.parametrize(("name", "arguments"), ADDRESSES)
@pytest.mark.parametrize(
    ("group", "allowed"),
    [
        ("Finnish translators", True),
        ("Swedish translators", False),
        ("Authors", True),
        ("Moderators", True),
        ("Site managers", True),
    ],
)
def test_those_who_translate_and_those_who_write_the_source_may_look(translation, group, allowed, name, arguments):
    response = signed_in(group).get(reverse(f"translation_sharing:{name}", args=[translation.pk, *arguments]))
    assert (response.status_code == 200) == allowed
    assert is_refused(response) != allowed


@pytest.mark.parametrize(("name", "arguments"), ADDRESSES)
def test_whoever_is_not_signed_in_is_asked_to(client, translation, name, arguments):
    response = client.get(reverse(f"translation_sharing:{name}", args=[translation.pk, *arguments]))
    assert (response.status_code, response.url.split("?")[0]) == (302, reverse("wagtailadmin_login"))


def test_there_is_nothing_to_see_of_a_translation_that_is_gone(admin_client, translation):
    pk = translation.pk
    publish(translation)
    translation.get_target_instance().delete()
    assert admin_client.get(reverse("translation_sharing:side_by_side", args=[pk])).status_code == 404
