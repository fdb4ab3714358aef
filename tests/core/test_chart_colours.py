"""The fills of a chart are told apart in every common colour-vision deficiency, in both schemes."""

import itertools
import math
import re
from pathlib import Path

import pytest
from django.conf import settings

CSS = Path(settings.STATICFILES_DIRS[0]) / "css"
# Machado, Oliveira and Fernandes 2009, full severity, in linear sRGB
SIGHT = {
    "full": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}
OKLCH = r"oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)"
LIGHT, DARK = 0, 1
LINES = 4  # how many of the fills are used for lines too


def token(name: str, file: str, scheme: int) -> list[float]:
    """A colour token as linear sRGB."""
    found = re.search(rf"--{name}: light-dark\({OKLCH}, {OKLCH}\)", (CSS / file).read_text())
    assert found, name
    lightness, chroma, hue = map(float, found.groups()[scheme * 3 : scheme * 3 + 3])
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
    return _clipped(
        [
            4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
        ]
    )


def _clipped(colour: list[float]) -> list[float]:
    return [min(1, max(0, part)) for part in colour]


def seen(colour: list[float], sight: str) -> tuple[float, float, float]:
    """The colour as somebody with that sight sees it, in OKLab: a distance of 0.02 is just visible."""
    red, green, blue = _clipped([sum(map(math.prod, zip(row, colour, strict=True))) for row in SIGHT[sight]])
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
    )


def contrast(one: list[float], other: list[float]) -> float:
    light = sorted(0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in (one, other))
    return (light[1] + 0.05) / (light[0] + 0.05)


def fills(scheme: int) -> list[list[float]]:
    return [token(f"s{number}", "components/chart.css", scheme) for number in range(1, 7)]


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("sight", SIGHT)
def test_any_two_fills_are_told_apart(sight, scheme):
    pairs = itertools.combinations([seen(colour, sight) for colour in fills(scheme)], 2)
    assert min(math.dist(one, other) for one, other in pairs) > 0.1


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_lines_stand_out_from_the_page(scheme):
    page = token("birch", "tokens.css", scheme)
    assert [contrast(colour, page) >= 3 for colour in fills(scheme)[:LINES]] == [True] * LINES
