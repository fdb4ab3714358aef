"""The content's files are read, and what is wrong in one is named with its file and place."""

import pytest

from demo import reading
from demo.reading import ContentError, Document, keys, read, read_all


@pytest.fixture
def content(tmp_path, monkeypatch):
    """A function that writes a file of the content; the folder is a place of its own."""
    monkeypatch.setattr(reading, "CONTENT", tmp_path)

    def write(name: str, text: str) -> None:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)

    return write


def document(text: str) -> Document:
    return Document("cases/heat", "en", {"title": "Heat"}, text)


def test_a_file_is_front_matter_and_markdown(content):
    content("cases/heat.en.md", "---\ntitle: Heat\n---\nWarm *water*.\n")

    found = read("cases/heat", "en")

    assert (found.key, found.language, found.file) == ("cases/heat", "en", "cases/heat.en.md")
    assert found.meta == {"title": "Heat"}
    assert found.parts == [("text", "<p>Warm <em>water</em>.</p>\n")]


def test_headings_prose_and_blocks_come_in_their_order():
    found = document("First.\n\n## Second\n\nThird.\n\n```quote\ntext: Fourth.\n```\n\n### Small\n\nFifth.\n").parts

    assert [name for name, _value in found] == ["text", "heading", "text", "quote", "text"]
    assert found[1] == ("heading", "Second")
    assert found[3] == ("quote", {"text": "Fourth."})
    assert found[4][1].startswith("<h3>Small</h3>")


def test_broken_front_matter_is_named(content):
    content("cases/heat.en.md", "---\ntitle: [Heat\n---\nText.\n")

    with pytest.raises(ContentError, match=r"heat\.en\.md: the front matter cannot be read: (?s:.*)line 2"):
        read("cases/heat", "en")


def test_broken_yaml_of_a_block_is_named_with_its_line():
    with pytest.raises(ContentError, match=r"cases/heat\.en\.md, block 'quote' at line 2: (?s:.*)"):
        _ = document("Text.\n\n```quote\ntext: [a\n```\n").parts


def test_a_block_that_is_no_mapping_is_named_with_its_line():
    with pytest.raises(
        ContentError, match=r"cases/heat\.en\.md, block 'quote' at line 0: expected YAML keys and values"
    ):
        _ = document("```quote\njust words\n```\n").parts


def test_a_missing_value_is_named():
    with pytest.raises(ContentError, match=r"cases/heat\.en\.md: the front matter lacks 'slug'"):
        document("").need("slug")


def test_a_translation_without_its_source_is_named(content):
    content("cases/heat.fi.md", "---\ntitle: Lämpö\n---\n")

    with pytest.raises(
        ContentError, match=r"cases/heat: there is no file in the source language \(cases/heat\.en\.md\)"
    ):
        read_all("cases/heat")


def test_a_language_without_a_file_is_left_out(content):
    content("cases/heat.en.md", "---\ntitle: Heat\n---\n")
    content("cases/heat.sv.md", "---\ntitle: Värme\n---\n")

    assert set(read_all("cases/heat")) == {"en", "sv"}
    assert keys("cases") == ["cases/heat"]
