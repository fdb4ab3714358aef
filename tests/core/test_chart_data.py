"""The data of a chart can be taken along, by whoever may see its page."""

import csv
import io
import json

import pytest
from wagtail.models import PageViewRestriction

from core.blocks.charts import charts_of
from tests.core.charting import BLOCK_ID, raw
from tests.factories import StandardPageFactory
from tests.translation.making import translate, with_aliases

ADDRESS = f"/en/about/chart-{BLOCK_ID}/"


@pytest.fixture
def page(homes):
    rows = [["=Helsinki", "2933.1"], ["Tampere", "897,1"], ["Oulu", ""], ["Salo", "-2"]]
    body = json.dumps([{"type": "chart", "value": raw(rows=rows), "id": BLOCK_ID}])
    return with_aliases(StandardPageFactory(parent=homes["en"], title="About", slug="about", body=body))


def read(response) -> list[list[str]]:
    assert response.status_code == 200
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_the_page_leads_to_the_data_of_its_chart(client, page):
    assert f'href="{ADDRESS}" download' in client.get("/en/about/").text


def test_the_file_holds_the_very_numbers(client, page):
    response = client.get(ADDRESS)
    assert read(response) == [
        ["City", "Spending (million euros)"],
        ["'=Helsinki", "2933.1"],
        ["Tampere", "897.1"],
        ["Oulu", ""],
        ["Salo", "-2"],
    ]
    assert response["Content-Disposition"] == f'attachment; filename="chart-{BLOCK_ID}.csv"'
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response.content.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("part", ["chart-", "chart-nothing", f"chart-{BLOCK_ID}x", BLOCK_ID])
def test_there_is_no_other_address(client, page, part):
    assert client.get(f"/en/about/{part}/").status_code == 404
    assert client.get(f"{ADDRESS}more/").status_code == 404


def test_a_draft_gives_no_data(client, page):
    page.unpublish()
    assert client.get(ADDRESS).status_code == 404


def test_a_chart_that_is_drafted_only_gives_no_data(client, page):
    drafted = BLOCK_ID.replace("5d5c", "6e6d")
    page.body = json.dumps([{"type": "chart", "value": raw(), "id": drafted}])
    page.save_revision()
    assert client.get(f"/en/about/chart-{drafted}/").status_code == 404
    assert client.get(ADDRESS).status_code == 200


def test_a_private_page_keeps_its_data_private(client, page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(ADDRESS).status_code == 302
    PageViewRestriction.objects.filter(page=page).update(
        restriction_type=PageViewRestriction.PASSWORD, password="secret"
    )
    response = client.get(ADDRESS)
    assert "2933" not in response.text


def test_a_page_below_is_not_taken_for_data(client, page):
    StandardPageFactory(parent=page, title="Chart of the sea", slug="chart-of-the-sea")
    assert client.get("/en/about/chart-of-the-sea/").status_code == 200


def test_an_untranslated_page_offers_the_data_too(client, page):
    response = client.get(f"/fi/about/chart-{BLOCK_ID}/")
    assert read(response)[0] == ["City", "Spending (million euros)"]
    assert response["Content-Language"] == "en"


def test_a_translated_chart_has_its_texts_in_the_file_and_the_same_numbers(client, page):
    finnish = translate(page, "fi")
    rows = read(client.get(f"{finnish.url}chart-{BLOCK_ID}/"))
    assert rows[0] == ["fi City", "fi Spending (fi million euros)"]
    assert [row[1] for row in rows[1:]] == ["2933.1", "897.1", "", "-2"]


def test_no_number_of_a_chart_is_for_translators(page):
    from tests.translation.making import submit

    strings = {segment.string.data for segment in submit(page, "fi").source.stringsegment_set.select_related("string")}
    assert {"City", "Spending", "Tampere", "million euros", "Statistics Finland"} <= strings
    assert not {"2933.1", "897,1", "-2", "2013", "bar"} & strings


def test_a_number_that_reads_like_a_label_is_not_translated(homes):
    body = json.dumps([{"type": "chart", "value": raw(rows=[["2020", "2020"]]), "id": BLOCK_ID}])
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="Same", body=body))
    [(_id, value)] = charts_of(translate(page, "fi").specific)
    assert value["table"].row_data == [{"values": ["fi 2020", "2020"]}]


def test_the_charts_of_the_home_pages_figures_are_found(client, homes):
    figures = {"heading": "In figures", "figures": [], "charts": [{"type": "item", "value": raw(), "id": BLOCK_ID}]}
    homes["en"].body = json.dumps([{"type": "figures", "value": figures, "id": "f"}])
    homes["en"].save_revision().publish()
    assert f'href="/en/chart-{BLOCK_ID}/" download' in client.get("/en/").text
    assert read(client.get(f"/en/chart-{BLOCK_ID}/"))[1] == ["Helsinki", "2933.1"]
