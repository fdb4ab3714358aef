"""A page of 500 segments costs the database no more than a page of three."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.translation.exchange.making import put_segments, translation_of, translator
from translation.exchange import export_po, export_xliff, import_file
from translation.exchange.backlog import export_backlog
from translation.rights import may_translate


def filled_po(translation) -> bytes:
    return re.sub(r'(msgid "Text (\d+)"\nmsgstr ")', r"\1Teksti \2", export_po(translation)).encode()


def filled_xliff(translation) -> bytes:
    file = export_xliff(translation).decode()
    return re.sub(r"(<source>Text (\d+)</source>)", r"\1<target>Teksti \2</target>", file).encode()


def translation_with(homes, strings: int):
    translation = translation_of(homes)
    put_segments(translation, [(f"body.{number}", f"Text {number}") for number in range(strings)])
    return type(translation).objects.select_related("source__locale", "target_locale").get(pk=translation.pk)


@pytest.mark.parametrize("strings", [3, 187, 500])
@pytest.mark.parametrize("export", [export_po, export_xliff])
def test_an_export_takes_two_queries(homes, django_assert_num_queries, export, strings):
    translation = translation_with(homes, strings)

    # the segments, their translations
    with django_assert_num_queries(2):
        export(translation)


@pytest.mark.parametrize("strings", [3, 187, 500])
@pytest.mark.parametrize(("name", "fill"), [("a.po", filled_po), ("a.xlf", filled_xliff)])
def test_an_import_takes_the_same_number_of_queries_for_any_page(homes, strings, name, fill):
    translation, user = translation_with(homes, strings), translator(homes, "fi")
    file = fill(translation)
    assert may_translate(user, translation)  # reads the user's rights, which every request does once

    with CaptureQueriesContext(connection) as queries:
        report = import_file(translation, name, file, user)

    assert report.saved == strings
    # SQLite takes at most 999 values at once, so it inserts in batches
    inserts = [query for query in queries if query["sql"].startswith("INSERT")]
    if connection.vendor == "postgresql":
        assert len(inserts) == 2
    # 3 the translation and its page, 2 what locks it, 2 the segments and their translations, 2 these again for
    # saving, 1 the marks that go, 1 the translation memory, 4 the transactions
    assert len(queries) - len(inserts) == 15


def test_each_page_of_a_backlog_costs_two_queries_more(homes, django_assert_num_queries):
    user, locale = translator(homes, "fi"), homes["fi"].locale
    translations = [translation_of(homes, f"Page {number}") for number in range(6)]
    assert may_translate(user, translations[0])
    export_backlog(locale, "po", user)  # reads the content types that stay in memory

    # 1 what waits, 1 the pages; each page: the segments, their translations
    with django_assert_num_queries(2 + 6 * 2):
        export_backlog(locale, "po", user)
