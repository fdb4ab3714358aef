"""XLIFF as translation tools give it back: rearranged, without what they do not need, but with the same ids."""

import re

import pytest

from tests.translation.exchange.making import put_segments, texts_of, translation_of
from translation.exchange import export_xliff, import_file

SOURCE = 'Read <a id="a1">the <b>big</b> report</a>,<br/>now &amp; then.'


@pytest.fixture
def translation(homes):
    made = translation_of(homes)
    put_segments(made, [("body.text.1", SOURCE)])
    return made


def filled(translation, target: str, state: str = "translated") -> str:
    file = export_xliff(translation).decode().replace("</source>", f"</source><target>{target}</target>")
    return file.replace('state="initial"', f'state="{state}"')


def taken(translation, user, file: str | bytes) -> str:
    """The translation after the import."""
    data = file if isinstance(file, bytes) else file.encode()
    report = import_file(translation, "back.xlf", data, user)
    assert report.clean, (report.messages, report.refused)
    return texts_of(translation)[SOURCE]


def test_codes_are_as_the_tests_below_suppose(translation):
    assert (
        'Read <pc id="1" dataRefStart="d1" dataRefEnd="d2" type="link">'
        'the <pc id="2" dataRefStart="d3" dataRefEnd="d4" type="fmt" subType="xlf:b">big</pc> report</pc>,'
        '<ph id="3" dataRef="d5" type="fmt" subType="xlf:lb" />now &amp; then.'
    ) in export_xliff(translation).decode()


MOVED = (
    'Nyt &amp; aina<ph id="3" dataRef="d5"/> <pc id="2" dataRefStart="d3" dataRefEnd="d4">iso</pc> '
    '<pc id="1" dataRefStart="d1" dataRefEnd="d2">raportti</pc>'
)
MOVED_HTML = 'Nyt &amp; aina<br/> <b>iso</b> <a id="a1">raportti</a>'


def test_codes_may_be_put_in_another_order(translation, superuser):
    assert taken(translation, superuser, filled(translation, MOVED)) == MOVED_HTML


def test_codes_may_be_known_by_their_ids_alone(translation, superuser):
    bare = re.sub(r' dataRef\w*="\w+"', "", MOVED)

    assert taken(translation, superuser, filled(translation, bare)) == MOVED_HTML


def test_a_pair_may_be_parted_into_its_ends(translation, superuser):
    parted = '<sc id="1" dataRef="d1"/>raportti<ec startRef="1" dataRef="d2"/>, <sc id="2"/>iso<ec startRef="2"/>'

    assert taken(translation, superuser, filled(translation, parted)) == '<a id="a1">raportti</a>, <b>iso</b>'


def test_notes_may_be_dropped(translation, superuser):
    file = re.sub("<notes>.*?</notes>", "", filled(translation, "Lue."), flags=re.DOTALL)

    assert "<note" not in file
    assert taken(translation, superuser, file) == "Lue."


def test_remarks_of_the_tool_are_passed_over(translation, superuser):
    marked = '<mrk id="m1" type="term">Lue</mrk> <sm id="m2" type="comment"/>se<em startRef="m2"/>.'

    assert taken(translation, superuser, filled(translation, marked)) == "Lue se."


def test_the_names_may_have_a_prefix_and_the_file_another_encoding(translation, superuser):
    file = re.sub(r"<(/?)(?=[a-z])", r"<\1x:", filled(translation, "Höpö.")).replace("xmlns=", "xmlns:x=")
    file = file.replace('encoding="UTF-8"', 'encoding="UTF-16"')

    assert taken(translation, superuser, file.encode("utf-16")) == "Höpö."


def test_a_byte_order_mark_may_stand_first(translation, superuser):
    assert taken(translation, superuser, b"\xef\xbb\xbf" + filled(translation, "Lue.").encode()) == "Lue."


def test_a_language_may_have_its_country(translation, superuser):
    file = filled(translation, "Lue.").replace('trgLang="fi"', 'trgLang="fi-FI"').replace('"en"', '"en-GB"')

    assert taken(translation, superuser, file) == "Lue."


def test_a_newer_minor_version_with_the_same_names_is_read(translation, superuser):
    assert taken(translation, superuser, filled(translation, "Lue.").replace('"2.0"', '"2.1"')) == "Lue."


def test_units_may_stand_in_groups(translation, superuser):
    file = filled(translation, "Lue.").replace("<unit ", '<group id="g"><unit ').replace("</unit>", "</unit></group>")

    assert taken(translation, superuser, file) == "Lue."


def in_two_segments(translation, first: str, second: str) -> str:
    file = export_xliff(translation).decode()
    start, end = file.index("<segment"), file.index("</segment>") + len("</segment>")
    source = file[file.index("<source>") + len("<source>") : file.index("</source>")]
    head, tail = source.split("now ")
    parts = (
        f'<segment state="translated"><source>{head}</source>{first}</segment>'
        "<ignorable><source>now </source></ignorable>"
        f'<segment state="translated"><source>{tail}</source>{second}</segment>'
    )
    return file[:start] + parts + file[end:]


def test_a_unit_that_was_parted_is_put_together(translation, superuser):
    file = in_two_segments(translation, "<target>Lue, </target>", "<target>aina.</target>")

    assert taken(translation, superuser, file) == "Lue, now aina."


def test_the_parts_of_a_unit_may_change_their_order(translation, superuser):
    file = in_two_segments(translation, '<target order="3">lue.</target>', '<target order="1">Aina, </target>')

    assert taken(translation, superuser, file) == "Aina, now lue."


def test_half_a_translated_unit_is_not_taken(translation, superuser):
    report = import_file(
        translation, "a.xlf", in_two_segments(translation, "<target>Lue, </target>", "").encode(), superuser
    )

    assert (report.saved, report.empty) == (0, 1)


def test_what_a_translator_types_is_text_and_no_markup(translation, superuser):
    file = filled(translation, "5 &lt; 7 &amp; &lt;b&gt;")

    assert taken(translation, superuser, file) == "5 &lt; 7 &amp; &lt;b&gt;"


UNKNOWN = {
    "a code of nobody's": '<ph id="77"/>',
    "data of nobody's": '<ph id="3" dataRef="d99"/>',
    "another vocabulary": "<b>bold</b>",
    "an end without a beginning": '<ec startRef="99"/>',
    "no character": '<cp hex="D800"/>',
    "no number": '<cp hex="zz"/>',
    "a number too large": '<cp hex="FFFFFFFFFFFFFFFFFFFF"/>',
    "endless nesting": '<mrk id="m">' * 5000 + "</mrk>" * 5000,
}


@pytest.mark.parametrize("fault", UNKNOWN)
def test_a_code_that_stands_for_nothing_is_named(translation, superuser, fault):
    report = import_file(translation, "a.xlf", filled(translation, f"Lue {UNKNOWN[fault]}").encode(), superuser)

    [refusal] = report.refused
    assert (refusal.where, refusal.text) == ("unit s1", SOURCE)
    assert "is not in the source text" in refusal.reason
    assert texts_of(translation) == {}
