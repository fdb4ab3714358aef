"""The picture that stands beside a link to a page where it is shared: its title large, beside its priority's pattern.

1200 by 630 pixels, PNG, in the light scheme. Drawn at twice the size and reduced, since Pillow draws hard edges.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from django.contrib.staticfiles import finders
from PIL import Image, ImageChops, ImageDraw

from core.covers import HEIGHT as COVER_HEIGHT
from core.covers import draw_cover
from core.palette import Colour, priority_colours, tokens
from core.raster import Placing, Style, draw_svg
from core.structured_data import SITE_NAME
from core.typesetting import Type, drawable, fit, line_height

WIDTH, HEIGHT = 1200, 630
# Raised when the drawing changes: cards have an address for ever, and a new drawing needs a new one.
VERSION = 1
FINE = 2  # pixels drawn for one pixel shown, each way

PATTERN_WIDTH = 372
MARGIN = 64
TEXT_WIDTH = WIDTH - PATTERN_WIDTH - MARGIN - 44
KICKER_TOP, TITLE_TOP, TITLE_BOTTOM, NAME_BASE = 64, 120, 492, 566
MARK = 44
TITLE_SIZES = range(120, 18, -4)
WHOLE_WORDS_TO = 52  # down to this size no word is hyphenated


@dataclass(frozen=True)
class ShareCard:
    """What a card shows. Cards that look alike are equal, and have one digest."""

    title: str
    kicker: str = ""  # the small line above the title, such as the priority's name
    colour: str = ""  # of the priority: "climate"; empty for the neutral colours
    family: str = ""  # of the pattern, as draw_cover knows it
    seed: str = ""
    theme: str = ""

    @property
    def digest(self) -> str:
        """16 hexadecimal digits that change with whatever the card shows."""
        drawn = json.dumps([VERSION, asdict(self)], sort_keys=True)
        return hashlib.sha256(drawn.encode()).hexdigest()[:16]

    def png(self) -> bytes:
        """The picture. About a fifth of a second of work."""
        colours = priority_colours(self.colour)
        paper = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), colours["p-deep"])
        paper.paste(_blend(colours["p-deep"], colours["p-mid"], 0.6), mask=_shore())
        paper.paste(self._pattern(colours), ((WIDTH - PATTERN_WIDTH) * FINE, 0))
        draw = ImageDraw.Draw(paper)
        self._write(draw, colours)
        _draw_name(draw)
        small = paper.resize((WIDTH, HEIGHT), Image.Resampling.BOX)
        target = BytesIO()
        # 128 colours are more than the drawing has, edges included, and make a third of the bytes
        small.quantize(128, dither=Image.Dither.NONE).save(target, "PNG")
        return target.getvalue()

    def _pattern(self, colours: dict[str, Colour]) -> Image.Image:
        column = Image.new("RGB", (PATTERN_WIDTH * FINE, HEIGHT * FINE), colours["p-deep"])
        scale = HEIGHT * FINE / COVER_HEIGHT
        styles = {
            "c-deep": Style(fill=colours["p-deep"]),
            "c-main": Style(fill=colours["p-main"]),
            "c-mid": Style(fill=colours["p-mid"]),
            "c-soft": Style(fill=colours["p-bright"]),
            "c-line": Style(stroke=colours["p-mid"], width=2.5),
            "c-line-soft": Style(stroke=colours["p-bright"], width=2.5),
            "c-path-main": Style(stroke=colours["p-main"]),
            "c-path-soft": Style(stroke=colours["p-bright"]),
            "c-path-deep": Style(stroke=colours["p-deep"]),
        }
        draw_svg(ImageDraw.Draw(column), draw_cover(self.seed, self.family, self.theme), styles, Placing(scale))
        return column

    def _write(self, draw: ImageDraw.ImageDraw, colours: dict[str, Colour]) -> None:
        light = tokens(":root")["on-sea"]
        top = TITLE_TOP
        kicker = drawable(self.kicker)
        if kicker:
            small = Type(600, tracking=0)
            size = 30
            while size > 12 and small.ems(kicker) * size > TEXT_WIDTH:
                size -= 2
            small.draw(draw, (MARGIN * FINE, (KICKER_TOP + 24) * FINE), kicker, size * FINE, colours["p-bright"])
        else:
            top = KICKER_TOP
        face = Type(650)
        text = drawable(self.title) or SITE_NAME
        setting = fit(text, TEXT_WIDTH, TITLE_BOTTOM - top, TITLE_SIZES, WHOLE_WORDS_TO, face.ems)
        for index, line in enumerate(setting.lines):
            base = top + index * line_height(setting.size) + setting.size * 0.86
            face.draw(draw, (MARGIN * FINE, base * FINE), line, setting.size * FINE, light)


def _draw_name(draw: ImageDraw.ImageDraw) -> None:
    """The site's mark and name, at the foot."""
    light = tokens(":root")["on-sea"]
    mark = Path(str(finders.find("img/icon.svg"))).read_text()
    draw_svg(draw, mark, {"": Style()}, Placing(MARK * FINE / 48, MARGIN * FINE, (NAME_BASE - 34) * FINE))
    left = (MARGIN + MARK + 16) * FINE
    Type(650, tracking=-0.01).draw(draw, (left, (NAME_BASE - 1) * FINE), SITE_NAME, 32 * FINE, light)


def _blend(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


@lru_cache(maxsize=1)
def _shore() -> Image.Image:
    """The contour lines of the region's shore, as a mask of the whole card: the same on each."""
    mask = Image.new("L", (WIDTH * FINE, HEIGHT * FINE))
    svg = Path(str(finders.find("img/shore-contours.svg"))).read_text()
    scale = WIDTH * FINE / 1600
    draw_svg(ImageDraw.Draw(mask), svg, {"": Style(stroke=255)}, Placing(scale * 1.25, -300, 260))
    # from nothing on the left, where the name stands, to all of it beside the pattern
    fade = Image.linear_gradient("L").rotate(90).resize(mask.size)
    return ImageChops.multiply(mask, fade.point(lambda shade: min(255, max(0, (shade - 80) * 3))))
