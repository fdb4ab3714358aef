"""The term base out and in: as CSV for spreadsheets, as TBX (ISO 30042:2019, dialect TBX-Basic) for translators' tools.

A file is taken as a whole or not at all. Its terms are added; one whose English name is there already is changed.
"""

import csv
import io
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core.languages import CODES
from core.spreadsheets import csv_lines
from translation.models import Term
from translation.xml_files import serialised

COLUMNS = [*CODES, *(f"forbidden_{code}" for code in CODES), "note"]
MAX_FILE = 2 * 1024**2  # bytes
MAX_TERMS = 5000
NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STATUS = "administrativeStatus"
_FORBIDDEN = "deprecatedTerm-admn-sts"
_PREFERRED = "preferredTerm-admn-sts"
_FORMULA = ("'=", "'+", "'-", "'@", "'\t", "'\r")

Row = dict[str, str]


class TermFileError(Exception):
    """The file cannot be taken; `messages` say why, each worded for the user and naming its row."""

    def __init__(self, *messages: str) -> None:
        super().__init__("; ".join(messages))
        self.messages = list(messages)


def to_csv(terms: Iterable[Term]) -> Iterator[str]:
    """A header of COLUMNS and a row a term; several forbidden names stand in one cell, a line each."""
    return csv_lines([COLUMNS, *([getattr(term, column) for column in COLUMNS] for term in terms)])


def to_tbx(terms: Iterable[Term]) -> bytes:
    """A TBX-Basic file: kinds of information are attributes (style "dca")."""
    root = ET.Element(f"{{{NAMESPACE}}}tbx", {"type": "TBX-Basic", "style": "dca", _XML_LANG: "en"})
    header = ET.SubElement(root, f"{{{NAMESPACE}}}tbxHeader")
    description = ET.SubElement(ET.SubElement(header, f"{{{NAMESPACE}}}fileDesc"), f"{{{NAMESPACE}}}sourceDesc")
    ET.SubElement(description, f"{{{NAMESPACE}}}p").text = "Helsinki Smart Region"
    body = ET.SubElement(ET.SubElement(root, f"{{{NAMESPACE}}}text"), f"{{{NAMESPACE}}}body")
    for term in terms:
        concept = ET.SubElement(body, f"{{{NAMESPACE}}}conceptEntry", {"id": f"c{term.pk}"})
        if term.note:
            ET.SubElement(concept, f"{{{NAMESPACE}}}descrip", {"type": "definition"}).text = term.note
        for code in CODES:
            section = ET.SubElement(concept, f"{{{NAMESPACE}}}langSec", {_XML_LANG: code})
            _write_term(section, getattr(term, code), _PREFERRED)
            for name in term.forbidden(code):
                _write_term(section, name, _FORBIDDEN)
    ET.indent(root)
    return serialised(root, NAMESPACE).encode()


def _write_term(section: ET.Element, name: str, status: str) -> None:
    entry = ET.SubElement(section, f"{{{NAMESPACE}}}termSec")
    ET.SubElement(entry, f"{{{NAMESPACE}}}term").text = name
    ET.SubElement(entry, f"{{{NAMESPACE}}}termNote", {"type": _STATUS}).text = status


def take(name: str, data: bytes) -> tuple[int, int]:
    """Add and change what the file says; returns how many terms are new, and how many are changed.

    `name` tells the format by its ending. Raises TermFileError, and changes nothing then.
    """
    if len(data) > MAX_FILE:
        raise TermFileError(_("The file is larger than %(size)d MB.") % {"size": MAX_FILE // 1024**2})
    ending = name.rsplit(".", 1)[-1].lower()
    if ending not in ("csv", "tbx", "xml"):
        raise TermFileError(_("Choose a CSV or a TBX file."))
    rows = read_csv(data) if ending == "csv" else read_tbx(data)
    if not rows:
        raise TermFileError(_("There is no term in the file."))
    if len(rows) > MAX_TERMS:
        raise TermFileError(_("There are more than %(count)d terms in the file.") % {"count": MAX_TERMS})
    return _keep(rows)


@transaction.atomic
def _keep(rows: list[tuple[str, Row]]) -> tuple[int, int]:
    known = {term.en: term for term in Term.objects.all()}
    messages, seen, added, changed = [], set(), 0, 0
    kept = []
    for place, row in rows:
        term = known.get(row["en"]) or Term()
        before = [getattr(term, column) for column in COLUMNS]
        for column in COLUMNS:
            setattr(term, column, row.get(column, ""))
        try:
            term.full_clean(validate_unique=False, validate_constraints=False)
        except ValidationError as error:
            for field, texts in error.message_dict.items():
                messages += [f"{place}, {_name_of(field)}: {text}" for text in texts]
            continue
        if row["en"] in seen:
            messages.append(_("%(place)s: “%(term)s” stands in the file twice.") % {"place": place, "term": row["en"]})
        seen.add(row["en"])
        added += term.pk is None
        changed += term.pk is not None and before != [getattr(term, column) for column in COLUMNS]
        kept.append(term)
    if messages:
        raise TermFileError(*messages)
    for term in kept:
        term.save()
    return added, changed


def _name_of(field: str) -> str:
    if field not in COLUMNS:
        return field
    names = {column.name: column.verbose_name for column in Term._meta.concrete_fields}
    return str(names[field])


def read_csv(data: bytes) -> list[tuple[str, Row]]:
    """(place for messages, {column: text}) of each row; commas or semicolons, as the spreadsheet writes them."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TermFileError(_("The file is not in UTF-8. Save it as “CSV UTF-8”.")) from None
    if "\0" in text:
        raise TermFileError(_("This is no CSV file."))
    first = text.split("\n", 1)[0]
    reader = csv.DictReader(
        io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ","
    )
    try:
        missing = [code for code in CODES if code not in (reader.fieldnames or [])]
        if missing:
            raise TermFileError(_("The column %(names)s is missing.") % {"names": ", ".join(missing)})
        return [
            (
                _("Row %(number)d") % {"number": number},
                {key: _plain(value) for key, value in row.items() if key in COLUMNS},
            )
            for number, row in enumerate(reader, start=2)
            if any(isinstance(value, str) and value.strip() for value in row.values())
        ]
    except csv.Error:
        raise TermFileError(_("This is no CSV file.")) from None


def _plain(value: str | None) -> str:
    """Without the mark that keeps a spreadsheet from running a cell."""
    text = (value or "").replace("\r\n", "\n").strip()
    return text[1:] if text.startswith(_FORMULA) else text


def read_tbx(data: bytes) -> list[tuple[str, Row]]:
    """(place for messages, {column: text}) of each concept, in either version of TBX's element names."""
    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise TermFileError(_("The file declares entities or a document type, which is not allowed here.")) from None
    except (ET.ParseError, ValueError, LookupError):
        raise TermFileError(_("The file is no well-formed XML.")) from None
    if _local(root) not in ("tbx", "martif"):
        raise TermFileError(_("This is no TBX file."))
    entries = (element for element in root.iter() if _local(element) in ("conceptEntry", "termEntry"))
    return [
        (_("Concept %(number)d") % {"number": number}, _read_concept(entry))
        for number, entry in enumerate(entries, start=1)
    ]


def _read_concept(entry: ET.Element) -> Row:
    row: Row = dict.fromkeys(COLUMNS, "")
    notes = [element for element in entry if _local(element) in ("descrip", "note") and element.text]
    row["note"] = "\n".join((element.text or "").strip() for element in notes)
    for section in entry:
        code = (section.get(_XML_LANG) or section.get("lang") or "").lower().split("-")[0]
        if _local(section) not in ("langSec", "langSet") or code not in CODES:
            continue
        forbidden = []
        for group in (each for each in section.iter() if _local(each) in ("termSec", "tig", "ntig")):
            name = next(((each.text or "").strip() for each in group.iter() if _local(each) == "term"), "")
            statuses = {(each.text or "").strip() for each in group.iter() if each.get("type") == _STATUS}
            if _FORBIDDEN in statuses or "deprecatedTerm" in statuses:
                forbidden.append(name)
            elif not row[code]:
                row[code] = name
        row[f"forbidden_{code}"] = "\n".join(name for name in forbidden if name)
    return row


def _local(element: ET.Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]
