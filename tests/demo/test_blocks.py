"""The parts of a document become stream data, and an unknown name or key is reported with its file."""

import pytest

from demo.blocks import Converter
from demo.reading import ContentError, Document

KEYS = {"page": {"cases/heat": 7}, "person": {"adviser": 8}, "image": {"shore": 9}, "document": {"plan": 10}}


def converter(text: str = "", language: str = "en") -> Converter:
    return Converter(Document("pages/about", language, {}, text), lambda kind, key: KEYS[kind][key])


def only_value(text: str):
    [block] = converter(text).body()
    return block["value"]


def test_markdown_becomes_wagtails_rich_text():
    assert converter().rich("A **bold** and *slanted* [page](page:cases/heat) and [site](https://example.org/).") == (
        '<p>A <b>bold</b> and <i>slanted</i> <a linktype="page" id="7">page</a> '
        'and <a href="https://example.org/">site</a>.</p>'
    )


def test_keys_become_what_they_stand_for():
    assert only_value("```contact\nperson: adviser\n```")["person"] == 8
    assert only_value("```image\nimage: shore\n```")["image"] == 9
    assert [i["value"] for i in only_value("```documents\ndocuments: [plan]\n```")["documents"]] == [10]
    assert [i["value"] for i in only_value("```related_pages\npages: [cases/heat]\n```")["pages"]] == [7]


def test_number_columns_of_a_table_are_told_from_text():
    value = only_value(
        "```table\nheaders: [Year, GWh, Note]\nrows:\n  - [2025, '1 200,5', few]\n  - [2026, 90, many]\n```"
    )

    assert [column["type"] for column in value["table"]["columns"]] == ["text", "number", "text"]
    assert value["table"]["rows"][0]["values"] == ["2025", "1 200,5", "few"]


def test_the_source_and_its_translation_get_the_same_ids():
    def ids(blocks):
        return [block["id"] for block in blocks]

    text = "## One\n\nWords.\n\n```accordion\nitems:\n  - {title: A, text: B}\n```\n"
    english, finnish = converter(text).body(), converter(text, "fi").body()

    assert ids(english) == ids(finnish)
    assert len(set(ids(english))) == 3
    assert ids(english[2]["value"]["items"]) == ids(finnish[2]["value"]["items"])


def test_an_unknown_block_is_named():
    with pytest.raises(ContentError, match=r"pages/about\.en\.md: there is no block 'qoute'"):
        converter("```qoute\ntext: Words.\n```").body()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("page", "A [page](page:nowhere)."),
        ("page", "```related_pages\npages: [nowhere]\n```"),
        ("page", "```call_to_action\npage: nowhere\n```"),
        ("person", "```contact\nperson: nowhere\n```"),
        ("image", "```image\nimage: nowhere\n```"),
        ("image", "```gallery\nimages: [{image: nowhere}]\n```"),
        ("document", "```documents\ndocuments: [nowhere]\n```"),
    ],
)
def test_an_unknown_key_is_named(kind, text):
    with pytest.raises(ContentError, match=rf"pages/about\.en\.md: there is no {kind} 'nowhere'"):
        converter(text).body()


def test_a_home_page_that_lacks_a_section_is_named():
    home = converter()

    with pytest.raises(ContentError, match=r"pages/about\.en\.md: the front matter lacks 'hero'"):
        home.home_sections(home.document)
