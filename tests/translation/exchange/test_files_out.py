"""What the files say that go out to the translators' tools."""

import polib
import pytest

from tests.translation.exchange.making import mark_changed, set_text, translation_of
from tests.translation.exchange.structure import CORE, check
from translation.exchange import export_po, export_xliff


@pytest.fixture
def translation(homes):
    """Of three segments, one is done, one was made for an earlier wording, one is missing."""
    translation = translation_of(homes, "Heat & <power>", slug="heat")
    set_text(translation, "Heat &amp; &lt;power&gt;", "Lämpö &amp; &lt;teho&gt;")
    mark_changed(translation, "In one sentence.", "Yhdellä lauseella.", "In a sentence.")
    return translation


def test_a_po_file_names_its_translation_and_its_languages(translation):
    po = polib.pofile(export_po(translation))

    assert po.metadata["X-WagtailLocalize-TranslationID"] == str(translation.uuid)
    assert (po.metadata["X-Source-Language"], po.metadata["Language"]) == ("en", "fi")
    assert po.metadata["Content-Type"] == "text/plain; charset=UTF-8"


def test_a_po_file_has_each_segment_with_its_place(translation):
    po = polib.pofile(export_po(translation))

    assert [(entry.msgctxt, entry.msgid, entry.msgstr) for entry in po] == [
        ("title", "Heat &amp; &lt;power&gt;", "Lämpö &amp; &lt;teho&gt;"),
        ("slug", "heat", ""),
        ("summary", "In one sentence.", "Yhdellä lauseella."),
    ]


def test_what_needs_revision_is_fuzzy_in_a_po_file_and_shows_the_source_as_it_was(translation):
    po = polib.pofile(export_po(translation))

    assert {entry.msgctxt: (entry.fuzzy, entry.previous_msgid) for entry in po} == {
        "title": (False, None),
        "slug": (False, None),
        "summary": (True, "In a sentence."),
    }


def test_an_xliff_file_keeps_to_the_structure_of_the_standard(translation):
    root = check(export_xliff(translation))

    [file] = root
    assert (root.get("srcLang"), root.get("trgLang")) == ("en", "fi")
    assert file.get("original") == str(translation.uuid)


def test_an_xliff_file_shows_plain_text_without_entities(translation):
    root = check(export_xliff(translation))

    assert [source.text for source in root.iter(f"{CORE}source")] == ["Heat & <power>", "heat", "In one sentence."]
    assert [target.text for target in root.iter(f"{CORE}target")] == ["Lämpö & <teho>", "Yhdellä lauseella."]


def test_an_xliff_file_says_how_far_each_segment_is(translation):
    root = check(export_xliff(translation))

    states = {unit.get("name"): unit.find(f"{CORE}segment").get("state") for unit in root.iter(f"{CORE}unit")}
    assert states == {"title": "translated", "slug": "initial", "summary": "initial"}
    notes = {unit.get("name"): unit.findtext(f"{CORE}notes/{CORE}note") for unit in root.iter(f"{CORE}unit")}
    assert notes == {"title": None, "slug": None, "summary": "In a sentence."}
