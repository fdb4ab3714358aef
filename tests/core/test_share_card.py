"""The picture beside a shared link: its size, what it shows, and that no title is ever cut."""

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from core.palette import from_oklch, priority_colours, tokens
from core.raster import flatten
from core.share_card import TEXT_WIDTH, TITLE_BOTTOM, TITLE_SIZES, TITLE_TOP, WHOLE_WORDS_TO, ShareCard
from core.typesetting import Setting, Type, drawable, fit, line_height, syllable_breaks

LONG_FINNISH = "Älykkään erikoistumisen toteuttamissuunnitelma"
CARD = ShareCard("Heat from the sea", "Climate Neutrality", "climate", "climate", "heat-from-the-sea")
FACE = Type(650)


def opened(card: ShareCard) -> Image.Image:
    return Image.open(BytesIO(card.png()))


def set_title(text: str) -> Setting:
    return fit(text, TEXT_WIDTH, TITLE_BOTTOM - TITLE_TOP, TITLE_SIZES, WHOLE_WORDS_TO, FACE.ems)


def fits(setting: Setting) -> bool:
    widest = max(FACE.ems(line) * setting.size for line in setting.lines)
    return widest <= TEXT_WIDTH and len(setting.lines) * line_height(setting.size) <= TITLE_BOTTOM - TITLE_TOP


def joined(setting: Setting) -> str:
    """The text of the lines, without spaces and hyphens."""
    return "".join(setting.lines).replace("-", "").replace(" ", "")


def test_a_card_is_a_png_of_the_size_that_networks_ask_for():
    picture = opened(CARD)
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert len(CARD.png()) < 120_000


def test_the_same_card_is_drawn_the_same():
    assert CARD.png() == replace(CARD).png()
    assert CARD.digest == replace(CARD).digest


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Lämpöä merestä"},
        {"kicker": "Ilmastoneutraalius"},
        {"colour": "citizens"},
        {"family": "industry"},
        {"seed": "another"},
    ],
)
def test_whatever_a_card_shows_changes_its_picture_and_its_digest(change):
    changed = replace(CARD, **change)
    assert changed.digest != CARD.digest
    assert changed.png() != CARD.png()


@pytest.mark.parametrize("name", ["climate", "citizens", "industry", ""])
def test_a_card_wears_its_prioritys_colours(name):
    picture = opened(replace(CARD, colour=name, family=name)).convert("RGB")
    ground = priority_colours(name)["p-deep"]
    found = picture.getpixel((10, 10))
    # a palette of 128 colours moves one a little
    assert max(abs(a - b) for a, b in zip(found, ground, strict=True)) <= 3


def test_the_colours_are_those_of_the_stylesheet():
    assert from_oklch(1, 0, 0) == (255, 255, 255)
    assert from_oklch(0, 0, 0) == (0, 0, 0)
    assert tokens(".priority-climate")["p-main"] == from_oklch(0.55, 0.115, 162)
    assert {"p-deep", "p-main", "p-mid", "p-bright"} <= tokens(".priority-none").keys()
    assert priority_colours("no-such-colour") == tokens(".priority-none")


def test_a_long_finnish_title_fits_without_a_broken_word():
    setting = set_title(LONG_FINNISH)
    assert fits(setting)
    assert setting.lines == ("Älykkään erikoistumisen", "toteuttamissuunnitelma")
    assert setting.size >= 60


def test_a_word_too_long_for_any_line_is_hyphenated_between_syllables():
    setting = set_title("lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas")
    assert fits(setting)
    assert len(setting.lines) > 1
    assert all(line.endswith("-") for line in setting.lines[:-1])
    assert joined(setting) == "lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas"


@pytest.mark.parametrize(
    ("word", "parts"), [("toteuttamissuunnitelma", "tote|ut|ta|mis|suun|ni|telma"), ("Espoo", "Espoo")]
)
def test_hyphens_stand_where_finnish_allows_them(word, parts):
    allowed, at = set(), 0
    for part in parts.split("|"):
        at += len(part)
        allowed.add(at)
    assert set(syllable_breaks(word)) <= allowed


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="aäÄWioök -mtŠ–", min_size=1, max_size=255))
def test_any_title_fits_and_loses_no_letter(text):
    title = drawable(text)
    if not title:
        return
    setting = set_title(title)
    assert fits(setting)
    assert joined(setting) == title.replace("-", "").replace(" ", "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("CO₂ and Žižek", "CO2 and Žižek"),
        ("Heat 🔥 pump", "Heat pump"),
        ("a\x00b\n\u2028c", "ab c"),
        ("soft\xadhyphen", "softhyphen"),
        ("漢字", ""),
        ("e\u0301", "é"),
    ],
)
def test_characters_that_the_font_lacks_are_replaced_or_left_out(text, shown):
    assert drawable(text) == shown


@pytest.mark.parametrize("title", ["", "漢字", "🔥", "\x00", "‮abc", "W" * 255, "a " * 127, "-" * 200])
def test_a_strange_title_still_gives_a_card(title):
    assert opened(replace(CARD, title=title)).size == (1200, 630)


def test_a_path_of_svg_becomes_lines():
    assert flatten("M0 0H4V3z") == [[(0, 0), (4, 0), (4, 3), (0, 0)]]
    [arc] = flatten("M0 10a10 10 0 0 1 10-10")
    assert arc[-1] == pytest.approx((10, 0))
    # a quarter of the circle around (10, 10)
    assert all(((x - 10) ** 2 + (y - 10) ** 2) ** 0.5 == pytest.approx(10) for x, y in arc)
    assert arc[len(arc) // 2] == pytest.approx((2.93, 2.93), abs=0.01)


@pytest.mark.parametrize("data", ["L1 2", "M0 0C1 1 2 2 3 3"])
def test_a_path_that_is_not_understood_says_so(data):
    with pytest.raises(ValueError, match="path"):
        flatten(data)
