"""Parts of a whole: one stacked bar for each series, a list of the parts below."""

from decimal import Decimal

from django.utils.safestring import SafeString

from core.charts.data import Chart
from core.charts.svg import LINE, SIZE, fill, frame, patterns, rectangle, text, width_of, wrap

THICKNESS = 64
GAP = 3


def draw_shares(chart: Chart, width: int, name: str) -> SafeString:
    several = len(chart.series) > 1
    parts = [patterns(name, len(chart.labels))]
    y = 0.0
    for index, column in enumerate(chart.values):
        if several:
            for line in wrap(chart.series[index], width):
                parts.append(text(0, y + SIZE, line, class_name="strong"))
                y += LINE
            y += 6
        parts += _bar(chart, index, column, width, y, name)
        y += THICKNESS + 20
    for row, label in enumerate(chart.labels):
        shown = [
            f"{chart.show_with_unit(column[row])}" + ("" if chart.unit == "%" else f" ({chart.percent(index, row)})")
            for index, column in enumerate(chart.values)
        ]
        number = " / ".join(shown)
        emphasis = "strong" if row == chart.highlight else ""
        parts.append(rectangle(0, y + 2, 22, 16, f'class="part" {fill(name, row)}'))
        room = width - 32 - width_of(number) - 12
        if room < width_of("m" * 12):
            lines, own_line = wrap(label, width - 32), True
        else:
            lines, own_line = wrap(label, room), False
        for place, line in enumerate(lines):
            parts.append(text(32, y + 16, line, class_name=emphasis))
            if place == 0 and not own_line:
                parts.append(text(width, y + 16, number, "end", f"value {emphasis}"))
            y += LINE
        if own_line:
            for line in wrap(number, width - 32):
                parts.append(text(32, y + 16, line, class_name=f"value {emphasis}"))
                y += LINE
        y += 8
    return frame(width, y, parts)


def _bar(chart: Chart, index: int, column: list[Decimal | None], width: int, y: float, name: str) -> list[str]:
    total = float(sum(value for value in column if value is not None))
    free = width - GAP * (len(column) - 1)
    parts, x = [], 0.0
    for row, value in enumerate(column):
        length = float(value or 0) / total * free
        parts.append(rectangle(x, y, length, THICKNESS, f'class="part" {fill(name, row)}'))
        share = chart.percent(index, row)
        if width_of(share, 18) + 14 < length:
            parts.append(text(x + length / 2, y + THICKNESS / 2 + 7, share, "middle", f"inside on{row + 1}"))
        x += length + GAP
    return parts
