"""Sets a title in lines: as large as it fits, Finnish compounds included, and never cut."""

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from PIL import ImageDraw, ImageFont

from core.palette import Colour

FONTS = ("fonts/familjen-grotesk.woff2", "fonts/familjen-grotesk-ext.woff2")
TRACKING = -0.022  # of headlines, in parts of their size; as in static/css/base.css
VOWELS = set("aeiouyåäöAEIOUYÅÄÖ")
MIN_LETTERS = 4  # that stay before a hyphen, and after it
_EM = 200  # the size at which widths are measured


@dataclass(frozen=True)
class Setting:
    """A title set in lines of one size, in pixels."""

    size: int
    lines: tuple[str, ...]


@cache
def _font(path: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(finders.find(path)), size)
    font.set_variation_by_axes([weight])
    return font


@cache
def _probe(path: str) -> tuple[ImageFont.FreeTypeFont, bytes]:
    """The font for looking characters up, and the picture it draws for one that it lacks."""
    data = Path(str(finders.find(path)))
    font = ImageFont.truetype(str(data), 40, layout_engine=ImageFont.Layout.BASIC)
    return font, bytes(font.getmask("\uffff"))


@cache
def _font_with(character: str) -> str | None:
    """Which font file has the character; None if none has."""
    for path in FONTS:
        font, missing = _probe(path)
        if bytes(font.getmask(character)) != missing:
            return path
    return None


def drawable(text: str) -> str:
    """`text` in characters that the fonts have, single spaces between words.

    What they lack is replaced by its plain form (the small 2 of CO2), or left out (an emoji).
    """
    kept = []
    for character in unicodedata.normalize("NFC", text).replace("\xad", ""):
        if character.isspace():
            kept.append(" ")
            continue
        plain = unicodedata.normalize("NFKD", character)
        for candidate in (character, *plain) if plain != character else (character,):
            if candidate.isprintable() and _font_with(candidate):
                kept.append(candidate)
                if candidate == character:
                    break
    return " ".join("".join(kept).split())


@cache
def _advance(character: str, following: str, weight: int) -> float:
    """How far a character leads, in ems, kerning with the next one included."""
    path = _font_with(character) or FONTS[0]
    font = _font(path, _EM, weight)
    if following and _font_with(following) == path:
        return (font.getlength(character + following) - font.getlength(following)) / _EM
    return font.getlength(character) / _EM


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Each character with the one after it, the last with none."""
    return ((character, text[index + 1 : index + 2]) for index, character in enumerate(text))


class Type:
    """The site's typeface at one weight; `tracking` is the space added between letters, in ems."""

    def __init__(self, weight: int, tracking: float = TRACKING) -> None:
        self.weight = weight
        self.tracking = tracking

    def ems(self, text: str) -> float:
        """The width of `text` in ems: times the size, it is pixels."""
        return sum(_advance(*pair, self.weight) + self.tracking for pair in _pairs(text))

    def draw(self, draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, size: int, colour: Colour) -> None:
        """Write `text` from `at`: the left end of its base line."""
        x, y = at
        for character, following in _pairs(text):
            font = _font(_font_with(character) or FONTS[0], size, self.weight)
            draw.text((x, y), character, font=font, fill=colour, anchor="ls")
            x += (_advance(character, following, self.weight) + self.tracking) * size


def syllable_breaks(word: str) -> list[int]:
    """Where a hyphen may stand in a word: before a consonant that a vowel follows.

    That is the Finnish rule but for compounds and vowel pairs, which it leaves whole. For Swedish and English
    it is an approximation, for words that would not fit on a line otherwise.
    """
    places = range(MIN_LETTERS, len(word) - MIN_LETTERS + 1)
    return [
        at
        for at in places
        if word[at].isalpha() and word[at] not in VOWELS and word[at + 1] in VOWELS and word[at - 1].isalpha()
    ]


def fit(
    text: str, width: float, height: float, sizes: range, whole_words_to: int, ems: Callable[[str], float]
) -> Setting:
    """Set `text` in the largest of `sizes` (descending) at which it fits into `width` by `height` pixels.

    Words are kept whole down to the size `whole_words_to`; where that is not enough, long ones are hyphenated, and
    broken anywhere if they must be. `ems(text)` gives a width in ems. If not even the smallest size has room, that
    size is taken.
    """
    for hyphenate in (False, True):
        for size in sizes:
            if not hyphenate and size < whole_words_to:
                break
            lines = _wrap(text, width / size, ems, hyphenate)
            if lines is not None and len(lines) * line_height(size) <= height:
                return Setting(size, tuple(_balanced(text, lines, width / size, ems)))
    return Setting(sizes[-1], tuple(_wrap(text, width / sizes[-1], ems, hyphenate=True) or [text]))


def line_height(size: int) -> float:
    return size * 1.06


def _wrap(text: str, width: float, ems: Callable[[str], float], hyphenate: bool) -> list[str] | None:
    """The words in lines no wider than `width` ems; None if a word is and may not be hyphenated."""
    lines: list[str] = []
    line = ""
    for part, glue in _parts(text):
        joined = line + glue + part if line else part
        if ems(joined) <= width:
            line = joined
        elif ems(part) <= width:
            lines.append(line)
            line = part
        elif hyphenate:
            *full, line = _broken(line + glue if line else "", part, width, ems)
            lines += full
        else:
            return None
    return [*lines, line] if line else lines


def _broken(head: str, word: str, width: float, ems: Callable[[str], float]) -> list[str]:
    """The lines of a word that is too long for one, the first of which begins with `head`."""
    lines = []
    while len(word) > 1 and ems(head + word) > width:
        room = width - ems(head)
        at = max((at for at in syllable_breaks(word) if ems(word[:at] + "-") <= room), default=0)
        if at or not head:
            # without a place for a hyphen, as much as a line holds
            at = at or max(1, bisect_right(range(1, len(word)), room, key=lambda end: ems(word[:end] + "-")))
            lines.append(head + word[:at] + "-")
            word = word[at:]
        else:
            lines.append(head.rstrip())
        head = ""
    return [*lines, head + word]


def _parts(text: str) -> list[tuple[str, str]]:
    """The words with the space before them; a word with a hyphen inside may break after it."""
    parts = []
    for word in text.split():
        glue = " "
        pieces = word.split("-")
        for index, piece in enumerate(pieces):
            shown = piece + "-" if index < len(pieces) - 1 else piece
            if shown:
                parts.append((shown, glue))
                glue = ""
    return parts


def _balanced(text: str, lines: list[str], width: float, ems: Callable[[str], float]) -> list[str]:
    """The same number of lines, as even as whole words allow."""
    best, narrow, wide = lines, 0.0, width
    for _step in range(8):
        middle = (narrow + wide) / 2
        tried = _wrap(text, middle, ems, hyphenate=False)
        if tried is not None and len(tried) <= len(lines):
            best, wide = tried, middle
        else:
            narrow = middle
    return best
