"""Makers of memories."""

from datetime import UTC, datetime, timedelta

from tests.translation.making import locale
from translation.memory import Suggestion, remember, suggest
from translation.models import MemoryEntry

START = datetime(2026, 1, 1, tzinfo=UTC)


def know(pairs: dict[str, str] | list[tuple[str, str]], code: str = "fi") -> None:
    """Put pairs into the memory, each used a day after the one before."""
    for days, (source, target) in enumerate(pairs.items() if isinstance(pairs, dict) else pairs):
        remember(locale("en"), locale(code), [(source, target)])
        MemoryEntry.objects.filter(source=source, target=target).update(used_at=START + timedelta(days=days))


def offered(source: str, code: str = "fi", **options) -> list[tuple[str, int]]:
    """(translation, score) of what is suggested."""
    found: list[Suggestion] = suggest(source, locale("en"), locale(code), **options)
    return [(suggestion.target, suggestion.score) for suggestion in found]


def pairs(code: str = "fi") -> set[tuple[str, str]]:
    """All that the memory has into a language."""
    return set(MemoryEntry.objects.filter(locale__language_code=code).values_list("source", "target"))
