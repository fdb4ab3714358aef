from translation.models.assignments import Assignment, Comment, Notice
from translation.models.languages import LanguageSettings
from translation.models.memory import MemoryEntry
from translation.models.revisions import NeedsRevision
from translation.models.terms import Term
from translation.models.versions import PageVersion, RevisionVersion, SourceVersion
from translation.models.waivers import Waiver

__all__ = [
    "Assignment",
    "Comment",
    "LanguageSettings",
    "MemoryEntry",
    "NeedsRevision",
    "Notice",
    "PageVersion",
    "RevisionVersion",
    "SourceVersion",
    "Term",
    "Waiver",
]
