"""The markup of a segment as XLIFF's inline elements, and back, to the letter.

A pair of tags becomes <pc>, whatever else is not plain text becomes <ph>: a line break, a lone tag, an entity that is
not one of the three which wagtail-localize writes. Each names its text in the unit's <originalData>, so that
translation tools show and keep it. Characters that XML cannot hold become <cp>.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
MAX_DEPTH = 40

_TOKEN = re.compile(
    r"(?P<escape>&(?:amp|lt|gt);)"
    r"|(?P<open><(?P<name>a|abbr|acronym|b|code|em|i|strong)(?: id=\"[^\"<>]*\")?>)"
    r"|(?P<close></(?P<closes>a|abbr|acronym|b|code|em|i|strong)>)"
    r"|(?P<odd><[^<>]*>|&#?\w+;|[&<>])"
)
_PLAIN = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KINDS = {
    "<b>": {"type": "fmt", "subType": "xlf:b"},
    "<strong>": {"type": "fmt", "subType": "xlf:b"},
    "<i>": {"type": "fmt", "subType": "xlf:i"},
    "<em>": {"type": "fmt", "subType": "xlf:i"},
    "<br/>": {"type": "fmt", "subType": "xlf:lb"},
}


class UnknownCodeError(Exception):
    """An inline element that stands for nothing in the unit's originalData."""


def named(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"


def add_text(parent: Element, text: str) -> None:
    """Append text to the element's content; a character that XML cannot hold as <cp>."""
    start = 0
    for found in NOT_IN_XML.finditer(text):
        _add_characters(parent, text[start : found.start()])
        SubElement(parent, named("cp"), hex=f"{ord(found.group()):04X}")
        start = found.end()
    _add_characters(parent, text[start:])


def _add_characters(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


class Writer:
    """Writes the texts of one unit: its source first, which gives the codes their ids, then its translation."""

    def __init__(self) -> None:
        self.data: dict[str, str] = {}  # {text of a code: id in originalData}
        self._ids: dict[tuple[str, int], str] = {}  # {(text of a code, how many'th of its like): id}

    def write(self, parent: Element, html: str) -> None:
        tokens = list(_TOKEN.finditer(html))
        ends = _pairs(tokens)
        closing = {end: start for start, end in ends.items()}
        counts: dict[str, int] = {}
        open_elements = [parent]
        start = 0
        for number, token in enumerate(tokens):
            add_text(open_elements[-1], html[start : token.start()])
            start = token.end()
            text = token.group()
            if number in closing:
                open_elements.pop()
            elif number in ends:
                end = tokens[ends[number]].group()
                code = {"dataRefStart": self._data(text), "dataRefEnd": self._data(end)}
                pc = SubElement(open_elements[-1], named("pc"), {**self._id(text, counts), **code, **_kind(text)})
                open_elements.append(pc)
            elif token["escape"]:
                add_text(open_elements[-1], _PLAIN[text])
            else:
                code = {"dataRef": self._data(text)}
                SubElement(open_elements[-1], named("ph"), {**self._id(text, counts), **code, **_kind(text)})
        add_text(open_elements[-1], html[start:])

    def _data(self, text: str) -> str:
        return self.data.setdefault(text, f"d{len(self.data) + 1}")

    def _id(self, text: str, counts: dict[str, int]) -> dict[str, str]:
        """The same id for the same code in source and translation, wherever it stands in them."""
        counts[text] = counts.get(text, 0) + 1
        return {"id": self._ids.setdefault((text, counts[text]), str(len(self._ids) + 1))}


def _kind(tag: str) -> dict[str, str]:
    return {"type": "link"} if tag.startswith(("<a ", "<a>")) else _KINDS.get(tag, {})


def _pairs(tokens: list[re.Match[str]]) -> dict[int, int]:
    """{number of an opening tag: number of its closing tag}, well nested."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    for number, token in enumerate(tokens):
        if token["open"] and len(waiting) < MAX_DEPTH:
            waiting.append(number)
        elif token["close"] and waiting and tokens[waiting[-1]]["name"] == token["closes"]:
            found[waiting.pop()] = number
    return found


class Reader:
    """Reads the texts of one unit: its source first, whose codes its translation may name by their ids alone."""

    def __init__(self, data: dict[str, str]) -> None:
        self.data = data  # {id in originalData: text of a code}
        self._codes: dict[str, tuple[str, str]] = {}  # {id of a code: (opening text, closing text)}

    def read(self, element: Element) -> str:
        """The content of <source> or <target> as HTML. Raises UnknownCodeError."""
        return "".join(self._content(element, 0))

    def _content(self, element: Element, depth: int) -> Iterator[str]:
        if depth > 2 * MAX_DEPTH:
            raise UnknownCodeError
        yield _escape(element.text)
        for child in element:
            yield from self._child(child, depth)
            yield _escape(child.tail)

    def _child(self, child: Element, depth: int) -> Iterator[str]:
        tag = str(child.tag).removeprefix(named(""))
        if tag == "pc":
            start, end = self._code(child, "dataRefStart", "dataRefEnd")
            yield start
            yield from self._content(child, depth + 1)
            yield end
        elif tag in ("ph", "sc"):
            yield self._code(child, "dataRef")[0]
        elif tag == "ec":
            yield self._end(child)
        elif tag == "cp":
            yield _escape(character(child))
        elif tag == "mrk":  # a tool's remark around some words
            yield from self._content(child, depth + 1)
        elif tag not in ("sm", "em"):  # the ends of a remark
            raise UnknownCodeError

    def _code(self, element: Element, start: str, end: str = "") -> tuple[str, str]:
        identity = element.get("id", "")
        kept = self._codes.get(identity)
        if kept and element.get(start) is None:
            return kept
        code = (self._text(element, start), self._text(element, end) if end else "")
        self._codes.setdefault(identity, code)
        return code

    def _end(self, element: Element) -> str:
        """A tool may part <pc> into <sc> and <ec>; of an <ec> without data the <pc> of the source knows the text."""
        if element.get("dataRef") is not None:
            return self._text(element, "dataRef")
        kept = self._codes.get(element.get("startRef", element.get("id", "")))
        if not kept or not kept[1]:
            raise UnknownCodeError
        return kept[1]

    def _text(self, element: Element, attribute: str) -> str:
        try:
            return self.data[element.get(attribute, "")]
        except KeyError:
            raise UnknownCodeError from None


def character(cp: Element) -> str:
    """The character that a <cp> stands for. Raises UnknownCodeError."""
    try:
        found = chr(int(cp.get("hex", ""), 16))
        found.encode()  # half of a surrogate pair is no character
    except (ValueError, OverflowError):
        raise UnknownCodeError from None
    return found


def plain(element: Element) -> str:
    """The content of <data>: text and <cp>. Raises UnknownCodeError."""
    return (element.text or "") + "".join(character(cp) + (cp.tail or "") for cp in element)


def _escape(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
