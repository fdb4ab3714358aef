"""Charts, drawn by the server as inline SVG.

`Chart` is what is to be drawn; `draw(chart, width, name)` draws it. Nothing here knows blocks, pages or the database.
"""

from core.charts.bars import draw_bars, draw_columns
from core.charts.data import KINDS, Chart
from core.charts.lines import draw_lines
from core.charts.shares import draw_shares
from core.charts.svg import NARROW, WIDE, SafeString

__all__ = ["KINDS", "NARROW", "WIDE", "Chart", "draw"]

_DRAW = {"bar": draw_bars, "column": draw_columns, "line": draw_lines, "share": draw_shares}


def draw(chart: Chart, width: int, name: str) -> SafeString:
    """The chart as an SVG element `width` units wide (NARROW or WIDE), as high as it needs.

    `name` sets its patterns apart from those of other drawings on the page: letters, digits and hyphens.
    The element is hidden from screen readers; what holds it has role="img" and the chart's description.
    """
    return _DRAW[chart.kind](chart, width, name)
