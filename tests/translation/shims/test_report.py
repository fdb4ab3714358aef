"""The report of translations, and the list of snippets, show what is the user's own."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission

from tests.factories import PriorityFactory, StandardPageFactory
from tests.translation.making import submit, translate, version, with_aliases
from tests.translation.roles import edit_address, is_refused, signed_in
from tests.translation.shims.asking import address


@pytest.fixture
def translations(page, translation):
    """In Finnish complete, in Swedish begun."""
    submit(page, "sv").save_target(publish=False)


def languages(client) -> list[str]:
    answer = client.get(address("translations_report"), {"export": "csv"})
    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))
    return sorted(row["Language"] for row in rows)


@pytest.mark.parametrize(
    ("group", "codes"),
    [
        ("Finnish translators", ["fi"]),
        ("Swedish translators", ["sv"]),
        ("Translators", ["fi", "sv"]),
        ("Site managers", ["fi", "sv"]),
    ],
)
def test_it_lists_the_languages_of_the_user(translations, group, codes):
    assert languages(signed_in(group)) == codes


def test_who_translates_into_no_language_is_refused(translations):
    client = signed_in("Authors")

    for name in ("translations_report", "translations_report_results"):
        assert is_refused(client.get(address(name)))
    assert is_refused(client.get(address("translations_report"), {"export": "csv"}))


def test_the_exported_table_has_a_heading_and_tells_how_far_each_is(translations):
    answer = signed_in("Translators").get(address("translations_report"), {"export": "csv"})

    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode())))
    assert rows[0][:4] == ["Content type", "Source", "Source language", "Language"]
    by_language = {row[3]: row for row in rows[1:]}
    assert by_language["fi"][1] == "Heat"
    assert by_language["fi"][4] == by_language["fi"][5] != "0"
    assert by_language["sv"][5] == "0"


@pytest.mark.parametrize("name", ["translations_report", "translations_report_results"])
def test_the_page_shows_the_same(translations, page, name):
    html = signed_in("Finnish translators").get(address(name)).text

    [row] = BeautifulSoup(html, "html.parser").select("table.listing tbody tr")
    assert row.a["href"] == edit_address(version(page, "fi"))
    assert row.select("td")[-1].get_text(strip=True) == "Up to date"


def test_a_translation_without_its_page_does_not_break_it(homes, admin_client):
    priority = PriorityFactory(name="Climate")
    submit(priority, "fi")

    assert "Climate" in admin_client.get(address("translations_report")).text


def test_it_costs_the_same_for_many(homes, page, translation, admin_client, django_assert_max_num_queries):
    def queries() -> int:
        with django_assert_max_num_queries(1000) as captured:
            admin_client.get(address("translations_report_results"))
        return len(captured)

    queries()
    few = queries()
    for number in range(12):
        translate(with_aliases(StandardPageFactory(parent=homes["en"], title=f"Page {number}")), "fi")

    assert queries() == few


def test_the_snippets_are_listed_for_those_who_see_their_kind(homes):
    priority = PriorityFactory(name="Climate")
    listing = address("snippets_api_listing", "core", "priority")
    detail = address("snippets_api_detail", "core", "priority", priority.pk)

    assert "Climate" in signed_in("Finnish translators").get(listing).text
    client = signed_in("Authors")
    client.get("/admin/")
    assert "Climate" in client.get(detail).text


def test_nobody_else_lists_snippets_by_direct_request(homes, client, django_user_model):
    priority = PriorityFactory(name="Climate")
    user = django_user_model.objects.create_user("plain")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)

    for found in (
        address("snippets_api_listing", "core", "priority"),
        address("snippets_api_detail", "core", "priority", priority.pk),
    ):
        answer = client.get(found)
        assert answer.status_code == 403
        assert "Climate" not in answer.text
    assert client.get(address("snippets_api_listing", "core", "nothing")).status_code == 404
