"""The region's land as SVG path data, and where its municipalities lie on it.

The outline is Natural Earth's (public domain), the places GeoNames' (CC BY 4.0): core/data.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
WEST, SOUTH, EAST, NORTH = 22.7, 59.74, 26.62, 60.82
WIDTH = 1000.0
_SQUEEZE = cos(radians((SOUTH + NORTH) / 2))
_SCALE = WIDTH / ((EAST - WEST) * _SQUEEZE)
HEIGHT = round((NORTH - SOUTH) * _SCALE, 1)


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees (WGS 84) to units of the drawing: x to the east, y to the south, both 0 in the north-west corner."""
    return round((longitude - WEST) * _SQUEEZE * _SCALE, 1), round((NORTH - latitude) * _SCALE, 1)


@cache
def land_path() -> str:
    """SVG path data of the land, for a drawing of WIDTH by HEIGHT units."""
    polygons = json.loads((DATA / "uusimaa-land.geojson").read_text())["geometry"]["coordinates"]
    parts = []
    for polygon in polygons:
        for ring in polygon:
            points = [project(*point) for point in ring]
            parts.append("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in points) + "z")
    return "".join(parts)


@dataclass
class Marker:
    """A municipality on the map, in units of the drawing; the area of its circle grows with its count."""

    municipality: Any
    count: int
    x: float
    y: float
    radius: float
    label_x: float | None = None  # where its name begins, if there is room for it
    label_y: float = 0
    label_anchor: str = "start"


def markers(municipalities: Iterable[Any], radius: float | None = None) -> list[Marker]:
    """Where to draw each municipality, from rows annotated with `case_count`.

    Larger circles come first, so that smaller ones are drawn above them. A circle that would hide another's
    number stands a little aside of its place, and names are given where they cover nothing. With `radius`
    all circles have that size and a name, whatever their count.
    """
    drawn: list[Marker] = []
    for municipality in municipalities:
        x, y = project(municipality.longitude, municipality.latitude)
        count = municipality.case_count
        size = radius or (round(15 + 7 * (count**0.5 - 1), 1) if count else 3.5)
        drawn.append(Marker(municipality, count, x, y, size))
    drawn.sort(key=lambda marker: (-marker.radius, marker.municipality.code))
    counted = [marker for marker in drawn if marker.count or radius]
    for index, marker in enumerate(counted):
        for larger in counted[:index]:
            _push_apart(larger, marker)
    _place_names(counted)
    return drawn


def _push_apart(fixed: Marker, moved: Marker) -> None:
    """Move a circle straight away from another until they only touch."""
    dx, dy = moved.x - fixed.x, moved.y - fixed.y
    distance = hypot(dx, dy) or 1
    missing = fixed.radius + moved.radius + 2 - distance
    if missing > 0:
        moved.x = round(moved.x + dx / distance * missing, 1)
        moved.y = round(moved.y + dy / distance * missing, 1)


LETTER, LINE = 9.6, 22  # about the size of a letter and of a line of the names, in units of the drawing


def _place_names(shown: list[Marker]) -> None:
    """Give each circle's name the first free place of: right, left, below, above."""
    taken = [(m.x - m.radius, m.y - m.radius, m.x + m.radius, m.y + m.radius) for m in shown]
    for marker in shown:
        length = LETTER * len(marker.municipality.name)
        gap = marker.radius + 6
        for x, y, anchor in (
            (marker.x + gap, marker.y, "start"),
            (marker.x - gap, marker.y, "end"),
            (marker.x, marker.y + gap + LINE / 2, "middle"),
            (marker.x, marker.y - gap - LINE / 2, "middle"),
        ):
            left = x - {"start": 0, "end": length, "middle": length / 2}[anchor]
            box = (left, y - LINE / 2, left + length, y + LINE / 2)
            inside = box[0] > 0 and box[1] > 0 and box[2] < WIDTH and box[3] < HEIGHT
            if inside and not any(_overlap(box, other) for other in taken):
                marker.label_x, marker.label_y, marker.label_anchor = round(x, 1), round(y, 1), anchor
                taken.append(box)
                break


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
