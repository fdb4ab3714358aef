"""Takes the texts of a file into a translation: what fits is saved, what does not is named with its reason."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import Translation

from translation.exchange.documents import (
    MAX_FILE,
    Document,
    Entry,
    FileRefusedError,
    ImportReport,
    Refusal,
    by_place,
    digest_of,
)
from translation.exchange.po import read_po
from translation.exchange.xliff import read_xliff
from translation.rights import lock_for, may_translate
from translation.saving import markup_error, save_strings
from translation.segments import SegmentState, segments_of

READERS = {".po": read_po, ".xlf": read_xliff, ".xliff": read_xliff}
# what checks the markup goes down into each tag, and Python not without end
MAX_TAGS = 100


def import_file(translation: Translation | None, name: str, data: bytes, user: Any) -> ImportReport:
    """Save the texts of a PO or XLIFF file; without `translation`, into the one that the file names.

    Asks for the user's rights and for locks itself, raises nothing for any content, and changes nothing for a file
    that it refuses. An empty text deletes nothing.
    """
    try:
        return import_document(read(name, data), name, translation, user)
    except FileRefusedError as refused:
        return ImportReport(name, translation, problem=refused.args[0])


def read(name: str, data: bytes) -> Document:
    """Raises FileRefusedError."""
    reader = next((reader for ending, reader in READERS.items() if name.lower().endswith(ending)), None)
    if reader is None:
        raise FileRefusedError(_("Only files of the types .po, .xlf and .xliff can be read."))
    if len(data) > MAX_FILE:
        raise FileRefusedError(_("The file is larger than %(size)d MB.") % {"size": MAX_FILE // 1024**2})
    if not data.strip():
        raise FileRefusedError(_("The file is empty."))
    return reader(data)


def import_document(document: Document, name: str, translation: Translation | None, user: Any) -> ImportReport:
    """Raises FileRefusedError."""
    translation = _translation_for(document, translation, user)
    places = by_place(segments_of(translation))
    paths = {path for path, _source in places}
    report = ImportReport(name, translation, refused=list(document.refused))
    report.stale = bool(document.digest) and document.digest != digest_of(places)
    texts: dict[int, str] = {}
    for entry in _told_apart(document.entries, report):
        segment = places.get((entry.path, entry.source))
        if not entry.target.strip():
            report.empty += segment is not None
        elif reason := _reason_against(entry, segment, entry.path in paths):
            report.refused.append(Refusal(entry.where, entry.source, reason))
        elif segment and entry.target == segment.text and segment.state != "changed":
            report.unchanged += 1
        elif segment:
            texts[segment.segment.pk] = entry.target
    if texts:
        try:
            save_strings(translation, texts, user, tool=document.tool)
        except LookupError:
            raise FileRefusedError(_("The page was changed at the same moment. Try again.")) from None
    report.saved = len(texts)
    return report


def _translation_for(document: Document, expected: Translation | None, user: Any) -> Translation:
    """The translation that the document is for, if the user may save its strings now."""
    try:
        uuid = UUID(document.uuid)
    except ValueError:
        raise FileRefusedError(_("The file does not say which translation it belongs to.")) from None
    translations = Translation.objects.select_related("source__locale", "target_locale")
    translation = translations.filter(uuid=uuid).first()
    if translation is None:
        raise FileRefusedError(_("The file was made on another site, or for a page that is no longer here."))
    if expected and translation != expected:
        raise FileRefusedError(_other(translation, expected, user))
    _check_language(document.source_language, translation.source.locale)
    _check_language(document.target_language, translation.target_locale)
    _check_rights(translation, user)
    return translation


def _other(translation: Translation, expected: Translation, user: Any) -> str:
    if translation.source_id == expected.source_id:
        return _("The file is for the translation into another language: %(language)s.") % {
            "language": translation.target_locale
        }
    try:
        may_know = may_translate(user, translation)
    except ObjectDoesNotExist:
        may_know = False
    if may_know:
        return _("The file is for another page: “%(page)s”.") % {"page": translation.source.object_repr}
    return _("The file is for another page.")


def _check_language(code: str, locale: Locale) -> None:
    """Tools like to add a country: "fi-FI" is Finnish."""
    wanted = locale.language_code.lower()
    found = code.strip().lower().replace("_", "-")
    if found and found != wanted and not found.startswith(f"{wanted}-"):
        raise FileRefusedError(
            _("The file says that its language is “%(found)s”, which should be “%(wanted)s”.")
            % {"found": code[:40], "wanted": locale.language_code}
        )


def _check_rights(translation: Translation, user: Any) -> None:
    try:
        instance = translation.get_target_instance()
    except ObjectDoesNotExist:
        raise FileRefusedError(_("The translated page is no longer here.")) from None
    if not may_translate(user, translation, instance):
        raise FileRefusedError(_("You have no right to translate this page into this language."))
    if not translation.enabled:
        raise FileRefusedError(_("This translation has been stopped."))
    if lock := lock_for(user, instance):
        raise FileRefusedError(lock.get_message(user) or _("The page is locked."))


def _told_apart(entries: list[Entry], report: ImportReport) -> list[Entry]:
    """One entry a segment; where a file has two texts for it, neither is taken."""
    first: dict[tuple[str, str], Entry] = {}
    contradicted: set[tuple[str, str]] = set()
    for entry in entries:
        place = (entry.path, entry.source)
        if first.setdefault(place, entry).target != entry.target and place not in contradicted:
            contradicted.add(place)
            reason = _("The file has different translations for this segment.")
            report.refused.append(Refusal(entry.where, entry.source, reason))
    return [entry for place, entry in first.items() if place not in contradicted]


def _reason_against(entry: Entry, segment: SegmentState | None, path_is_known: bool) -> str | None:
    if not entry.path:
        return _("The entry does not say where on the page it belongs (its context is missing).")
    if segment is None:
        if path_is_known:
            return _("The source text was changed after the file was made, or does not belong to the page.")
        return _("The page has no such segment any more.")
    if entry.target == segment.text:
        if segment.state == "changed" and not entry.settled:
            return _("It is still marked as unsure: confirm it in the file or in the editor.")
        return None
    if entry.settled is False:
        return _("It is marked as unsure (fuzzy), so it is not taken as finished.")
    if "\0" in entry.target:
        return _("It has a character that cannot be kept.")
    if entry.target.count("<") > entry.source.count("<") + MAX_TAGS:
        return _("It has too many tags.")
    return markup_error(entry.source, entry.target) or None
