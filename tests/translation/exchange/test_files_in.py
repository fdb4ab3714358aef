"""Which texts of a file are taken, and what is said of the others."""

import pytest
from wagtail_localize.models import StringTranslation

from tests.translation.exchange.making import (
    mark_changed,
    put_segments,
    rows,
    segment_with,
    set_text,
    texts_of,
    translation_of,
    translator,
)
from translation.exchange import export_po, export_xliff, import_file

LINK = 'Read <a id="a1">the <b>big</b> report</a>.'


@pytest.fixture
def translation(homes):
    return translation_of(homes, slug="heat")


@pytest.fixture
def into_finnish(homes):
    return translator(homes, "fi")


def po(translation, **texts: str) -> str:
    """The export with these translations filled in: {path: text}."""
    file = export_po(translation)
    for path, text in texts.items():
        start = file.index("msgstr", file.index(f'msgctxt "{path}"'))
        end = file.index("\n", start)
        file = f'{file[:start]}msgstr "{text}"{file[end:]}'
    return file


def xliff(translation, **texts: str) -> str:
    file = export_xliff(translation).decode()
    for path, text in texts.items():
        end = file.index("</source>", file.index(f'name="{path}"')) + len("</source>")
        file = f"{file[:end]}<target>{text}</target>{file[end:]}"
    return file


def reasons(report) -> dict[str, str]:
    return {refusal.text: refusal.reason for refusal in report.refused}


@pytest.mark.parametrize(("name", "make"), [("a.po", po), ("a.xlf", xliff), ("A.XLIFF", xliff)])
def test_texts_are_saved_under_the_users_name(translation, into_finnish, name, make):
    report = import_file(translation, name, make(translation, title="Lämpö").encode(), into_finnish)

    assert (report.saved, report.empty, report.refused, report.problem) == (1, 2, [], "")
    assert texts_of(translation) == {"Heat": "Lämpö"}
    saved = StringTranslation.objects.get()
    assert saved.last_translated_by == into_finnish
    assert saved.tool_name == ("PO" if name == "a.po" else "XLIFF")


@pytest.mark.parametrize(("name", "make"), [("a.po", po), ("a.xlf", xliff)])
def test_a_file_finds_its_translation_itself(translation, into_finnish, name, make):
    report = import_file(None, name, make(translation, title="Lämpö").encode(), into_finnish)

    assert report.translation == translation
    assert texts_of(translation) == {"Heat": "Lämpö"}


def test_a_file_of_wagtail_localizes_own_button_comes_in(translation, into_finnish):
    file = translation.export_po()
    file.find("Heat").msgstr = "Lämpö"

    assert import_file(translation, "a.po", str(file).encode(), into_finnish).saved == 1
    assert texts_of(translation) == {"Heat": "Lämpö"}


def test_an_empty_text_deletes_nothing(translation, into_finnish):
    set_text(translation, "Heat", "Lämpö")

    report = import_file(translation, "a.po", po(translation, title="").encode(), into_finnish)

    assert (report.saved, report.empty) == (0, 3)
    assert texts_of(translation) == {"Heat": "Lämpö"}


def test_what_is_the_same_already_is_not_written_anew(translation, into_finnish):
    set_text(translation, "Heat", "Lämpö")
    before = StringTranslation.objects.get().updated_at

    report = import_file(translation, "a.po", export_po(translation).encode(), into_finnish)

    assert (report.saved, report.unchanged, report.empty) == (0, 1, 2)
    assert StringTranslation.objects.get().updated_at == before


def test_what_a_po_file_marks_as_fuzzy_is_not_taken_as_final(translation, into_finnish):
    file = po(translation, title="Lämpö", summary="Lause.").replace('msgctxt "title"', '#, fuzzy\nmsgctxt "title"')

    report = import_file(translation, "a.po", file.encode(), into_finnish)

    assert report.saved == 1
    assert "fuzzy" in reasons(report)["Heat"]
    assert texts_of(translation) == {"In one sentence.": "Lause."}


@pytest.mark.parametrize(("name", "export"), [("a.po", export_po), ("a.xlf", export_xliff)])
def test_what_needs_revision_still_does_after_a_file_that_nobody_worked_on(translation, into_finnish, name, export):
    mark_changed(translation, "Heat", "Lämpö", "Heating")
    file = export(translation)

    report = import_file(translation, name, file if isinstance(file, bytes) else file.encode(), into_finnish)

    assert (report.saved, list(reasons(report))) == (0, ["Heat"])
    assert "still marked as unsure" in reasons(report)["Heat"]
    assert segment_with(translation, "Heat").state == "changed"


@pytest.mark.parametrize(
    ("name", "export", "mark", "cleared"),
    [
        ("a.po", export_po, "#, fuzzy\n", ""),
        ("a.xlf", lambda made: export_xliff(made).decode(), 'state="initial"', 'state="reviewed"'),
    ],
)
def test_a_cleared_mark_confirms_the_old_translation(translation, into_finnish, name, export, mark, cleared):
    mark_changed(translation, "Heat", "Lämpö", "Heating")
    file = export(translation)
    assert mark in file

    report = import_file(translation, name, file.replace(mark, cleared).encode(), into_finnish)

    assert (report.saved, report.refused) == (1, [])
    assert segment_with(translation, "Heat").state == "done"


def test_a_new_text_counts_as_done_even_if_the_tool_writes_no_state(translation, into_finnish):
    mark_changed(translation, "Heat", "Lämpö", "Heating")
    file = export_xliff(translation).decode().replace("Lämpö", "Kuumuus").replace(' state="initial"', "")

    assert import_file(translation, "a.xlf", file.encode(), into_finnish).saved == 1

    assert (segment_with(translation, "Heat").text, segment_with(translation, "Heat").state) == ("Kuumuus", "done")


@pytest.mark.parametrize(("name", "make"), [("a.po", po), ("a.xlf", xliff)])
def test_of_a_stale_file_only_what_still_fits_is_taken_and_the_rest_is_named(homes, into_finnish, name, make):
    translation = translation_of(homes, slug="heat")
    file = make(translation, title="Lämpö", summary="Lause.")
    put_segments(translation, [("title", "Heat"), ("summary", "In two sentences.")])

    report = import_file(translation, name, file.encode(), into_finnish)

    assert report.stale
    assert texts_of(translation) == {"Heat": "Lämpö"}
    assert "source text was changed" in reasons(report)["In one sentence."]
    assert "Download a new file" in report.messages[-1]


def test_what_the_page_has_not_is_named(translation, into_finnish):
    file = po(translation, title="Lämpö") + (
        '\nmsgctxt "body.9"\nmsgid "Elsewhere"\nmsgstr "Muualla"\n'
        '\nmsgid "No place"\nmsgstr "Ei paikkaa"\n'
        '\nmsgctxt "title"\nmsgid "Other title"\nmsgstr "Muu otsikko"\n'
        '\n#~ msgctxt "body.1"\n#~ msgid "Gone"\n#~ msgstr "Poissa"\n'
    )

    report = import_file(translation, "a.po", file.encode(), into_finnish)

    found = reasons(report)
    assert set(found) == {"Elsewhere", "No place", "Other title"}
    assert "no such segment" in found["Elsewhere"]
    assert "context is missing" in found["No place"]
    assert "source text was changed" in found["Other title"]
    begins = {'msgctxt "body.9"', 'msgid "No place"', 'msgctxt "title"'}
    lines = [f"line {number}" for number, line in enumerate(file.splitlines(), start=1) if line in begins]
    assert [refusal.where for refusal in report.refused] == lines[1:]
    assert texts_of(translation) == {"Heat": "Lämpö"}


def test_of_two_texts_for_one_segment_neither_is_taken(translation, into_finnish):
    file = po(translation, title="Lämpö", summary="Lause.") + '\nmsgctxt "title"\nmsgid "Heat"\nmsgstr "Kuumuus"\n'

    report = import_file(translation, "a.po", file.encode(), into_finnish)

    assert list(reasons(report)) == ["Heat"]
    assert "different translations" in reasons(report)["Heat"]
    assert texts_of(translation) == {"In one sentence.": "Lause."}


WRONG = {
    "a forbidden tag": "<script>alert(1)</script>",
    "an attribute": "<b onclick=x>a</b>",
    "a link that the source has not": '<a id="a2">raportti</a>',
    "endless tags": "<b>" * 5000,
    "nul": "a\0b",
}


@pytest.mark.parametrize("fault", WRONG)
def test_wrong_markup_is_named_and_not_saved(homes, into_finnish, fault):
    translation = translation_of(homes)
    put_segments(translation, [("body", LINK), ("title", "Heat")])
    set_text(translation, LINK, "Ennen.")
    text = WRONG[fault].replace('"', '\\"')

    report = import_file(translation, "a.po", po(translation, title="Lämpö", body=text).encode(), into_finnish)

    assert list(reasons(report)) == [LINK]
    assert reasons(report)[LINK]
    assert texts_of(translation) == {LINK: "Ennen.", "Heat": "Lämpö"}


def test_the_report_says_how_much_of_what(homes, into_finnish):
    translation = translation_of(homes)
    put_segments(translation, [(f"body.{number}", f"Text {number}") for number in range(6)])
    set_text(translation, "Text 0", "Teksti 0")
    file = po(translation, **{"body.1": "Yksi", "body.2": "Kaksi", "body.3": "<p>"})

    report = import_file(translation, "a.po", file.encode(), into_finnish)

    assert report.messages == [
        "2 segments were saved.",
        "1 segment was the same already.",
        "2 segments have no translation in the file.",
        "1 segment was not taken.",
    ]


def test_no_other_translation_is_touched(homes, into_finnish):
    translation, other = translation_of(homes), translation_of(homes, code="sv", title="Power")
    set_text(other, "Power", "Kraft")
    before = rows()

    import_file(translation, "a.po", po(translation, title="Lämpö").encode(), into_finnish)

    assert before < rows()
    assert len(rows()) == len(before) + 1
