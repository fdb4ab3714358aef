"""Makers of charts for the tests."""

from typing import Any

from core.blocks.charts import ChartBlock

BLOCK = ChartBlock()
BLOCK_ID = "5d5ccb4e-2b3f-4a9a-9a40-5b1ef3f7a0c1"


def raw(**changes: Any) -> dict[str, Any]:
    """A chart as it is stored; `headers` and `rows` make its table."""
    headers = changes.pop("headers", ["City", "Spending"])
    rows = changes.pop("rows", [["Helsinki", "2933.1"], ["Tampere", "897,1"], ["Oulu", "817.5"]])
    kinds = changes.pop("kinds", ["text"] + ["number"] * (len(headers) - 1))
    columns = [{"type": kind, "heading": heading} for kind, heading in zip(kinds, headers, strict=True)]
    return {
        "kind": "bar",
        "title": "Most is spent around Helsinki",
        "table": {"caption": "", "columns": columns, "rows": [{"values": row} for row in rows]},
        "unit": "million euros",
        "highlight": None,
        "source": "Statistics Finland",
        "source_url": "",
        "year": "2013",
        **changes,
    }


def chart(**changes: Any) -> Any:
    """A chart block's value, cleaned as the editor cleans it."""
    return BLOCK.clean(BLOCK.to_python(raw(**changes)))
