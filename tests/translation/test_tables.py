"""The texts of a table are offered to translators, and stay translated when rows and columns are moved."""

import json

import pytest
from wagtail_localize.models import StringTranslation, TranslationContext

from core.blocks.figures import TranslatableTableBlock
from tests.factories import StandardPageFactory
from tests.translation.making import publish, submit, translate, version, with_aliases

BLOCK_ID = "5d5ccb4e-2b3f-4a9a-9a40-5b1ef3f7a002"
COLUMNS = [{"type": "text", "heading": "Year v1.2"}, {"type": "number", "heading": "GWh"}]
ROWS = [["2025. First.", "12"], ["2026", "90"]]


def body(rows, columns=COLUMNS, caption="Heat stored") -> str:
    table = {"caption": caption, "columns": columns, "rows": [{"values": row} for row in rows]}
    return json.dumps([{"type": "table", "value": {"table": table}, "id": BLOCK_ID}])


@pytest.fixture
def page(homes):
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="Table", body=body(ROWS)))
    translate(page, "fi")
    return page


def finnish(source) -> tuple[str, list[str], list[list[str]]]:
    table = version(source, "fi").body[0].value["table"]
    return table.caption, [column["heading"] for column in table.columns], [row["values"] for row in table.row_data]


def change(source, *arguments, **options) -> None:
    """Change the table and publish the page and, with what is translated already, its Finnish version."""
    source.body = body(*arguments, **options)
    source.save_revision().publish()


def publish_anew(source) -> None:
    publish(submit(source, "fi"))


def test_caption_headings_and_cells_are_translated(page):
    assert finnish(page) == (
        "fi Heat stored",
        ["fi Year v1.2", "fi GWh"],
        [["fi 2025. First.", "fi 12"], ["fi 2026", "fi 90"]],
    )


def test_moved_rows_keep_their_translations(page):
    change(page, list(reversed(ROWS)))
    publish_anew(page)

    assert finnish(page)[2] == [["fi 2026", "fi 90"], ["fi 2025. First.", "fi 12"]]


def test_added_rows_cost_no_translation_and_show_the_source_until_translated(page):
    change(page, [["New", "1"], *ROWS])
    publish_anew(page)

    assert finnish(page)[2] == [["New", "1"], ["fi 2025. First.", "fi 12"], ["fi 2026", "fi 90"]]


def test_moved_columns_keep_their_translations(page):
    change(page, [list(reversed(row)) for row in ROWS], columns=list(reversed(COLUMNS)))
    publish_anew(page)

    assert finnish(page)[1:] == (["fi GWh", "fi Year v1.2"], [["fi 12", "fi 2025. First."], ["fi 90", "fi 2026"]])


def test_a_removed_row_is_removed_from_the_translation(page):
    change(page, ROWS[:1])
    publish_anew(page)

    assert finnish(page)[2] == [["fi 2025. First.", "fi 12"]]


def test_a_cell_with_another_text_loses_its_own_translation_only(page):
    change(page, [["In the end.", "12"], ROWS[1]])
    publish_anew(page)

    assert finnish(page)[2] == [["In the end.", "fi 12"], ["fi 2026", "fi 90"]]


def test_moving_rows_makes_no_translation_an_orphan(page):
    before = StringTranslation.objects.count()

    change(page, list(reversed(ROWS)))
    translate(page, "fi")

    assert StringTranslation.objects.count() == before


def test_a_text_that_stands_in_many_cells_is_translated_once(homes):
    page = with_aliases(
        StandardPageFactory(parent=homes["en"], title="Table", body=body([["Yes", "Yes"], ["Yes", ""]]))
    )
    source = submit(page, "fi").source

    assert source.stringsegment_set.filter(string__data="Yes").count() == 1
    translate(page, "fi")
    assert finnish(page)[2] == [["fi Yes", "fi Yes"], ["fi Yes", ""]]


def test_no_path_within_a_table_has_a_dot():
    # wagtail-localize splits paths at dots
    block = TranslatableTableBlock()
    value = block.to_python({"caption": "a.b", "columns": COLUMNS, "rows": [{"values": row} for row in ROWS]})

    segments = block.get_translatable_segments(value)

    assert [segment.string.data for segment in segments] == [
        "a.b",
        "Year v1.2",
        "GWh",
        "2025. First.",
        "12",
        "2026",
        "90",
    ]
    assert not [segment.path for segment in segments if "." in segment.path]
    assert len({segment.path for segment in segments}) == len(segments)


def test_the_field_path_of_every_table_text_is_known(page):
    contexts = TranslationContext.objects.filter(object__translation_key=page.translation_key, path__contains=BLOCK_ID)

    assert contexts.count() == 7
    for context in contexts:
        context.field_path = ""
        assert context.get_field_path(page) == "body.table.table"


def test_the_source_is_not_changed_by_its_translation(page):
    source = type(page).objects.get(pk=page.pk)

    assert json.loads(body(ROWS))[0]["value"] == source.body.get_prep_value()[0]["value"]
