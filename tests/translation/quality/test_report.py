"""The report of all open findings: whose it is, what it shows, and that it costs the same for many pages."""

import csv
import io
import json
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import PriorityFactory, StandardPageFactory
from tests.translation.editor.making import text_page
from tests.translation.making import submit
from tests.translation.quality.making import state_at, translated
from tests.translation.roles import TRANSLATORS, client_of, is_refused, signed_in, somebody
from tests.translation.segments.making import prose
from translation.quality import waive
from translation.quality.views import QualityReportView

PROSE = prose("The plant cost EUR 1.2 million.")
REPORT = "translation_quality:report"


@pytest.fixture
def source(homes):
    return text_page(homes, PROSE)


@pytest.fixture
def finnish(source):
    """With a wrong number and a small letter, and one text not translated."""
    body = f"body.{PROSE['id']}"
    return translated(
        source, "fi", {"title": "lämpö", "summary": "Lämmöstä.", body: "Laitos maksoi 1,3 miljoonaa euroa."}
    )


@pytest.fixture
def swedish(source):
    return translated(source, "sv", {"title": "Värme", "slug": "varme"})


def shown(client, **query):
    response = client.get(reverse(REPORT), query)
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser").select_one("#listing-results")


def messages(part):
    return [link.get_text(strip=True) for link in part.select("td a")]


def test_a_translator_sees_what_is_open_in_the_own_language_with_a_link_to_the_segment(finnish, swedish):
    part = shown(signed_in("Finnish translators"))

    assert messages(part) == [
        "The source has “1.2 million”, the translation “1,3 miljoonaa”.",
        "The source begins with a capital letter, the translation does not.",
    ]
    edit = reverse("wagtailadmin_pages:edit", args=[finnish.get_target_instance().pk])
    assert [link["href"] for link in part.select("h2 a")] == [edit]
    title = state_at(finnish, "title").segment.pk
    assert part.select("td a")[1]["href"] == f"{edit}#segment-{title}"
    assert "1 text is not translated." in part.get_text()
    assert "Swedish" not in part.get_text()


def test_who_translates_into_both_languages_sees_both_and_chooses(finnish, swedish):
    client = signed_in(TRANSLATORS)

    assert len(shown(client).select("h2")) == 2
    assert [heading.get_text() for heading in shown(client, language="sv").select("h2")] == ["Heat (Swedish)"]
    assert messages(shown(client, level="warning", language="fi")) == [
        "The source begins with a capital letter, the translation does not."
    ]
    assert len(messages(shown(client, rule="numbers"))) == 1


def test_who_translates_into_no_language_is_refused(homes):
    client = signed_in("Authors")

    for address in (reverse(REPORT), reverse(f"{REPORT}_results"), f"{reverse(REPORT)}?export=csv"):
        assert is_refused(client.get(address))


def test_a_language_of_others_cannot_be_asked_for(finnish, swedish):
    client = signed_in("Finnish translators")

    assert "Värme" not in client.get(reverse(REPORT), {"language": "sv"}).text
    assert "Swedish" not in client.get(reverse(REPORT), {"language": "sv", "export": "csv"}).getvalue().decode()


def test_what_was_waved_through_is_not_open(finnish):
    waive(finnish, state_at(finnish, "title"), "capital", "Ours.", None)

    assert len(messages(shown(signed_in("Finnish translators")))) == 1


def test_where_nothing_is_open_it_says_so(homes):
    page = StandardPageFactory(parent=homes["en"], title="Heat", slug="heat", summary="Of heat.")
    translated(page, "fi", {"title": "Lämpö", "slug": "lampo", "summary": "Lämmöstä."})

    assert "Nothing is open." in shown(signed_in("Finnish translators")).get_text()


def test_texts_are_escaped(homes):
    page = StandardPageFactory(parent=homes["en"], title="<b>Heat</b>", slug="heat", summary="Of heat.")
    translated(page, "fi", {"title": "lämpö &lt;script&gt;alert(1)&lt;/script&gt;", "slug": "l", "summary": "Se."})

    part = shown(signed_in("Finnish translators"))

    assert part.select("td script, h2 b") == []
    assert "lämpö <script>" in part.get_text()


def test_snippets_are_in_it_with_their_own_editor(homes):
    priority = PriorityFactory(name="Climate", slug="climate", summary="Heat in 2024.")
    translated(priority, "fi", {"name": "Ilmasto", "slug": "ilmasto", "summary": "Lämpö vuonna 2025."})
    client = client_of(somebody("Finnish translators"))

    assert messages(shown(client)) == ["The source has “2024”, the translation “2025”."]


def test_everything_goes_out_as_csv_with_headings(finnish):
    response = signed_in("Finnish translators").get(reverse(REPORT), {"export": "csv"})

    assert response["Content-Type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig"))))
    assert [row["Rule"] for row in rows] == ["Not translated", "Numbers", "Capital letter at the beginning"]
    assert rows[1] == {
        "Page": "Heat",
        "Language": "Finnish",
        "Level": "error",
        "Rule": "Numbers",
        "Finding": "The source has “1.2 million”, the translation “1,3 miljoonaa”.",
        "Source text": "The plant cost EUR 1.2 million.",
        "Translation": "Laitos maksoi 1,3 miljoonaa euroa.",
        "Place": rows[1]["Place"],
        "Address": rows[1]["Address"],
    }
    assert "#segment-" in rows[1]["Address"]


def test_the_csv_holds_what_was_filtered(finnish, swedish):
    response = signed_in(TRANSLATORS).get(reverse(REPORT), {"export": "csv", "language": "fi", "level": "warning"})

    assert len(response.getvalue().decode().splitlines()) == 2


def test_it_costs_the_same_for_many_pages(homes, monkeypatch):
    monkeypatch.setattr(QualityReportView, "paginate_by", 3)
    client = signed_in("Finnish translators")

    def queries(pages):
        for _number in range(pages):
            submit(StandardPageFactory(parent=homes["en"], title=f"Heat {uuid4()}"), "fi")
        with CaptureQueriesContext(connection) as captured:
            assert len(shown(client).select("h2")) == 3
        return len(captured)

    queries(3)
    assert queries(3) == queries(30)


def told(*arguments):
    out = io.StringIO()
    try:
        call_command("check_translations", *arguments, stdout=out)
    except CommandError as error:
        return out.getvalue(), error.returncode
    return out.getvalue(), 0


def test_the_command_lists_the_same_and_fails_where_there_is_an_error(finnish, swedish):
    text, status = told("--language", "fi")

    assert status == 1
    assert "fi Heat: error (numbers) The source has “1.2 million”, the translation “1,3 miljoonaa”." in text
    assert "2 errors, 1 warnings" in text
    assert "sv Heat" not in text


def test_the_command_speaks_json(finnish, swedish):
    lines = json.loads(told("--json")[0])

    assert {line["code"] for line in lines} == {"fi", "sv"}
    assert [line["rule"] for line in lines if line["code"] == "fi"] == ["missing", "numbers", "capital"]


def test_where_only_warnings_are_open_the_command_succeeds(homes):
    page = StandardPageFactory(parent=homes["en"], title="Heat", slug="heat", summary="Of heat.")
    translated(page, "fi", {"title": "lämpö", "slug": "lampo", "summary": "Lämmöstä."})

    text, status = told()

    assert (status, text.splitlines()[-1]) == (0, "0 errors, 1 warnings")
