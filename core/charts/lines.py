"""Lines over time: each row is a moment, each series a line with its name at its end."""

from django.utils.safestring import SafeString

from core.charts.data import Chart
from core.charts.numbers import show_number
from core.charts.svg import LINE, NARROW, SIZE, frame, number, segment, text, ticks, width_of, wrap

HEIGHT = 280
TOP = 30
RADIUS = 5
GUTTER = 14  # between the end of a line and its name


def draw_lines(chart: Chart, width: int, name: str) -> SafeString:
    """A line breaks where a number is missing. `name` is not needed: lines differ by dashes and by their points."""
    low, high = float(min(chart.numbers)), float(max(chart.numbers))
    marks = ticks(0 if 0 <= low < high * 0.6 or low == high else low, high)
    decimals = max(0, max(len(f"{mark:.6f}".rstrip("0").split(".")[1]) for mark in marks))
    shown_marks = [show_number(mark, decimals) for mark in marks]
    # room for the numbers of the axis, and for half of the first moment, which stands below its beginning
    left = max(max(map(width_of, shown_marks)) + 10, max(map(width_of, chart.labels)) / 2)
    words = [word for column in chart.series for word in column.split()]
    widest = max(width_of(word, SIZE - 1) for word in [*words, *map(chart.show_with_unit, chart.numbers)])
    right = width - GUTTER - min(widest + 4, width * 0.4) - (0 if width == NARROW else 40)
    step = (right - left) / max(1, len(chart.labels) - 1)

    def x_of(row: int) -> float:
        return left + step * row

    def y_of(value: float) -> float:
        return TOP + HEIGHT * (1 - (value - marks[0]) / (marks[-1] - marks[0]))

    parts = []
    for mark, shown in zip(marks, shown_marks, strict=True):
        parts.append(segment(left, y_of(mark), right, y_of(mark), "grid"))
        parts.append(text(left - 8, y_of(mark) + 5, shown, "end", "tick"))
    parts += _moments(chart, left, step)
    if chart.highlight is not None:
        parts.append(segment(x_of(chart.highlight), TOP - 6, x_of(chart.highlight), TOP + HEIGHT, "guide"))
    ends = []
    for index, column in enumerate(chart.values):
        known = [(x_of(row), y_of(float(value)), row) for row, value in enumerate(column) if value is not None]
        path, before = "", None
        for x, y, row in known:
            path += f"{'L' if before == row - 1 else 'M'}{number(x)} {number(y)}"
            before = row
        parts.append(f'<path class="line t{index + 1}" d="{path}"/>')
        parts += [_point(index, x, y) for x, y, _row in known]
        for x, y, row in known:
            if row == chart.highlight and row != known[-1][2]:
                parts.append(text(x + 7, y - 10, chart.show(column[row]), class_name="value strong halo"))
        ends.append((known[-1][1], index, chart.show_with_unit(column[known[-1][2]])))
    parts += _end_labels(chart, ends, right + GUTTER, width - right - GUTTER)
    return frame(width, TOP + HEIGHT + 34, parts)


def _moments(chart: Chart, left: float, step: float) -> list[str]:
    """The labels below: the last, and going back from it as many as have room."""
    widest = max(map(width_of, chart.labels)) + 12
    every = max(1, -(-widest // step)) if step else 1
    last = len(chart.labels) - 1
    return [
        text(left + step * row, TOP + HEIGHT + 26, label, "middle", "strong" if row == chart.highlight else "tick")
        for row, label in enumerate(chart.labels)
        if (last - row) % every == 0
    ]


def _point(index: int, x: float, y: float) -> str:
    """A circle, a square, a diamond or a triangle."""
    r = RADIUS
    if index == 0:
        return f'<circle class="s1 point" cx="{number(x)}" cy="{number(y)}" r="{r}"/>'
    path = {
        1: f"M{number(x - r)} {number(y - r)}h{2 * r}v{2 * r}h-{2 * r}z",
        2: f"M{number(x)} {number(y - r - 2)}l{r + 2} {r + 2}l-{r + 2} {r + 2}l-{r + 2}-{r + 2}z",
    }.get(index, f"M{number(x)} {number(y - r - 1)}l{r + 1} {2 * r + 1}h-{2 * r + 2}z")
    return f'<path class="s{index + 1} point" d="{path}"/>'


def _end_labels(chart: Chart, ends: list[tuple[float, int, str]], x: float, room: float) -> list[str]:
    """Name and last number beside the end of each line, moved apart where they would overlap."""
    parts: list[str] = []
    free = 0.0
    blocks = []
    for y, index, shown in sorted(ends):
        lines = [*wrap(chart.series[index], room, SIZE - 1), shown]
        blocks.append((max(free, y - len(lines) * LINE / 2 + 4), index, lines))
        free = blocks[-1][0] + len(lines) * LINE + 4
    overflow = max(0.0, free - (TOP + HEIGHT + 20))
    for top, _index, lines in blocks:
        # the first may move up as far as there is room above it
        y = max(0.0, top - overflow)
        for place, line in enumerate(lines):
            last = place == len(lines) - 1
            parts.append(text(x, y + (place + 1) * LINE - 4, line, class_name="value strong" if last else ""))
    return parts
