"""What a file of texts says, whatever its format, and what became of it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail_localize.models import Translation

from translation.segments import SegmentState

MAX_FILE = 2 * 1024 * 1024  # bytes; a page of 500 segments makes a tenth of it


class FileRefusedError(Exception):
    """The file as a whole cannot be taken. Its text is for the user, in the active language."""


@dataclass(frozen=True)
class Refusal:
    """One entry of a file that was not taken: where it stands, its source text, and why."""

    where: str
    text: str
    reason: str


@dataclass(frozen=True)
class Entry:
    """A translated text in a file. `settled` is what the file says of it: finished, unsure, or (None) nothing."""

    where: str
    path: str
    source: str
    target: str
    settled: bool | None


@dataclass
class Document:
    """A file that could be read. What it does not say is ""."""

    tool: str
    uuid: str
    source_language: str
    target_language: str
    digest: str
    entries: list[Entry]
    refused: list[Refusal] = field(default_factory=list)


@dataclass
class ImportReport:
    """What became of a file: how many texts were saved, were the same already, were empty, and what was refused.

    With a `problem` the file was refused as a whole, and nothing was changed.
    """

    name: str
    translation: Translation | None = None
    saved: int = 0
    unchanged: int = 0
    empty: int = 0
    refused: list[Refusal] = field(default_factory=list)
    problem: str = ""
    stale: bool = False

    @property
    def clean(self) -> bool:
        return not (self.problem or self.refused or self.stale)

    @property
    def messages(self) -> list[str]:
        """The report in words, in the active language."""
        if self.problem:
            return [self.problem]
        told = [
            ngettext("%(count)d segment was saved.", "%(count)d segments were saved.", self.saved)
            % {"count": self.saved}
        ]
        if self.unchanged:
            text = ngettext(
                "%(count)d segment was the same already.", "%(count)d segments were the same already.", self.unchanged
            )
            told.append(text % {"count": self.unchanged})
        if self.empty:
            text = ngettext(
                "%(count)d segment has no translation in the file.",
                "%(count)d segments have no translation in the file.",
                self.empty,
            )
            told.append(text % {"count": self.empty})
        if self.refused:
            count = len(self.refused)
            text = ngettext("%(count)d segment was not taken.", "%(count)d segments were not taken.", count)
            told.append(text % {"count": count})
        if self.stale:
            told.append(_("The source text was changed after this file was made. Download a new file for the rest."))
        return told


def by_place(segments: Iterable[SegmentState]) -> dict[tuple[str, str], SegmentState]:
    """{(path, source text): segment}. A text that stands twice in one place has one translation, and is there once."""
    found: dict[tuple[str, str], SegmentState] = {}
    for segment in segments:
        found.setdefault((segment.path, segment.source), segment)
    return found


def digest_of(places: Iterable[tuple[str, str]]) -> str:
    """What all the source texts were when a file was made."""
    text = "\0".join(part for place in places for part in place)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
