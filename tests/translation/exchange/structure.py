"""Checks a file against the structure of XLIFF 2.0 Core (OASIS, August 2014): elements and their order, attributes,
ids and what refers to them. Only what this project writes is allowed, so a new element must be added here.
"""

import re
from xml.etree.ElementTree import Element, fromstring

CORE = "{urn:oasis:names:tc:xliff:document:2.0}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TOKEN = re.compile(r"[\w.:-]+")
LANGUAGE = re.compile("[a-z]{2,3}(-[A-Za-z0-9]+)*")

# {element: (required attributes, optional attributes, children in their order as a regular expression)}
INLINE = "((cp|ph|pc) )*"
ELEMENTS = {
    "xliff": ({"version", "srcLang"}, {"trgLang"}, "(file )+"),
    "file": ({"id"}, {"original", "canResegment", SPACE}, "(notes )?(unit )+"),
    "notes": (set(), set(), "(note )+"),
    "note": (set(), {"category"}, ""),
    "unit": ({"id"}, {"name"}, "(notes )?(originalData )?(segment )+"),
    "originalData": (set(), set(), "(data )+"),
    "data": ({"id"}, set(), "(cp )*"),
    "segment": (set(), {"state"}, "source (target )?"),
    "source": (set(), set(), INLINE),
    "target": (set(), set(), INLINE),
    "pc": ({"id"}, {"dataRefStart", "dataRefEnd", "type", "subType"}, INLINE),
    "ph": ({"id"}, {"dataRef", "type", "subType"}, ""),
    "cp": ({"hex"}, set(), ""),
}
TEXT = {"note", "data", "source", "target", "pc"}
TYPES = {"fmt", "ui", "quote", "link", "image", "other"}
SUBTYPES = {"xlf:b", "xlf:i", "xlf:lb"}


def check(data: bytes) -> Element:
    """The root of the file, if it keeps to the structure; AssertionError otherwise."""
    root = fromstring(data)  # noqa: S314 - made here
    assert root.tag == f"{CORE}xliff"
    assert root.get("version") == "2.0"
    assert LANGUAGE.fullmatch(root.get("srcLang", ""))
    assert LANGUAGE.fullmatch(root.get("trgLang", ""))
    for element in root.iter():
        _check_element(element)
    units = list(root.iter(f"{CORE}unit"))
    assert len({unit.get("id") for unit in units}) == len(units)
    for unit in units:
        _check_unit(unit)
    return root


def _check_element(element: Element) -> None:
    name = element.tag.removeprefix(CORE)
    required, optional, children = ELEMENTS[name]
    assert required <= set(element.attrib) <= required | optional, (name, element.attrib)
    assert re.fullmatch(children, "".join(f"{child.tag.removeprefix(CORE)} " for child in element)), name
    if name not in TEXT:
        assert not (element.text or "").strip()
        assert not "".join(child.tail or "" for child in element).strip()
    if "id" in element.attrib:
        assert TOKEN.fullmatch(element.attrib["id"])
    assert element.get("state", "initial") in {"initial", "translated", "reviewed", "final"}
    assert element.get("type", "fmt") in TYPES
    if "subType" in element.attrib:
        assert element.get("type") == "fmt"
        assert element.get("subType") in SUBTYPES
    if name == "cp":
        character = chr(int(element.attrib["hex"], 16))
        assert not re.match("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", character)


def _check_unit(unit: Element) -> None:
    data = [each.attrib["id"] for each in unit.iter(f"{CORE}data")]
    assert len(set(data)) == len(data)
    used = {value for element in unit.iter() for key, value in element.attrib.items() if key.startswith("dataRef")}
    assert used == set(data)
    source = _codes(unit.find(f"{CORE}segment/{CORE}source"))
    target = _codes(unit.find(f"{CORE}segment/{CORE}target"))
    for identity in source.keys() & target.keys():
        assert source[identity] == target[identity], "an id stands for another code in the translation"


def _codes(text: Element | None) -> dict[str, str]:
    """{id: reference to its data}"""
    elements = [] if text is None else [each for each in text.iter() if each.tag in (f"{CORE}pc", f"{CORE}ph")]
    found = {each.attrib["id"]: each.get("dataRefStart") or each.attrib["dataRef"] for each in elements}
    assert len(found) == len(elements), "two codes have one id"
    return found
