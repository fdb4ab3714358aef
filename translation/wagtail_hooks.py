"""Brings in the hooks of each part of the translators' workspace."""

from translation.assignments import hooks as assignments
from translation.editor import hooks as editor
from translation.exchange import hooks as exchange
from translation.memory import hooks as memory
from translation.quality import hooks as quality
from translation.sharing import hooks as sharing
from translation.shims import hooks as shims
from translation.terms import hooks as terms
from translation.workspace import hooks as workspace

__all__ = ["assignments", "editor", "exchange", "memory", "quality", "sharing", "shims", "terms", "workspace"]
