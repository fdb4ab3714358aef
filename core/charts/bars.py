"""Bars, lying and standing."""

from decimal import Decimal

from django.utils.safestring import SafeString

from core.charts.data import Chart
from core.charts.svg import LINE, SIZE, fill, frame, legend, patterns, rectangle, segment, text, width_of, wrap

HEIGHT = 250  # of the standing bars
ROOM = 10  # between a bar and its number


def _mark(chart: Chart, row: int) -> str:
    """The class of a bar: with one highlighted row, the others stand back."""
    if chart.highlight is None:
        return "part"
    return "part is-highlighted" if chart.highlight == row else "part is-muted"


def _emphasis(chart: Chart, row: int) -> str:
    return "strong" if chart.highlight == row else ""


def _bounds(chart: Chart) -> tuple[Decimal, Decimal]:
    """The smallest and the largest value, with 0 between them: bars begin at 0."""
    low, high = min([*chart.numbers, Decimal(0)]), max([*chart.numbers, Decimal(0)])
    return (low, high) if low != high else (low, low + 1)


def draw_bars(chart: Chart, width: int, name: str) -> SafeString:
    """Lying bars: each row's label stands above its bars, so that long words have the whole width."""
    several = len(chart.series) > 1
    thickness = 20 if several else 28
    low, high = _bounds(chart)
    room = max(width_of(chart.show_with_unit(value)) for value in chart.numbers) + ROOM
    left = room if low < 0 else 0
    scale = (width - left - room) / float(high - low)
    zero = left - float(low) * scale
    head, y = legend(chart.series, width, name)
    parts = [patterns(name, len(chart.series)), *head]
    for row, label in enumerate(chart.labels):
        for line in wrap(label, width):
            parts.append(text(0, y + SIZE, line, class_name=_emphasis(chart, row)))
            y += LINE
        y += 6
        for index, column in enumerate(chart.values):
            value = column[row]
            length = float(value or 0) * scale
            if value is not None:
                attributes = f'class="{_mark(chart, row)}" {fill(name, index)}'
                parts.append(rectangle(min(zero, zero + length), y, abs(length), thickness, attributes))
            place, anchor = (zero + length - ROOM, "end") if length < 0 else (zero + length + ROOM, "start")
            shown = chart.show_with_unit(value)
            parts.append(text(place, y + thickness / 2 + 6, shown, anchor, "value " + _emphasis(chart, row)))
            if low < 0:
                parts.append(segment(zero, y - 3, zero, y + thickness + 3, "axis"))
            y += thickness + (4 if several else 0)
        y += 18
    return frame(width, y - 10, parts)


def draw_columns(chart: Chart, width: int, name: str) -> SafeString:
    """Standing bars; lying ones where the labels or the numbers would not fit below and above them."""
    group = width / len(chart.labels)
    slot = group * 0.86 / len(chart.series)
    longest_word = max((word for label in chart.labels for word in label.split()), key=len, default="")
    widest_number = max((chart.show_with_unit(value) for value in chart.numbers), key=len)
    if width_of(longest_word) > group - 6 or width_of(widest_number) > (group if len(chart.series) == 1 else slot):
        return draw_bars(chart, width, name)
    low, high = _bounds(chart)
    scale = HEIGHT / float(high - low)
    head, top = legend(chart.series, width, name)
    zero = top + LINE + float(high) * scale
    bar = min(slot - 4, 84)
    below = zero - float(low) * scale + (LINE if low < 0 else 0)
    parts = [patterns(name, len(chart.series)), *head]
    lines = 1
    for row, label in enumerate(chart.labels):
        middle = group * (row + 0.5)
        first = middle - (bar + 4) * len(chart.series) / 2 + 2
        for index, column in enumerate(chart.values):
            value = column[row]
            length = float(value or 0) * scale
            x = first + index * (bar + 4)
            if value is not None:
                attributes = f'class="{_mark(chart, row)}" {fill(name, index)}'
                parts.append(rectangle(x, min(zero, zero - length), bar, abs(length), attributes))
            y = zero - length + (LINE - 2 if length < 0 else -7)
            shown = chart.show_with_unit(value)
            parts.append(text(x + bar / 2, y, shown, "middle", "value " + _emphasis(chart, row)))
        wrapped = wrap(label, group - 6)
        lines = max(lines, len(wrapped))
        for number, line in enumerate(wrapped):
            parts.append(text(middle, below + 24 + number * LINE, line, "middle", _emphasis(chart, row)))
    parts.append(segment(0, zero, width, zero, "axis"))
    return frame(width, below + 12 + lines * LINE, parts)
