"""The region's land as SVG path data, and where its municipalities lie on it.

The outline is Natural Earth's (public domain), the places GeoNames' (CC BY 4.0): core/data.
"""

import json
from collections.abc import Iterable
from functools import cache
from math import cos, radians
from pathlib import Path
from typing import Any



DATA = Path(__file__).parent / "data"
WEST, SOUTH, EAST, NORTH = 22.6, 59.72, 26.75, 60.95
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


def markers(municipalities: Iterable[Any]) -> list[dict]:
    """Where to draw each municipality, from rows annotated with `case_count`.

    Each is {"municipality", "count", "x", "y", "radius"}, in units of the drawing; the area of a marker grows
    with its count. Larger ones come first, so that smaller ones are drawn above them.
    """
    drawn = []
    for municipality in municipalities:
        x, y = project(municipality.longitude, municipality.latitude)
        count = municipality.case_count
        radius = round(14 + 7 * (count**0.5 - 1), 1) if count else 3.5
        drawn.append({"municipality": municipality, "count": count, "x": x, "y": y, "radius": radius})
    return sorted(drawn, key=lambda marker: -marker["radius"])
