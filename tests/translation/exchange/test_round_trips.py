"""What goes out comes in the same, to the letter, with its markup."""

from xml.etree.ElementTree import Element, fromstring, tostring

import pytest
from django.db import transaction
from django.utils.html import strip_tags
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from wagtail_localize.models import StringTranslation

from tests.translation.exchange.making import put_segments, rows, texts_of, translation_of
from tests.translation.exchange.strategies import BODIES, CHARACTERS, SOURCES, TARGETS
from tests.translation.exchange.structure import check
from translation.exchange import export_po, export_xliff, import_file
from translation.exchange.inline import Reader, Writer, add_text, named, plain
from translation.saving import markup_error, save_strings
from translation.segments import segments_of

FILES = {"a.po": lambda translation: export_po(translation).encode(), "a.xlf": export_xliff}

each_example_alone = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@given(st.one_of(st.text(CHARACTERS), SOURCES, TARGETS), st.one_of(SOURCES, TARGETS))
@example("<b><i>crossed</b></i>", "</b><b>")
@example("<b>" * 60 + "deep" + "</b>" * 60, "&amp;lt; &lt;b&gt; & &nbsp; ]]>")
@example("a\r\nb\rc\x00\x01\ufffe", "<br/><br><BR/>")
@settings(deadline=None, max_examples=300)
def test_any_text_is_the_same_after_its_way_through_xliff(source, target):
    writer = Writer()
    unit = Element(named("unit"))
    written = []
    for text in (source, target):
        written.append(Element(named("source")))
        unit.append(written[-1])
        writer.write(written[-1], text)
    for text, identity in writer.data.items():
        data = Element(named("data"), id=identity)
        unit.append(data)
        add_text(data, text)

    read = fromstring(tostring(unit, encoding="unicode").replace("\r", "&#13;"))  # noqa: S314

    reader = Reader({each.attrib["id"]: plain(each) for each in read.findall(named("data"))})
    assert [reader.read(text) for text in read.findall(named("source"))] == [source, target]


@pytest.mark.parametrize("name", FILES)
def test_random_segments_are_the_same_after_export_and_import(homes, superuser, name):
    translation = translation_of(homes)

    @each_example_alone
    @given(st.lists(st.tuples(SOURCES, TARGETS), min_size=1, max_size=4, unique_by=lambda pair: pair[0]))
    def try_out(pairs):
        assume(not any(markup_error(source, target) for source, target in pairs))
        with transaction.atomic():
            put_segments(translation, [(f"body.{number}", source) for number, (source, _) in enumerate(pairs)])
            wanted = dict(pairs)
            pks = {segment.segment.pk: wanted[segment.source] for segment in segments_of(translation)}
            assert save_strings(translation, pks, superuser) == {}
            before = rows()
            file = FILES[name](translation)
            StringTranslation.objects.all().delete()

            report = import_file(translation, name, file, superuser)

            assert report.clean, (report.messages, report.refused)
            assert report.saved == len(pairs)
            assert rows() == before
            assert texts_of(translation) == wanted
            again = import_file(translation, name, file, superuser)
            assert (again.saved, again.unchanged) == (0, len(pairs))
            if name == "a.xlf":
                check(file)
            transaction.set_rollback(True)

    try_out()


@pytest.mark.parametrize("name", FILES)
def test_random_pages_are_the_same_after_export_and_import(homes, superuser, name):
    @each_example_alone
    @given(BODIES)
    def try_out(body):
        with transaction.atomic():
            translation = translation_of(homes, body=body)
            wanted = {segment.source: segment.source.replace("e", "é") for segment in segments_of(translation)}
            file = FILES[name](translation)
            # the translator's tool: the same markup around other words, in each place
            for segment in segments_of(translation):
                save_strings(translation, {segment.segment.pk: wanted[segment.source]}, superuser)
            translated = FILES[name](translation)
            assert translated != file or wanted == {}
            StringTranslation.objects.all().delete()

            report = import_file(translation, name, translated, superuser)

            assert report.refused == []
            assert texts_of(translation) == wanted
            if name == "a.xlf":
                check(file)
                check(translated)
            transaction.set_rollback(True)

    try_out()


@pytest.mark.parametrize("name", FILES)
def test_links_and_nested_markup_are_kept(homes, superuser, name):
    translation = translation_of(homes)
    text = 'Read <a id="a1">the <b>big</b> <i>report</i></a> &amp; <a id="a2">more</a>,<br/>soon'
    put_segments(translation, [("body.1", text)])
    [segment] = segments_of(translation)
    moved = 'Pian: <a id="a2">lisää</a> &amp; <a id="a1"><i>raportti</i>, se <b>iso</b></a><br/>'
    save_strings(translation, {segment.segment.pk: moved}, superuser)
    file = FILES[name](translation)
    StringTranslation.objects.all().delete()

    assert import_file(translation, name, file, superuser).saved == 1

    assert texts_of(translation) == {text: moved}
    assert strip_tags(text) == "Read the big report &amp; more,soon"


@pytest.mark.parametrize("name", FILES)
def test_a_sentence_that_a_text_has_twice_goes_out_once_and_comes_in_for_both(homes, superuser, name):
    translation = translation_of(homes)
    put_segments(translation, [("body.1", "Twice."), ("body.1", "Twice."), ("body.2", "Twice.")])

    file = FILES[name](translation)
    assert file.count(b"Twice.") == 2
    if name == "a.po":
        file = file.replace(b'msgid "Twice."\nmsgstr ""', b'msgid "Twice."\nmsgstr "Kahdesti."')
    else:
        file = file.replace(b"</source>", b"</source><target>Kahdesti.</target>")
    assert import_file(translation, name, file, superuser).saved == 2

    assert [segment.text for segment in segments_of(translation)] == ["Kahdesti."] * 3
