"""All that waits in a language as one zip file, and such a file back."""

import zipfile
from collections.abc import Collection
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import F, QuerySet
from django.template.loader import render_to_string
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from core.spreadsheets import csv_lines
from translation.exchange.archives import MAX_FILES, read_archive
from translation.exchange.documents import FileRefusedError, ImportReport
from translation.exchange.importing import import_document, read
from translation.exchange.po import export_po
from translation.exchange.xliff import export_xliff
from translation.rights import may_translate
from translation.segments import progress_of

# {format: (what makes it, ending, media type)}
FORMATS = {
    "po": (lambda translation: export_po(translation).encode(), ".po", "text/x-gettext-translation"),
    "xliff": (export_xliff, ".xlf", "application/xliff+xml"),
}


def waiting(locale: Locale) -> QuerySet[Translation]:
    """The language's translations that are under way and not complete, with their numbers."""
    translations = Translation.objects.filter(target_locale=locale, enabled=True)
    unfinished = progress_of(translations).filter(done__lt=F("total"))
    related = unfinished.select_related("source__locale", "source__specific_content_type", "target_locale")
    return related.order_by("source__object_repr", "pk")


def export_backlog(locale: Locale, format_name: str, user: Any) -> bytes:
    """A zip file: one file a translation that waits and that the user may do, a list of them, and a note.

    At most MAX_FILES translations, as many as come back in one zip file; the note says so.
    """
    export, ending, _type = FORMATS[format_name]
    done = _own(locale, user)
    finder = AdminURLFinder(user)
    header = [_("File"), _("Page"), _("Type"), _("Segments"), _("Missing"), _("Changed"), _("Words left"), _("Address")]
    rows = [header]
    names: set[str] = set()
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for translation, instance in done[:MAX_FILES]:
            name = file_name(translation, instance, ending, names)
            names.add(name)
            archive.writestr(name, export(translation))
            source = translation.source
            edit = finder.get_edit_url(instance)
            rows.append(
                [
                    name,
                    source.object_repr,
                    str(source.specific_content_type.model_class()._meta.verbose_name),
                    translation.total,
                    translation.missing,
                    translation.changed,
                    translation.words_left,
                    f"{settings.WAGTAILADMIN_BASE_URL}{edit}" if edit else "",
                ]
            )
        archive.writestr("index.csv", "".join(csv_lines(rows)))
        context = {"language": locale, "count": len(names), "left_out": len(done) - len(names)}
        archive.writestr("README.txt", render_to_string("translation/exchange/readme.txt", context))
    return packed.getvalue()


def _own(locale: Locale, user: Any) -> list[tuple[Any, Any]]:
    """[(translation, translated page or snippet)] of those that wait, as far as the user may do them."""
    translations = list(waiting(locale))
    keys = [translation.source.object_id for translation in translations]
    pages = {page.translation_key: page for page in Page.objects.filter(locale=locale, translation_key__in=keys)}
    found = []
    for translation in translations:
        try:
            instance = pages.get(translation.source.object_id) or translation.get_target_instance()
        except ObjectDoesNotExist:
            continue  # its page was deleted, and nothing is left to translate
        if may_translate(user, translation, instance):
            found.append((translation, instance))
    return found


def file_name(translation: Translation, instance: Any, ending: str, taken: Collection[str] = ()) -> str:
    """By the slug, and a number if that is taken: "heat-storage.fi.po"."""
    words = (getattr(instance, "slug", "") or slugify(translation.source.object_repr) or "translation")[:80]
    ending = f".{translation.target_locale.language_code}{ending}"
    return f"{words}{ending}" if f"{words}{ending}" not in taken else f"{words}-{translation.pk}{ending}"


def import_backlog(name: str, data: bytes, user: Any) -> list[ImportReport]:
    """One report a file of the zip file, or one alone for a zip file that is refused as a whole.

    All files are read before the first is taken. Each is taken or refused by itself: the others need not wait for it.
    """
    try:
        files = read_archive(data)
    except FileRefusedError as refused:
        return [ImportReport(name, problem=refused.args[0])]
    reports: list[ImportReport] = []
    readable = []
    for member, content in files:
        path = PurePosixPath(member)
        if path.name in ("index.csv", "README.txt") or path.name.startswith(".") or "__MACOSX" in path.parts:
            continue
        try:
            readable.append((member, read(member, content)))
        except FileRefusedError as refused:
            reports.append(ImportReport(member, problem=refused.args[0]))
    seen: set[str] = set()
    for member, document in readable:
        try:
            if document.uuid in seen:
                raise FileRefusedError(_("The zip file holds another file for the same translation, which came first."))
            reports.append(import_document(document, member, None, user))
            seen.add(document.uuid)
        except FileRefusedError as refused:
            reports.append(ImportReport(member, problem=refused.args[0]))
    return reports or [ImportReport(name, problem=_("The zip file holds no file with translations."))]
