"""CSV that spreadsheets read right."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any


class _Line:
    """Takes what the csv writer writes and gives it back."""

    def write(self, text: str) -> str:
        return text


def _safe(value: Any) -> Any:
    # a spreadsheet would run a cell that begins so
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def csv_lines(rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """The rows as CSV, line by line: a byte order mark first, so that UTF-8 is recognised; no cell is a formula."""
    writer = csv.writer(_Line())
    mark = "\ufeff"
    for row in rows:
        yield mark + writer.writerow([_safe(value) for value in row])
        mark = ""
