"""A chart says in words and in a table what it shows, and refuses what cannot be drawn."""

import re
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from core.blocks.charts import ChartBlock
from core.charts import KINDS, NARROW, WIDE
from tests.core.charting import BLOCK, chart

SEVERAL = {"headers": ["Year", "All", "Each"], "rows": [["2020", "33", "50"], ["2023", "45", "60"]]}
LONG = "Älykkään erikoistumisen toteuttamissuunnitelma"


def messages(error: ValidationError) -> str:
    return str(error.as_json_data())


def refused(**changes) -> str:
    with pytest.raises(ValidationError) as refusal:
        chart(**changes)
    return messages(refusal.value)


def test_a_number_that_cannot_be_read_is_named_with_its_row_and_column():
    message = refused(rows=[["Helsinki", "1"], ["Tampere", "about 9"]])
    assert "Row 2, column “Spending”: “about 9” is not a number" in message
    assert "'blockErrors': {1: {1:" in message


def test_a_number_that_can_be_read_in_two_ways_is_named_with_both():
    assert "“100,000” can be read in two ways. Write 100000 or 100,0000." in refused(rows=[["Helsinki", "100,000"]])


def test_a_row_without_a_label_is_named():
    assert "Row 1 has no label." in refused(rows=[["", "1"], ["Oulu", "2"]])


@pytest.mark.parametrize(
    "changes",
    [
        {"kinds": ["number", "number"]},
        {"kinds": ["text", "text"]},
        {"headers": ["City"], "rows": [["Oulu"]]},
        {"rows": []},
    ],
    ids=["no labels", "no numbers", "one column", "no rows"],
)
def test_a_table_that_is_no_labels_and_numbers_is_refused(changes):
    assert "one column of labels" in refused(**changes)


def test_parts_of_a_whole_need_every_number():
    for rows in ([["A", "1"], ["B", ""]], [["A", "1"], ["B", "-1"]], [["A", "0"], ["B", "0"]]):
        assert "Parts of a whole" in refused(kind="share", rows=rows)


def test_a_line_needs_two_moments():
    assert "at least two rows" in refused(kind="line", rows=[["2020", "1"]])


def test_the_moments_of_a_line_are_short():
    assert "at most 12 characters" in refused(kind="line", rows=[["1", "1"], ["In the year after", "2"]])


def test_a_column_without_a_number_is_refused():
    assert "A column has no number." in refused(rows=[["A", ""], ["B", " "]])


def test_more_than_can_be_told_apart_is_refused():
    assert "room for 6 rows" in refused(kind="share", rows=[[str(number), "1"] for number in range(7)])
    assert "4 columns of numbers" in refused(headers=list("ABCDEF"), rows=[["A", *"12345"]])


def test_the_highlighted_row_must_exist():
    assert "fewer rows" in refused(highlight=4)


@pytest.mark.parametrize("year", ["", "about 2013", "2013-14"])
def test_the_year_is_a_year(year):
    assert "year" in refused(year=year)


@pytest.mark.parametrize("field", ["title", "unit", "source"])
def test_title_unit_and_source_are_required(field):
    assert field in refused(**{field: ""})


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("several", [False, True], ids=["one series", "two series"])
def test_every_kind_is_drawn_in_both_widths_with_its_names_and_numbers(kind, several):
    value = chart(kind=kind, **(SEVERAL if several else {}))
    for drawing, width in ((value.wide, WIDE), (value.narrow, NARROW)):
        assert drawing.startswith(f'<svg viewBox="0 0 {width} ')
        texts = re.findall(r"<text[^>]*>([^<]*)</text>", drawing)
        shown = " ".join(texts)
        assert (value.chart.labels[-1] if kind != "line" else value.chart.series[0]) in shown
        assert value.chart.show(value.chart.numbers[-1]) in shown
        assert "nan" not in drawing
        assert "inf" not in drawing


@pytest.mark.parametrize("kind", KINDS)
def test_no_drawing_reaches_out_of_its_frame(kind):
    label = "January 2020" if kind == "line" else LONG
    value = chart(kind=kind, headers=["What", LONG], rows=[[label, str(10**n)] for n in range(6)])
    for drawing, width in ((value.wide, WIDE), (value.narrow, NARROW)):
        for x, length in re.findall(r'<rect x="([\d.-]+)" y="[\d.-]+" width="([\d.]+)"', drawing):
            assert -1 <= float(x) <= float(x) + float(length) <= width + 1
        for x, attributes, words in re.findall(r'<text x="([\d.-]+)"([^>]*)>([^<]*)<', drawing):
            size = len(unescape(words)) * 16 * 0.5
            anchored = re.search(r'text-anchor="(\w+)"', attributes)
            left = float(x) - {"end": size, "middle": size / 2}.get(anchored[1] if anchored else "", 0)
            assert left >= -2
            assert left + size <= width + 2, words


def test_values_below_zero_are_drawn_on_the_other_side():
    for kind in ("bar", "column", "line"):
        assert "−5" in chart(kind=kind, rows=[["A", "10"], ["B", "-5"]]).wide


def test_a_series_is_told_by_its_hatching_and_not_by_its_colour_only():
    drawing = chart(**SEVERAL).wide
    assert 'class="hatching h2"' in drawing
    fills = set(re.findall(r'fill="url\(#([\w-]+)\)"', drawing))
    assert {f'id="{fill}"' in drawing for fill in fills} == {True}
    line = chart(kind="line", **SEVERAL).wide
    assert '<circle class="s1 point"' in line
    assert '<path class="s2 point"' in line


def test_the_patterns_of_the_two_widths_have_names_of_their_own():
    value = chart(**SEVERAL)
    assert not set(re.findall(r'id="([^"]+)"', value.wide)) & set(re.findall(r'id="([^"]+)"', value.narrow))


def test_the_alternative_text_says_the_main_thing():
    assert chart().alternative == (
        "Most is spent around Helsinki. "
        "Highest Helsinki, 2,933.1\u00a0million euros; lowest Oulu, 817.5\u00a0million euros."
    )
    assert "2013: 2%" in chart(kind="line", unit="%", rows=[["2012", "1"], ["2013", "2"]], highlight=2).alternative
    parts = chart(kind="share", unit="GWh", rows=[["A", "1"], ["B", "3"]]).alternative
    assert parts.endswith("A 25%; B 75%.")


def test_an_authors_own_words_take_the_place_of_the_made_ones():
    assert chart(message="Helsinki leads.").alternative == "Most is spent around Helsinki. Helsinki leads."


def test_the_drawing_is_an_image_with_words_and_beside_it_stands_the_table():
    html = BLOCK.render(chart(rows=[["Oulu & <b>", "1"], ["Tampere", ""]]))
    assert re.search(r'role="img" aria-label="Most is spent[^"]+"', html)
    assert html.count('aria-hidden="true" focusable="false"') == 2
    assert '<th scope="row">Oulu &amp; &lt;b&gt;</th><td class="number">1</td>' in html
    assert '<th scope="row">Tampere</th><td class="number">–</td>' in html
    assert "<b>" not in html.split("<figcaption>")[1].split("<details")[0]


def test_numbers_are_written_as_the_readers_language_writes_them():
    with translation.override("fi"):
        html = BLOCK.render(chart())
    assert "2\u00a0933,1" in html
    assert "2,933.1" not in html


def test_a_chart_without_a_page_offers_no_file():
    assert "download" not in BLOCK.render(chart())


def test_a_highlighted_row_stands_out_in_drawing_and_table():
    html = BLOCK.render(chart(highlight=1))
    assert html.count("part is-highlighted") == 2
    assert '<tr class="is-highlighted"><th scope="row">Helsinki</th>' in html


def test_the_stored_preview_is_a_valid_chart():
    block = ChartBlock()
    assert block.clean(block.normalize(block.meta.preview_value)).chart.highlight == 0
