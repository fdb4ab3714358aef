"""Turns the documents' parts into StreamField data.

Block ids are made from the page's key and the place, so the source and its translations have the same ones.
"""

import re
import uuid
from collections.abc import Callable
from typing import Any

from demo.reading import MARKDOWN, ContentError, Document

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://example.org/helsinki-smart-region")
Lookup = Callable[[str, str], int]  # (kind, key) -> primary key


def block_id(*place: Any) -> str:
    return str(uuid.uuid5(NAMESPACE, "/".join(map(str, place))))


class Converter:
    """Makes stream data for one document; `lookup` finds what its keys stand for."""

    def __init__(self, document: Document, lookup: Lookup) -> None:
        self.document = document
        self.lookup = lookup

    # Text

    def rich(self, markdown: str | None) -> str:
        """Markdown as Wagtail's rich text."""
        return self.rich_from_html(MARKDOWN.render(markdown or ""))

    def rich_from_html(self, html: str) -> str:
        html = re.sub(r"<(/?)strong>", r"<\1b>", html)
        html = re.sub(r"<(/?)em>", r"<\1i>", html)
        html = re.sub(r'<a href="page:([^"]+)">', self._page_link, html)
        return re.sub(r">\s*\n\s*<", "><", html).strip().replace("\n", " ")

    def _page_link(self, match: re.Match[str]) -> str:
        return f'<a linktype="page" id="{self.page(match[1])}">'

    def page(self, key: str | None) -> int | None:
        return self._find("page", key)

    def _find(self, kind: str, key: str | None) -> int | None:
        if not key:
            return None
        try:
            return self.lookup(kind, key)
        except KeyError:
            raise ContentError(f"{self.document.file}: there is no {kind} {key!r}.") from None

    # Structure

    def _items(self, place: tuple, values: list[Any]) -> list[dict[str, Any]]:
        return [{"type": "item", "value": value, "id": block_id(*place, index)} for index, value in enumerate(values)]

    def _texts(self, value: dict[str, Any], *names: str) -> dict[str, Any]:
        return {name: str(value.get(name) or "") for name in names}

    def value(self, name: str, value: Any, place: tuple) -> Any:
        """The stored form of one block's value."""
        if name in {"text", "heading"}:
            return self.rich_from_html(value) if name == "text" else {"text": value, "anchor": ""}
        convert = getattr(self, f"_{name}", None)
        if convert is None:
            raise ContentError(f"{self.document.file}: there is no block {name!r}.")
        return convert(value, place)

    def _quote(self, value: dict, place: tuple) -> dict:
        return {**self._texts(value, "text", "person", "role"), "portrait": None}

    def _notice(self, value: dict, place: tuple) -> dict:
        return {**self._texts(value, "kind", "heading"), "text": self.rich(value.get("text"))}

    def _accordion(self, value: dict, place: tuple) -> dict:
        items = [{"title": item["title"], "text": self.rich(item["text"])} for item in value["items"]]
        return {**self._texts(value, "heading"), "items": self._items(place, items)}

    def _key_figures(self, value: dict, place: tuple) -> dict:
        figures = [self._texts(figure, "value", "unit", "label", "note") for figure in value["figures"]]
        return {**self._texts(value, "heading"), "figures": self._items(place, figures)}

    def _timeline(self, value: dict, place: tuple) -> dict:
        events = [self._texts(event, "date", "title", "text") for event in value["events"]]
        return {**self._texts(value, "heading"), "events": self._items(place, events)}

    def _steps(self, value: dict, place: tuple) -> dict:
        steps = [self._texts(step, "title", "text") for step in value["steps"]]
        return {**self._texts(value, "heading"), "steps": self._items(place, steps)}

    def _table(self, value: dict, place: tuple) -> dict:
        rows = [[str(cell) for cell in row] for row in value["rows"]]
        columns = []
        for index, heading in enumerate(value["headers"]):
            numeric = index > 0 and all(re.fullmatch(r"[\d\s.,–−-]*", row[index]) for row in rows)
            columns.append({"type": "number" if numeric else "text", "heading": str(heading)})
        table = {"caption": value.get("caption", ""), "columns": columns, "rows": [{"values": row} for row in rows]}
        return {"table": table}

    def _chart(self, value: dict, place: tuple) -> dict:
        rows = [[str(cell) for cell in row] for row in value["rows"]]
        kinds = ["text"] + ["number"] * (len(value["headers"]) - 1)
        columns = [
            {"type": kind, "heading": str(heading)} for kind, heading in zip(kinds, value["headers"], strict=True)
        ]
        return {
            **self._texts(value, "kind", "title", "message", "unit", "source", "year"),
            "table": {
                "caption": value.get("caption", ""),
                "columns": columns,
                "rows": [{"values": row} for row in rows],
            },
            "highlight": value.get("highlight"),
            "source_url": value.get("url", ""),
        }

    def _call_to_action(self, value: dict, place: tuple) -> dict:
        return {
            **self._texts(value, "heading", "text", "label"),
            "page": self.page(value.get("page")),
            "url": value.get("url", ""),
        }

    def _contact(self, value: dict, place: tuple) -> dict:
        return {"person": self._find("person", value["person"]), "note": value.get("note", "")}

    def _related_pages(self, value: dict, place: tuple) -> dict:
        pages = [self.page(key) for key in value["pages"]]
        return {**self._texts(value, "heading"), "pages": self._items(place, pages)}

    def _documents(self, value: dict, place: tuple) -> dict:
        documents = [self._find("document", key) for key in value["documents"]]
        return {**self._texts(value, "heading"), "documents": self._items(place, documents)}

    def _embed(self, value: dict, place: tuple) -> dict:
        return self._texts(value, "url", "title")

    def _image(self, value: dict, place: tuple) -> dict:
        return {
            "image": self._find("image", value["image"]),
            "alt_override": "",
            "decorative": False,
            "caption": value.get("caption", ""),
        }

    def _gallery(self, value: dict, place: tuple) -> dict:
        images = [self._image(image, place) for image in value["images"]]
        return {**self._texts(value, "heading"), "images": self._items(place, images)}

    # Streams

    def body(self) -> list[dict[str, Any]]:
        """The document's body as stream data."""
        blocks = []
        for index, (name, value) in enumerate(self.document.parts):
            place = (self.document.key, "body", index)
            blocks.append({"type": name, "value": self.value(name, value, place), "id": block_id(*place)})
        return blocks

    def stream(self, field: str, name: str, values: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """A stream of one kind of struct block, from a list of the front matter."""
        return [
            {"type": name, "value": value, "id": block_id(self.document.key, field, index)}
            for index, value in enumerate(values)
        ]

    def home_sections(self, source: Document) -> list[dict[str, Any]]:
        """The home page's sections; chosen pages are those of the source document."""
        meta, sections = self.document.meta, []
        for name in ("hero", "priorities", "cases", "map", "figures", "latest", "quote", "take_part"):
            section = meta.get(name)
            if section is None:
                raise ContentError(f"{self.document.file}: the front matter lacks {name!r}.")
            place = (self.document.key, name)
            value: dict[str, Any] = {key: text for key, text in section.items() if isinstance(text, str)}
            if name == "cases":
                value["pages"] = self._items(place, [self.page(key) for key in source.need("cases")["pages"]])
            elif name == "figures":
                value = {**value, **self._key_figures(section, place)}
            elif name == "take_part":
                value["page"] = self.page(source.need("take_part")["page"])
            sections.append({"type": name, "value": value, "id": block_id(*place)})
        return sections
