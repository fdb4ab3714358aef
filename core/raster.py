"""Draws the site's own SVG drawings as pixels, so that a pattern is written down once for pages and for pictures.

It knows what core/covers.py, bin/draw_shore.py and the icon use (rect, circle, and paths of M L H V h v Q a z),
not SVG at large.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import atan2, ceil, cos, hypot, pi, sin, sqrt

from defusedxml import ElementTree
from PIL import ImageDraw

from core.palette import Colour

Point = tuple[float, float]
_PART = re.compile(r"[MLHVhvQazZ]|-?\d+(?:\.\d+)?")
_CURVE_STEPS = 10
_THIN = 12  # pixels


@dataclass(frozen=True)
class Style:
    """What CSS says of a class; what it leaves open is the element's own fill and stroke-width."""

    fill: Colour | int | None = None
    stroke: Colour | int | None = None
    width: float | None = None  # in units of the drawing


@dataclass(frozen=True)
class Placing:
    """Where a drawing lies on the picture: enlarged by `scale`, then moved by `x` and `y` pixels."""

    scale: float = 1
    x: float = 0
    y: float = 0

    def point(self, x: float, y: float) -> Point:
        return x * self.scale + self.x, y * self.scale + self.y


def draw_svg(draw: ImageDraw.ImageDraw, svg: str, styles: Mapping[str, Style], placing: Placing) -> None:
    """Draw the shapes of `svg` in their order, each in the style of its class ("" for those without one)."""
    for element in ElementTree.fromstring(svg).iter():
        style = styles.get(element.get("class", ""))
        if style is None:
            continue
        fill = style.fill if style.fill is not None else element.get("fill")
        match element.tag.rpartition("}")[2]:
            case "rect":
                x, y, width, height = (float(element.get(name, 0)) for name in ("x", "y", "width", "height"))
                corners = [placing.point(x, y), placing.point(x + width, y + height)]
                draw.rectangle(corners, fill=fill)
            case "circle":
                x, y, radius = (float(element.get(name, 0)) for name in ("cx", "cy", "r"))
                corners = [placing.point(x - radius, y - radius), placing.point(x + radius, y + radius)]
                width = _pixels(style.width or 1, placing)
                draw.ellipse(corners, fill=fill, outline=style.stroke, width=width)
            case "path":
                line_width = _pixels(style.width or float(element.get("stroke-width", 1)), placing)
                for line in flatten(element.get("d", "")):
                    points = [placing.point(*point) for point in line]
                    if fill is not None and len(points) > 2:
                        draw.polygon(points, fill=fill)
                    if style.stroke is not None:
                        draw_line(draw, points, style.stroke, line_width)


def _pixels(width: float, placing: Placing) -> int:
    return max(1, round(width * placing.scale))


def draw_line(draw: ImageDraw.ImageDraw, points: list[Point], colour: Colour | int, width: int) -> None:
    """A smooth line. A wide one is drawn as the area between its two edges: Pillow's own shows its joints."""
    if width <= _THIN:
        draw.line(points, fill=colour, width=width)
        return
    left, right = [], []
    for index, (x, y) in enumerate(points):
        along_x, along_y = _direction(points, index)
        length = hypot(along_x, along_y) or 1
        dx, dy = -along_y / length * width / 2, along_x / length * width / 2
        left.append((x + dx, y + dy))
        right.append((x - dx, y - dy))
    draw.polygon([*left, *reversed(right)], fill=colour)


def _direction(points: list[Point], index: int) -> Point:
    """Where a line leads at one of its points; at its ends so that two arcs that touch join without a gap."""
    last = len(points) - 1
    if last >= 2 and index in (0, last):
        first, second, third = points[:3] if index == 0 else points[:-4:-1]
        sign = 1 if index == 0 else -1
        return (
            sign * (4 * second[0] - 3 * first[0] - third[0]),
            sign * (4 * second[1] - 3 * first[1] - third[1]),
        )
    (x0, y0), (x1, y1) = points[max(index - 1, 0)], points[min(index + 1, last)]
    return x1 - x0, y1 - y0


def flatten(data: str) -> list[list[Point]]:
    """The path data as polylines: curves and arcs as short straight pieces.

    Raises ValueError for data that holds another command than those above.
    """
    parts = iter(_PART.findall(data))
    lines: list[list[Point]] = []
    x = y = 0.0
    for command in parts:
        if command == "M":
            x, y = _take(parts, 2)
            lines.append([(x, y)])
            continue
        if not lines:
            raise ValueError(f"A path begins with M: {data[:40]!r}")
        line = lines[-1]
        match command:
            case "L":
                x, y = _take(parts, 2)
                line.append((x, y))
            case "H" | "h":
                [value] = _take(parts, 1)
                x = value if command == "H" else x + value
                line.append((x, y))
            case "V" | "v":
                [value] = _take(parts, 1)
                y = value if command == "V" else y + value
                line.append((x, y))
            case "Q":
                bend_x, bend_y, end_x, end_y = _take(parts, 4)
                line.extend(_curve((x, y), (bend_x, bend_y), (end_x, end_y)))
                x, y = end_x, end_y
            case "a":
                radius, _ry, _turn, _large, sweep, dx, dy = _take(parts, 7)
                line.extend(_arc((x, y), (x + dx, y + dy), radius, bool(sweep)))
                x, y = x + dx, y + dy
            case "z" | "Z":
                x, y = line[0]
                line.append((x, y))
            case _:
                raise ValueError(f"This part of a path is not known here: {command!r}")
    return lines


def _take(parts: Iterator[str], number: int) -> list[float]:
    return [float(next(parts)) for _ in range(number)]


def _curve(start: Point, bend: Point, end: Point) -> list[Point]:
    """A quadratic curve, without its start."""
    points = []
    for step in range(1, _CURVE_STEPS + 1):
        t = step / _CURVE_STEPS
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        points.append((a * start[0] + b * bend[0] + c * end[0], a * start[1] + b * bend[1] + c * end[1]))
    return points


def _arc(start: Point, end: Point, radius: float, clockwise: bool) -> list[Point]:
    """The smaller arc of a circle from `start` to `end`, without its start."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    chord = hypot(dx, dy)
    if not chord:
        return []
    radius = max(radius, chord / 2)
    # from the middle of the chord to the centre of the circle; y grows downwards
    aside = sqrt(radius**2 - (chord / 2) ** 2) * (1 if clockwise else -1)
    centre = (start[0] + dx / 2 - dy / chord * aside, start[1] + dy / 2 + dx / chord * aside)
    first = atan2(start[1] - centre[1], start[0] - centre[0])
    turn = (atan2(end[1] - centre[1], end[0] - centre[0]) - first) % (2 * pi)
    if not clockwise:
        turn -= 2 * pi
    steps = max(2, ceil(abs(turn) / (pi / 2) * 2 * _CURVE_STEPS))
    angles = (first + turn * step / steps for step in range(1, steps + 1))
    return [(centre[0] + radius * cos(angle), centre[1] + radius * sin(angle)) for angle in angles]
