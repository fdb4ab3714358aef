"""Translations as files, for work outside the site: PO and XLIFF 2.0, one page or a language's backlog."""

from translation.exchange.documents import ImportReport, Refusal
from translation.exchange.importing import import_file
from translation.exchange.po import export_po
from translation.exchange.xliff import export_xliff

__all__ = ["ImportReport", "Refusal", "export_po", "export_xliff", "import_file"]
