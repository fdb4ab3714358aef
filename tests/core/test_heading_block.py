"""A heading starts a section with an address of its own."""

import pytest
from django.core.exceptions import ValidationError

from core.blocks.text import HeadingBlock

BLOCK = HeadingBlock()


def heading(text: str, anchor: str = ""):
    return BLOCK.normalize({"text": text, "anchor": anchor})


def test_an_anchor_is_made_from_the_text():
    assert '<h2 id="what-others-can-copy">' in BLOCK.render(heading("What others can copy"))


def test_an_anchor_of_the_author_stands():
    assert '<h2 id="copy">' in BLOCK.render(heading("What others can copy", "copy"))


def test_letters_of_finnish_and_swedish_make_a_plain_anchor():
    assert heading("Näin kävi Ångströmissä").anchor_id == "nain-kavi-angstromissa"


@pytest.mark.parametrize("text", ["日本", "!", "😀"])
def test_a_text_without_latin_letters_makes_no_empty_anchor(text):
    assert BLOCK.render(heading(text)).strip() == f"<h2>{text}</h2>"


@pytest.mark.parametrize("anchor", ["Copy", "1copy", "two words", 'x"onclick="', "ö", "-"])
def test_an_anchor_that_is_no_address_is_refused(anchor):
    with pytest.raises(ValidationError) as failure:
        BLOCK.clean(heading("Text", anchor))
    assert "anchor" in failure.value.block_errors


def test_a_headings_text_is_escaped():
    assert "<script>" not in BLOCK.render(heading("<script>alert(1)</script>"))
