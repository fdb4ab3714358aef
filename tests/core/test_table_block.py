"""A table says what it shows and which cells head others."""

from core.blocks.figures import TableBlock

BLOCK = TableBlock()


def table(caption: str = "Heat stored"):
    return BLOCK.normalize(
        {
            "table": {
                "caption": caption,
                "columns": [{"type": "text", "heading": "Year"}, {"type": "number", "heading": "GWh"}],
                "rows": [{"values": ["2025", "12"]}, {"values": ["2026", "<b>90</b>"]}],
            }
        }
    )


def test_a_table_has_its_caption():
    assert "<caption>Heat stored</caption>" in BLOCK.render(table())


def test_a_table_without_a_caption_has_no_empty_one():
    html = BLOCK.render(table(caption=""))
    assert "<caption" not in html
    assert 'aria-label="Table"' in html


def test_column_headings_are_headings_of_their_column():
    html = BLOCK.render(table())
    assert '<th scope="col">Year</th>' in html
    assert '<th scope="col" class="number">GWh</th>' in html


def test_the_first_cell_of_a_row_is_its_heading():
    html = BLOCK.render(table())
    assert '<th scope="row">2025</th><td class="number">12</td>' in html


def test_text_in_a_cell_is_escaped():
    assert "&lt;b&gt;90&lt;/b&gt;" in BLOCK.render(table())


def test_a_wide_table_can_be_scrolled_by_keyboard():
    assert 'tabindex="0" role="region"' in BLOCK.render(table())
