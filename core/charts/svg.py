"""Shapes, patterns and texts that the drawings share. Units are those of the drawing, about a pixel each.

Colours are classes (s1 to s6 for the series), so that the stylesheet sets them for light, dark and forced colours.
"""

from math import ceil, floor, log10

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

WIDE, NARROW = 700, 320
SIZE = 16  # of the texts
LINE = 20  # from one line of text to the next
LETTER = 0.58  # mean width of a letter, by the size

# The hatching of each series, within a tile of 8 by 8, so that none is told by its colour only.
_HATCHINGS = [
    "",
    "M-2 2 2-2M0 8 8 0M6 10 10 6",
    "M2 2h.01M6 6h.01",
    "M0 4h8",
    "M-2 6 2 10M0 0 8 8M6-2 10 2",
    "M4 0v8",
]
SERIES = len(_HATCHINGS)


def patterns(name: str, count: int) -> str:
    """Fills for `count` series; `fill(name, index)` refers to them."""
    made = []
    for index in range(count):
        hatching = f'<path class="hatching h{index + 1}" d="{_HATCHINGS[index]}"/>' if _HATCHINGS[index] else ""
        made.append(
            f'<pattern id="{name}-{index + 1}" width="8" height="8" patternUnits="userSpaceOnUse">'
            f'<rect class="s{index + 1}" width="8" height="8"/>{hatching}</pattern>'
        )
    return f"<defs>{''.join(made)}</defs>"


def fill(name: str, index: int) -> str:
    return f'fill="url(#{name}-{index + 1})"'


def frame(width: float, height: float, parts: list[str]) -> SafeString:
    """The SVG element around what was drawn."""
    return mark_safe(  # noqa: S308  texts in it are escaped by text()
        f'<svg viewBox="0 0 {number(width)} {number(height)}" aria-hidden="true" focusable="false">'
        f"{''.join(parts)}</svg>"
    )


def number(value: float) -> str:
    return f"{float(value):.1f}".removesuffix(".0")


def text(x: float, y: float, words: str, anchor: str = "start", class_name: str = "") -> str:
    """One line, `y` being its baseline."""
    classes = f' class="{class_name}"' if class_name else ""
    where = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text x="{number(x)}" y="{number(y)}"{where}{classes}>{escape(words)}</text>'


def width_of(words: str, size: float = SIZE) -> float:
    """About how wide the words are; rather more than less."""
    return len(words) * size * LETTER


def wrap(words: str, width: float, size: float = SIZE) -> list[str]:
    """The words in lines of at most `width`; a word that is longer by itself is broken with a hyphen."""
    room = max(4, floor(width / (size * LETTER)))
    lines: list[str] = []
    for word in words.split():
        rest = word
        if lines and len(lines[-1]) + 1 + len(rest) <= room:
            lines[-1] += f" {rest}"
            continue
        while len(rest) > room:
            lines.append(f"{rest[: room - 1]}-")
            rest = rest[room - 1 :]
        lines.append(rest)
    return lines or [""]


def rectangle(x: float, y: float, width: float, height: float, attributes: str) -> str:
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(max(width, 0))}" height="{number(max(height, 0))}" '
        f"{attributes}/>"
    )


def segment(x1: float, y1: float, x2: float, y2: float, class_name: str) -> str:
    return f'<path class="{class_name}" d="M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}"/>'


def legend(names: list[str], width: float, name: str) -> tuple[list[str], float]:
    """A line for each series: its fill and its name; and the height of it all. Empty for one series."""
    if len(names) < 2:
        return [], 0
    parts, y = [], 0.0
    for index, words in enumerate(names):
        parts.append(rectangle(0, y + 1, 22, 16, f'class="part" {fill(name, index)}'))
        for line in wrap(words, width - 32):
            parts.append(text(32, y + 15, line))
            y += LINE
        y += 4
    return parts, y + 12


def ticks(low: float, high: float, count: int = 4) -> list[float]:
    """Round numbers from at most `low` to at least `high`, about `count` steps apart."""
    span = (high - low) or abs(high) or 1
    magnitude = 10 ** floor(log10(span / count))
    step = next(factor * magnitude for factor in (1, 2, 2.5, 5, 10) if factor * magnitude * count >= span * 0.999)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [step * place for place in range(first, last + 1)]
