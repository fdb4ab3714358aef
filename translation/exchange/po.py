"""PO files: one entry a segment, its path as the context. Compatible with those of wagtail-localize."""

import re

import polib
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from translation.exchange.documents import Document, Entry, FileRefusedError, by_place, digest_of
from translation.segments import segments_of

TRANSLATION = "X-WagtailLocalize-TranslationID"  # wagtail-localize's own name for it
SOURCE_LANGUAGE = "X-Source-Language"
DIGEST = "X-Source-Digest"
# polib joins a text's lines one by one, which takes ever longer; 500 segments come to a few thousand
MAX_LINES = 20_000
# polib reads a line without its closing quote as if it had one, and loses a letter
_LINE = re.compile(r'\s*(?:#.*|(?:msg(?:ctxt|id|id_plural|str|str\[\d\])\s)?\s*"(?:[^"\\]|\\.)*"\s*)?')


class _Text:
    """Gives polib a file's lines as PO has them: str.splitlines() would also part a text at U+2028 and its like.

    polib takes a string for a file's name if there is such a file; it cannot do so with this.
    """

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines

    def splitlines(self) -> list[str]:
        return self.lines


def export_po(translation: Translation) -> str:
    """All segments of a translation. What needs revision, or is wrong, is "fuzzy", with the source as it was."""
    places = by_place(segments_of(translation))
    po = polib.POFile(wrapwidth=0)
    po.metadata = {
        "POT-Creation-Date": timezone.localtime().strftime("%Y-%m-%d %H:%M%z"),
        "Language": translation.target_locale.language_code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        TRANSLATION: str(translation.uuid),
        SOURCE_LANGUAGE: translation.source.locale.language_code,
        DIGEST: digest_of(places),
    }
    for (path, source), segment in places.items():
        po.append(
            polib.POEntry(
                msgctxt=path,
                msgid=source,
                msgstr=segment.text,
                flags=["fuzzy"] if segment.state in ("changed", "error") else [],
                previous_msgid=segment.previous_source,
            )
        )
    return str(po)


def read_po(data: bytes) -> Document:
    """Raises FileRefusedError."""
    try:
        lines = data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError:
        raise FileRefusedError(_("The file is not in UTF-8. Save it with this encoding.")) from None
    if len(lines) > MAX_LINES:
        raise FileRefusedError(_("The file has too many lines."))
    for number, line in enumerate(lines, start=1):
        if not _LINE.fullmatch(line):
            raise FileRefusedError(
                _("This is not a valid PO file: line %(number)d cannot be read.") % {"number": number}
            )
    try:
        # without a closing comment polib forgets the last entry of some files
        po = polib.pofile(_Text([*lines, "#"]), encoding="utf-8")
    except OSError:
        raise FileRefusedError(_("This is not a valid PO file.")) from None
    return Document(
        tool="PO",
        uuid=po.metadata.get(TRANSLATION, ""),
        source_language=po.metadata.get(SOURCE_LANGUAGE, ""),
        target_language=po.metadata.get("Language", ""),
        digest=po.metadata.get(DIGEST, ""),
        entries=[
            Entry(
                where=_("line %(number)d") % {"number": entry.linenum},
                path=entry.msgctxt or "",
                source=entry.msgid,
                target=entry.msgstr,
                settled=not entry.fuzzy,
            )
            for entry in po
            if not entry.obsolete
        ],
    )
