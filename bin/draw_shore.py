"""Draws the region's shore as contour lines: static/img/shore-contours.svg.

Run when the motif changes, with shapely installed for the moment (it is not a requirement of the site):
    python bin/draw_shore.py
Source of the outline: core/data/uusimaa-land.geojson (Natural Earth, public domain).
"""

import itertools
import json
from math import cos, radians
from pathlib import Path

from shapely import affinity
from shapely.geometry import box, shape

ROOT = Path(__file__).resolve().parent.parent
WEST, SOUTH, EAST, NORTH = 22.75, 59.72, 26.75, 60.62
WIDTH = 1600
# Distances of the contour lines from the shore, in units of the drawing; negative ones lie on land.
OFFSETS = [-44, -26, -12, 0, 14, 30, 48, 70, 94, 122, 154, 190, 230, 275, 325, 380]


def project(geometry):
    """Degrees to units of the drawing: equirectangular at the middle latitude, north up."""
    scale = WIDTH / ((EAST - WEST) * cos(radians(60.2)))
    flat = affinity.affine_transform(
        geometry, [scale * cos(radians(60.2)), 0, 0, -scale, -WEST * scale * cos(radians(60.2)), NORTH * scale]
    )
    return flat, (NORTH - SOUTH) * scale


def path_of(lines, smooth: bool) -> str:
    """SVG path data; smooth: quadratic curves through the middles of the segments."""
    parts = []
    for line in getattr(lines, "geoms", [lines]):
        if line.is_empty or line.length < 60:
            continue
        points = [(round(x), round(y)) for x, y in line.coords]
        if not smooth or len(points) < 4:
            parts.append("M" + "L".join(f"{x} {y}" for x, y in points))
            continue
        middles = [((x1 + x2) / 2, (y1 + y2) / 2) for (x1, y1), (x2, y2) in itertools.pairwise(points)]
        parts.append(f"M{points[0][0]} {points[0][1]}L{middles[0][0]:.0f} {middles[0][1]:.0f}")
        for (x, y), (mx, my) in zip(points[1:-1], middles[1:], strict=False):
            parts.append(f"Q{x} {y} {mx:.0f} {my:.0f}")
        parts.append(f"L{points[-1][0]} {points[-1][1]}")
    return "".join(parts)


def main() -> None:
    land, height = project(shape(json.loads((ROOT / "core/data/uusimaa-land.geojson").read_text())["geometry"]))
    window = box(0, 0, WIDTH, height)
    paths = []
    for offset in OFFSETS:
        grown = land.buffer(offset, quad_segs=8)
        # the outline's own cut edges lie outside this window, so only shores are drawn
        line = grown.boundary.intersection(window.buffer(4)).simplify(1.2 + abs(offset) / 60)
        width = 2.4 if offset == 0 else 1.2
        paths.append(f'<path stroke-width="{width}" d="{path_of(line, smooth=offset != 0)}"/>')
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" fill="none" stroke="#000" '
        f'stroke-linejoin="round">{"".join(paths)}</svg>'
    )
    (ROOT / "static/img/shore-contours.svg").write_text(svg)
    print(len(svg), "bytes")


if __name__ == "__main__":
    main()
