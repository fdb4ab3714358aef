"""Whatever file is brought, there is a message, and nothing is changed that should not be."""

import os
import random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail_localize.models import Translation

from tests.translation.exchange.making import put_segments, rows, set_text, texts_of, translation_of, translator, zipped
from translation.exchange import export_po, export_xliff, import_file
from translation.exchange.archives import MAX_FILES
from translation.exchange.backlog import import_backlog
from translation.exchange.documents import MAX_FILE
from translation.saving import markup_error
from translation.segments import segments_of

ENTITIES = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0">&c;</xliff>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0">&a;</xliff>"""
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

# {fault: (name, content, part of the message)}
BAD = {
    "empty": ("a.po", b"", "empty"),
    "blank": ("a.xlf", b" \n\t ", "empty"),
    "another type": ("a.docx", b"PK", ".po, .xlf and .xliff"),
    "no type": ("translations", b"msgid", ".po, .xlf and .xliff"),
    "too large": ("a.po", b"#" * (10 * 1024 * 1024), "larger than 2 MB"),
    "broken XML": ("a.xlf", b"<xliff", "not a valid XML"),
    "no XML": ("a.xlf", b"hello", "not a valid XML"),
    "other XML": ("a.xlf", b"<html/>", "not an XLIFF 2.0 file"),
    "an unknown encoding": ("a.xlf", b'<?xml version="1.0" encoding="klingon"?><a/>', "not a valid XML"),
    "a bad encoding": ("a.xlf", b'<?xml version="1.0" encoding="utf-8"?><a>\xff</a>', "not a valid XML"),
    "a double-byte encoding": ("a.xlf", b'<?xml version="1.0" encoding="shift_jis"?><a/>', "not a valid XML"),
    "XLIFF 1.2": (
        "a.xlf",
        b'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>',
        "Older versions cannot be read",
    ),
    "no file element": ("a.xlf", b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"/>', "of one page"),
    "a bomb of entities": ("a.xlf", ENTITIES.encode(), "document type"),
    "an outside entity": ("a.xlf", OUTSIDE.encode(), "document type"),
    "a document type": ("a.xlf", b'<!DOCTYPE xliff SYSTEM "http://example.org/x.dtd"><xliff/>', "document type"),
    "no PO": ("a.po", b"hello\nworld", "line 1 cannot be read"),
    "a PO file cut off in a text": ("a.po", f'{HEADER}msgid "a"\nmsgstr "Läm'.encode(), "line 5 cannot be read"),
    "an unescaped quote": ("a.po", f'{HEADER}msgid "a"\nmsgstr "a"b"'.encode(), "line 5 cannot be read"),
    "a PO file out of order": ("a.po", b'msgstr "a"\nmsgid "b"', "not a valid PO"),
    "a file's name for content": ("a.po", b"/etc/passwd", "line 1 cannot be read"),
    "another encoding": ("a.po", 'msgid "ä"'.encode("latin-1"), "not in UTF-8"),
    "two bytes a letter": ("a.po", HEADER.encode("utf-16"), "not in UTF-8"),
    "endless lines": ("a.po", HEADER.encode() + b'msgid ""\n' + b'"a"\n' * 400_000, "too many lines"),
    "no translation named": ("a.po", f'{HEADER}msgid "Heat"\nmsgstr "Lämpö"'.encode(), "does not say which"),
    "no header": ("a.po", b'msgctxt "title"\nmsgid "Heat"\nmsgstr "a"', "does not say which"),
    "a translation of another site": (
        "a.po",
        b'msgid ""\nmsgstr "X-WagtailLocalize-TranslationID: 9f1b3f3c-2b0a-4b52-8f5e-2f6a57cbb1a1\\n"',
        "another site",
    ),
}


@pytest.fixture
def translation(homes):
    made = translation_of(homes, slug="heat")
    set_text(made, "Heat", "Lämpö")
    return made


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_file_gets_a_message_and_changes_nothing(translation, superuser, fault):
    name, content, message = BAD[fault]
    before = rows()

    for target in (translation, None):
        report = import_file(target, name, content, superuser)

        assert message in report.problem
        assert report.messages == [report.problem]
        assert (report.saved, report.refused) == (0, [])
    assert rows() == before


def test_elements_nested_without_end_are_survived(translation, superuser):
    start = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f"><unit id="u">'

    report = import_file(translation, "a.xlf", (start + "<a>" * 300_000 + "</a>" * 200_000).encode(), superuser)

    assert report.problem


@pytest.mark.parametrize("export", [export_po, export_xliff])
def test_another_pages_file_is_refused_by_its_name(homes, translation, superuser, export):
    other = translation_of(homes, "Power")
    file = export(other)

    report = import_file(translation, *named(file), superuser)

    assert report.problem == "The file is for another page: “Power”."
    assert texts_of(other) == {}


def test_a_page_that_the_user_may_not_see_is_not_named(homes, translation):
    other = translation_of(homes, "Secret", code="sv")

    report = import_file(translation, "a.po", export_po(other).encode(), translator(homes, "fi"))

    assert report.problem == "The file is for another page."


@pytest.mark.parametrize("export", [export_po, export_xliff])
def test_the_same_page_in_another_language_is_refused(homes, translation, superuser, export):
    swedish = Translation.objects.create(source=translation.source, target_locale=homes["sv"].locale)

    report = import_file(translation, *named(export(swedish)), superuser)

    assert report.problem == "The file is for the translation into another language: Swedish."


@pytest.mark.parametrize("export", [export_po, export_xliff])
@pytest.mark.parametrize(("wanted", "claimed"), [("fi", "sv"), ("en", "de")])
def test_a_file_that_claims_another_language_is_refused(translation, superuser, export, wanted, claimed):
    name, data = named(export(translation))
    for before, after in ((f": {wanted}", f": {claimed}"), (f'Lang="{wanted}"', f'Lang="{claimed}"')):
        data = data.replace(before.encode(), after.encode())

    report = import_file(translation, name, data, superuser)

    assert f"“{claimed}”" in report.problem
    assert f"“{wanted}”" in report.problem


def named(file: str | bytes) -> tuple[str, bytes]:
    return ("a.xlf", file) if isinstance(file, bytes) else ("a.po", file.encode())


def test_a_stopped_translation_takes_no_file(translation, superuser):
    translation.enabled = False
    translation.save()

    assert "stopped" in import_file(translation, *named(export_po(translation)), superuser).problem


def test_a_translation_without_a_page_takes_no_file(homes, translation, superuser):
    file = export_po(translation)
    page = translation.get_target_instance()
    type(page).objects.filter(pk=page.pk).update(translation_key="9f1b3f3c-2b0a-4b52-8f5e-2f6a57cbb1a1")

    assert "no longer here" in import_file(None, *named(file), superuser).problem


@pytest.mark.parametrize("export", [export_po, export_xliff])
@pytest.mark.parametrize("inside_zip", [False, True])
def test_a_damaged_file_raises_nothing_and_changes_only_what_the_report_says(homes, superuser, export, inside_zip):
    translation, other = translation_of(homes, slug="heat"), translation_of(homes, "Power", code="sv")
    put_segments(translation, [(f"body.{n}", f'Text {n} with <b>bold</b> and <a id="a1">link</a>') for n in range(6)])
    for segment in segments_of(translation)[:4]:
        set_text(translation, segment.source, segment.source.replace("Text", "Teksti"))
    set_text(other, "Power", "Kraft")
    name, good = named(export(translation))
    for segment in segments_of(translation)[:4]:
        set_text(translation, segment.source, "Ennen")
    kept = rows()
    good = zipped({name: good}) if inside_zip else good
    changes = st.lists(st.tuples(st.integers(0, len(good) - 1), st.integers(0, 255)), min_size=1, max_size=4)

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(changes, st.randoms())
    def damage(changes, dice: random.Random):
        data = bytearray(good)
        for position, byte in changes:
            data[position] = byte
        if dice.random() < 0.2:
            del data[dice.randrange(len(data)) :]
        with transaction.atomic():
            if inside_zip:
                reports = import_backlog("a.zip", bytes(data), superuser)
            else:
                reports = [import_file(None, name, bytes(data), superuser)]
            for report in reports:
                assert report.messages
            assert len(rows() - kept) == sum(report.saved for report in reports)
            assert texts_of(other) == {"Power": "Kraft"}
            for segment in segments_of(translation):
                assert markup_error(segment.source, segment.text) == ""
            transaction.set_rollback(True)

    damage()


BEFORE_FLAGS = b"PK\x01\x02\x14\x03\x14\x00"  # of a line in the table of contents
BAD_ARCHIVES = {
    "no zip": (b"PK\x03\x04 hello", "not a valid zip"),
    "empty": (b"", "not a valid zip"),
    "nothing in it": (zipped({}), "no file with translations"),
    "a name that leads up": (zipped({"../a.po": "x"}), "leads to another folder: ../a.po"),
    "a name that leads up on Windows": (zipped({"..\\a.po": "x"}), "leads to another folder"),
    "a name from the top": (zipped({"/etc/a.po": "x"}), "leads to another folder"),
    "a name with a drive": (zipped({"C:\\a.po": "x"}), "leads to another folder"),
    "an archive in it": (zipped({"more.zip": zipped({"a.po": "x"})}), "another archive: more.zip"),
    "a bomb": (zipped({"a.po": b"\0" * MAX_FILE}), "much too large: a.po"),
    "a large file": (zipped({"a.po": os.urandom(MAX_FILE + 1)}, compression=0), "much too large"),
    "too many files": (zipped({f"{number}.po": "x" for number in range(MAX_FILES + 3)}), "more than 500 files"),
    "an endless list": (zipped({f"{number}.po": "" for number in range(2 * MAX_FILES + 1)}), "more than 500 files"),
    "an unusual method": (zipped({"a.po": "x"}, compression=14), "unusual method"),
    "a password": (
        zipped({"a.po": "x"}).replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"),
        "password",
    ),
    "a wrong checksum": (
        zipped({"a.po": "hello hello"}, compression=0).replace(b"hello hello", b"hello jello"),
        "damaged",
    ),
}


@pytest.mark.parametrize("fault", BAD_ARCHIVES)
def test_a_hostile_zip_file_is_refused_as_a_whole(translation, superuser, fault):
    data, message = BAD_ARCHIVES[fault]
    before = rows()

    [report] = import_backlog("back.zip", data, superuser)

    assert message in report.problem
    assert rows() == before


def test_a_zip_file_that_lies_about_its_sizes_is_refused(superuser, homes):
    data = zipped({"a.po": "x" * 5000})
    assert data.count((5000).to_bytes(4, "little")) == 2

    [report] = import_backlog(
        "back.zip", data.replace((5000).to_bytes(4, "little"), (50).to_bytes(4, "little")), superuser
    )

    assert report.problem


def test_a_zip_file_with_one_name_twice_is_refused(superuser, homes):
    data = zipped({"a.po": "x", "b.po": "y"}).replace(b"b.po", b"a.po")

    assert "same name" in import_backlog("back.zip", data, superuser)[0].problem
