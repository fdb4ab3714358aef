"""The translation memory: what was translated before, offered again."""

from translation.memory.learning import rebuild, remember
from translation.memory.suggesting import Suggestion, suggest, suggest_many

__all__ = ["Suggestion", "rebuild", "remember", "suggest", "suggest_many"]
