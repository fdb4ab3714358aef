"""What a rule is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from translation.quality.subject import Subject

Level = Literal["error", "warning"]
Check = Callable[[Subject], Iterator[str]]


@dataclass(frozen=True)
class Rule:
    """`check` yields a translated message for each fault that it finds; `label` says what the rule looks at."""

    name: str
    level: Level
    label: Any
    check: Check
