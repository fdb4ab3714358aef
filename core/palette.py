"""The colours of static/css/tokens.css, for what the server draws itself: they are written in one place only."""

import re
from functools import cache
from math import cos, radians, sin
from pathlib import Path

from django.contrib.staticfiles import finders

Colour = tuple[int, int, int]  # red, green, blue: sRGB, 0 to 255

_RULE = re.compile(r"(:root|\.priority-[a-z]+) \{(.*?)\n  \}", re.DOTALL)
# of light-dark(…) the light one, which comes first
_TOKEN = re.compile(r"--([a-z-]+): (?:light-dark\()?oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)")


@cache
def tokens(rule: str) -> dict[str, Colour]:
    """{name without its dashes: colour} of the rule ":root" or ".priority-…", in the light scheme; else empty."""
    path = finders.find("css/tokens.css")
    rules = dict(_RULE.findall(Path(path).read_text())) if path else {}
    found = _TOKEN.findall(rules.get(rule, ""))
    return {name: from_oklch(float(light), float(chroma), float(hue)) for name, light, chroma, hue in found}


def priority_colours(name: str) -> dict[str, Colour]:
    """The tokens of a priority's colour ("climate"); the neutral ones for a name that has none."""
    return tokens(f".priority-{name}") or tokens(".priority-none")


def from_oklch(light: float, chroma: float, hue: float) -> Colour:
    """OKLCH (lightness 0 to 1, chroma, hue in degrees) to sRGB; what lies outside sRGB is clipped.

    The matrices are Björn Ottosson's: https://bottosson.github.io/posts/oklab/ (public domain).
    """
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _channel(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
        _channel(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
        _channel(-0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short),
    )


def _channel(linear: float) -> int:
    linear = min(max(linear, 0.0), 1.0)
    return round(255 * (12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055))
