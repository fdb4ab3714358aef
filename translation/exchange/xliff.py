"""XLIFF 2.0: one <file> a translation, one <unit> a segment, named by the segment's path."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from xml.etree.ElementTree import Element, ParseError, SubElement

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from translation.exchange.documents import Document, Entry, FileRefusedError, Refusal, by_place, digest_of
from translation.exchange.inline import NAMESPACE, NOT_IN_XML, Reader, UnknownCodeError, Writer, add_text, named, plain
from translation.segments import SegmentState, segments_of
from translation.xml_files import serialised

STATES = {"missing": "initial", "changed": "initial", "error": "initial", "done": "translated"}
SETTLED = ("translated", "reviewed", "final")
DIGEST = "source-digest"
PREVIOUS = "previous-source"
_ORDER = re.compile("[0-9]{1,4}")


def export_xliff(translation: Translation) -> bytes:
    """All segments of a translation. What needs revision has the old translation, and the source as it was in a note.

    States are "translated" and "initial"; whether anybody read a text again, nobody keeps.
    """
    places = by_place(segments_of(translation))
    uuid = str(translation.uuid)
    root = Element(
        named("xliff"),
        version="2.0",
        srcLang=translation.source.locale.language_code,
        trgLang=translation.target_locale.language_code,
    )
    file = SubElement(root, named("file"), id=uuid, original=uuid, canResegment="no")
    file.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    _add_note(file, DIGEST, digest_of(places))
    for number, segment in enumerate(places.values(), start=1):
        _add_unit(file, number, segment)
    _lay_out(root)
    # a parser takes a bare carriage return for a line feed
    return serialised(root, NAMESPACE).replace("\r", "&#13;").encode()


def _add_unit(file: Element, number: int, segment: SegmentState) -> None:
    unit = SubElement(file, named("unit"), id=f"s{number}", name=segment.path)
    if segment.previous_source is not None:
        _add_note(unit, PREVIOUS, segment.previous_source)
    original = SubElement(unit, named("originalData"))
    part = SubElement(unit, named("segment"), state=STATES[segment.state])
    writer = Writer()
    writer.write(SubElement(part, named("source")), segment.source)
    if segment.translation:
        writer.write(SubElement(part, named("target")), segment.text)
    for text, identity in writer.data.items():
        add_text(SubElement(original, named("data"), id=identity), text)
    if not writer.data:
        unit.remove(original)


def _add_note(parent: Element, category: str, text: str) -> None:
    note = SubElement(SubElement(parent, named("notes")), named("note"), category=category)
    note.text = NOT_IN_XML.sub("", text)  # a note has no <cp>


def _lay_out(root: Element) -> None:
    """Put each unit on a line of its own; within units every space counts."""
    [file] = root
    root.text = file.text = file.tail = "\n"
    for child in file:
        child.tail = "\n"


def read_xliff(data: bytes) -> Document:
    """Raises FileRefusedError."""
    root = _parse(data)
    files = root.findall(named("file"))
    if len(files) != 1:
        raise FileRefusedError(_("The file must hold the texts of one page, as it did when it was downloaded."))
    file = files[0]
    document = Document(
        tool="XLIFF",
        uuid=file.get("original", ""),
        source_language=root.get("srcLang", ""),
        target_language=root.get("trgLang", ""),
        digest=_digest(file),
        entries=[],
    )
    for unit in file.iter(named("unit")):
        found = _read_unit(unit)
        if isinstance(found, Entry):
            document.entries.append(found)
        else:
            document.refused.append(found)
    return document


def _parse(data: bytes) -> Element:
    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise FileRefusedError(
            _("The file has a document type or entities of its own, which is not allowed.")
        ) from None
    except (ParseError, ValueError, LookupError):
        raise FileRefusedError(_("This is not a valid XML file, or it is damaged.")) from None
    if root.tag != named("xliff"):
        raise FileRefusedError(_("This is not an XLIFF 2.0 file. Older versions cannot be read."))
    return root


def _digest(file: Element) -> str:
    notes = file.findall(f"{named('notes')}/{named('note')}")
    return next((note.text or "" for note in notes if note.get("category") == DIGEST), "")


def _read_unit(unit: Element) -> Entry | Refusal:
    where = _("unit %(id)s") % {"id": unit.get("id", "")}
    name = unit.get("name", "")
    source = ""
    try:
        reader = Reader({each.get("id", ""): plain(each) for each in unit.iter(named("data"))})
        parts = list(_parts(unit))
        source = "".join(reader.read(part.source) for part in parts)
        return Entry(where, name, source, _target(parts, reader), _settled(parts))
    except UnknownCodeError:
        reason = _("It has an inline code that is not in the source text.")
        return Refusal(where, source or name, reason)


@dataclass(frozen=True)
class _Part:
    """A <segment> of a unit, or an <ignorable> between two: some tools part a unit though they are asked not to."""

    is_segment: bool
    state: str
    source: Element
    target: Element | None


def _parts(unit: Element) -> Iterator[_Part]:
    for child in unit:
        source = child.find(named("source"))
        if child.tag in (named("segment"), named("ignorable")) and source is not None:
            is_segment = child.tag == named("segment")
            yield _Part(is_segment, child.get("state", ""), source, child.find(named("target")))


def _target(parts: list[_Part], reader: Reader) -> str:
    """The translation, or "" where a part of it is missing."""
    if any(part.is_segment and part.target is None for part in parts):
        return ""
    texts: list[tuple[int, str]] = []
    for number, part in enumerate(parts, start=1):
        element = part.source if part.target is None else part.target
        order = element.get("order", "")
        texts.append((int(order) if _ORDER.fullmatch(order) else number, reader.read(element)))
    return "".join(text for _order, text in sorted(texts, key=itemgetter(0)))


def _settled(parts: list[_Part]) -> bool | None:
    """Whether all is finished; None if the file does not say so. Not every tool writes the state."""
    states = [part.state in SETTLED for part in parts if part.is_segment]
    return True if states and all(states) else None
