"""Covers for pages without a picture: an SVG drawn from the page's slug.

The same slug always gives the same cover. The priority chooses the family of the pattern and, by CSS, its
colours (the classes c-deep, c-main and c-soft, see static/css/components/cover.css); the theme turns it.
"""

import hashlib
import itertools
from collections.abc import Callable, Iterator
from math import pi, sin

WIDTH, HEIGHT = 600, 400


def _numbers(seed: str) -> Iterator[float]:
    """An endless run of numbers in [0, 1), the same for the same seed."""
    block = 0
    while True:
        digest = hashlib.sha256(f"{seed}/{block}".encode()).digest()
        for index in range(0, len(digest), 2):
            yield int.from_bytes(digest[index : index + 2], "big") / 65536
        block += 1


def _waves(numbers: Iterator[float], density: int) -> str:
    """Contour waves: lines over a rising ground."""
    phase, length, height = next(numbers) * 2 * pi, 260 + next(numbers) * 240, 22 + next(numbers) * 26
    tilt = (next(numbers) - 0.5) * 150
    lines = []
    step = 44 - 5 * density
    for index, base in enumerate(range(60, HEIGHT + 160, step)):
        points = []
        swell = height * (1 + index * 0.09)
        for x in range(-60, WIDTH + 61, 60):
            y = base + tilt * (x / WIDTH - 0.5) + swell * sin(2 * pi * x / length + phase + index * 0.22)
            points.append((x, round(y)))
        (x0, y0), rest = points[0], points[1:]
        curve = f"M{x0} {y0}" + "".join(
            f"Q{x1} {y1} {(x1 + x2) // 2} {(y1 + y2) // 2}" for (x1, y1), (x2, y2) in itertools.pairwise(rest)
        )
        if index == 3:
            lines.append(f'<path class="c-main" d="{curve}V{HEIGHT}H-60z"/>')
        lines.append(f'<path class="{"c-line-soft" if index > 3 else "c-line"}" d="{curve}"/>')
    cx, cy, r = 90 + next(numbers) * 420, 60 + next(numbers) * 50, 26 + next(numbers) * 26
    return f'<circle class="c-soft" cx="{cx:.0f}" cy="{cy:.0f}" r="{r:.0f}"/>' + "".join(lines)


def _paths(numbers: Iterator[float], density: int) -> str:
    """Interlocking paths: quarter circles that join from tile to tile, each path in one colour from end to end."""
    size = {1: 150, 2: 120, 3: 100, 4: 86}[density]
    half = size // 2
    arcs: list[tuple[str, tuple[int, int], tuple[int, int]]] = []
    for row in range(-(-HEIGHT // size)):
        for column in range(-(-WIDTH // size)):
            x, y = column * size, row * size
            top, bottom = (x + half, y), (x + half, y + size)
            left, right = (x, y + half), (x + size, y + half)
            if next(numbers) < 0.5:
                pairs = [(top, left, 1), (right, bottom, 0)]
            else:
                pairs = [(top, right, 0), (left, bottom, 1)]
            for start, end, sweep in pairs:
                dx, dy = end[0] - start[0], end[1] - start[1]
                arcs.append((f"M{start[0]} {start[1]}a{half} {half} 0 0 {sweep} {dx} {dy}", start, end))
    colour = _joined([(start, end) for _drawn, start, end in arcs])
    chosen: dict[tuple[int, int], bool] = {}
    layers: dict[bool, list[str]] = {True: [], False: []}
    for drawn, start, _end in arcs:
        path = colour[start]
        if path not in chosen:
            chosen[path] = next(numbers) < 0.7
        layers[chosen[path]].append(drawn)
    main, light = "".join(layers[True]), "".join(layers[False])
    return (
        f'<path class="c-path-main" stroke-width="{size // 3}" d="{main}"/>'
        f'<path class="c-path-soft" stroke-width="{size // 12}" d="{main}"/>'
        f'<path class="c-path-soft" stroke-width="{size // 3}" d="{light}"/>'
        f'<path class="c-path-deep" stroke-width="{size // 14}" d="{light}"/>'
    )


def _joined(lines: list[tuple[tuple[int, int], tuple[int, int]]]) -> dict[tuple[int, int], tuple[int, int]]:
    """{point: a point that stands for the whole path it is on} of lines that touch at their ends."""
    parent: dict[tuple[int, int], tuple[int, int]] = {}

    def root(point: tuple[int, int]) -> tuple[int, int]:
        while parent.setdefault(point, point) != point:
            point = parent[point]
        return point

    for start, end in lines:
        parent[root(start)] = root(end)
    return {point: root(point) for point in list(parent)}


def _weave(numbers: Iterator[float], density: int) -> str:
    """A woven grid: bands over and under one another."""
    size = {1: 120, 2: 100, 3: 80, 4: 72}[density]
    band = round(size * 0.62)
    gap = (size - band) // 2
    over, under = [], []
    for row in range(-(-HEIGHT // size) + 1):
        for column in range(-(-WIDTH // size) + 1):
            x, y = column * size, row * size
            lying = (row + column) % 2 == 0
            if next(numbers) < 0.16:
                lying = not lying
            if lying:
                over.append(f"M{x - gap} {y + gap}h{size + gap}v{band}h-{size + gap}z")
            else:
                under.append(f"M{x + gap} {y - gap}v{size + gap}h{band}v-{size + gap}z")
    x, y = int(next(numbers) * 4) * size + gap, int(next(numbers) * 3) * size + gap
    return (
        f'<path class="c-main" d="{"".join(under)}"/><path class="c-mid" d="{"".join(over)}"/>'
        f'<rect class="c-soft" x="{x}" y="{y}" width="{band}" height="{band}"/>'
    )


def _rings(numbers: Iterator[float], density: int) -> str:
    """Rings on water, for a page that has no priority."""
    rings = []
    for drop in range(2):
        x, y = (0.1 + 0.3 * next(numbers) + 0.5 * drop) * WIDTH, (0.15 + 0.7 * next(numbers)) * HEIGHT
        gap = 26 + 16 * next(numbers) + 5 * density
        for number in range(1, 9 if drop else 6):
            line = "c-line" if drop else "c-line-soft"
            rings.append(f'<circle class="{line}" cx="{x:.0f}" cy="{y:.0f}" r="{number * gap:.0f}"/>')
        rings.append(
            f'<circle class="{"c-soft" if drop else "c-main"}" cx="{x:.0f}" cy="{y:.0f}" r="{gap * 0.62:.0f}"/>'
        )
    return "".join(rings)


FAMILIES: dict[str, Callable[[Iterator[float], int], str]] = {
    "climate": _waves,
    "citizens": _paths,
    "industry": _weave,
}


def draw_cover(slug: str, family: str = "", theme: str = "") -> str:
    """The cover as SVG markup, 600 by 400 units, decorative (hidden from assistive technology).

    `family` is a Priority's icon ("climate", "citizens", "industry"); anything else gives the neutral family.
    """
    numbers = _numbers(slug)
    density = 1 + int(next(_numbers(theme or slug)) * 4)
    drawing = FAMILIES.get(family, _rings)(numbers, density)
    return (
        f'<svg class="cover-art" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="xMidYMid slice" '
        f'aria-hidden="true" focusable="false"><rect class="c-deep" width="{WIDTH}" height="{HEIGHT}"/>{drawing}</svg>'
    )
