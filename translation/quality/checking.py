"""Runs the rules over one segment."""

from collections.abc import Iterator

from translation.quality.rules import RULES, Rule
from translation.quality.subject import Subject

# Nothing else can be said of a text that is not there.
OF_STATE = {"missing", "invalid"}
# A page's part of the address is no text to read.
OF_SLUGS = OF_STATE | {"changed", "too_long", "slug"}


def check(subject: Subject) -> Iterator[tuple[Rule, str]]:
    """(rule, message) of everything that is wrong with the segment."""
    there = bool(subject.target.strip())
    asked = OF_SLUGS if subject.field.name == "slug" else {rule.name for rule in RULES}
    for rule in RULES:
        if rule.name in asked and (there or rule.name in OF_STATE):
            for message in rule.check(subject):
                yield rule, message
