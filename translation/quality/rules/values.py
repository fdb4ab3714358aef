"""Numbers, dates and units must be those of the source."""

import re
from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from translation.quality.subject import Subject
from translation.quality.values.comparing import Comparison
from translation.quality.values.figures import TONNES, Figure
from translation.quality.values.units import TIMES, has_unit, only_unit
from translation.quality.values.words import Word


def numbers(subject: Subject) -> Iterator[str]:
    values = subject.values
    missing = [figure for figure in values.missing if figure.kind != "date"]
    added = [figure for figure in values.added if figure.kind != "date"]
    if len(missing) == len(added) == 1:
        yield _differs(missing[0].text, added[0].text)
        return
    for figure in missing:
        yield _("The number %(number)s stands in the source, not here.") % {"number": figure.text}
    for figure in added:
        if missing or _may_stand_for_word(figure, values):
            yield _added(figure)
    for left, right in values.words:
        if _great(left) or _great(right):
            yield _differs(left.text, right.text)


def number_added(subject: Subject) -> Iterator[str]:
    values = subject.values
    if all(figure.kind == "date" for figure in values.missing):
        for figure in values.added:
            if figure.kind != "date" and not _may_stand_for_word(figure, values):
                yield _added(figure)


def _may_stand_for_word(figure: Figure, values: Comparison) -> bool:
    """Whether a small number was put for a number word of the source, and so for a wrong one."""
    [value, *_others] = figure.readings[0]
    return bool(values.expected) and isinstance(value, Decimal) and value <= 100


def number_words(subject: Subject) -> Iterator[str]:
    for left, right in subject.values.words:
        if not _great(left) and not _great(right):
            yield _differs(left.text, right.text)


def dates(subject: Subject) -> Iterator[str]:
    missing = [figure for figure in subject.values.missing if figure.kind == "date"]
    added = [figure for figure in subject.values.added if figure.kind == "date"]
    if len(missing) == len(added) == 1:
        yield _differs(missing[0].text, added[0].text)
        return
    for figure in missing:
        yield _("The date %(date)s stands in the source, not here.") % {"date": figure.text}
    for figure in added:
        yield _("The date %(date)s stands here, not in the source.") % {"date": figure.text}


def units(subject: Subject) -> Iterator[str]:
    source_unit = only_unit(subject.source, subject.source_code)
    if source_unit:
        target_unit = only_unit(subject.target, subject.target_code)
        if subject.target.strip() and source_unit != target_unit:
            yield _differs(subject.source.strip(), subject.target.strip())
        return
    for figure in subject.values.source:
        if figure.unit and figure not in subject.values.missing:
            yield from _unit_of(figure, subject)


def _unit_of(figure: Figure, subject: Subject) -> Iterator[str]:
    """What is wrong with the unit of one figure of the source, if the translation has the figure."""
    readings = set(figure.readings)
    twins = [twin for twin in subject.values.target if readings & set(twin.readings)]
    if any(twin.unit == figure.unit or _same_tonnes(figure, twin) for twin in twins):
        return
    others = [twin for twin in twins if twin.unit]
    if others:
        yield _differs(figure.measure, others[0].measure)
    elif twins and not has_unit(subject.target, str(figure.unit), subject.target_code):
        yield _("The unit of %(number)s stands in the source, not here.") % {"number": figure.measure}


def _same_tonnes(left: Figure, right: Figure) -> bool:
    """3.9 Mt and 3,9 miljoonaa tonnia."""
    return {left.unit, right.unit} <= {"t", *TONNES} and left.readings[0] != right.readings[0]


# Before an amount, not before a version.
ABOUT = re.compile(
    r"(?i)\b(?:noin|lähes|yli|alle|melkein|keskimäärin|cirka|ca|nästan|över|under|omkring|ungefär|drygt|knappt)"
    r" [0-9]+\.[0-9]{1,2}$"
)


def number_format(subject: Subject) -> Iterator[str]:
    if subject.field.citation and subject.same:
        return
    target = subject.target.strip()
    figures = subject.values.target
    for figure in figures:
        alone = figure.text.strip("-–−") == target.strip("-–−") or bool(ABOUT.search(subject.target))
        measured = figure.unit and figure.unit not in TIMES  # but "versio 2.0 vuonna 2020"
        if figure.foreign and (measured or alone or figure.factor):
            yield _("%(number)s has a decimal point; this language has a decimal comma.") % {"number": figure.text}


def _great(word: Word) -> bool:
    """A million that became a billion is no matter of style."""
    return any(isinstance(value, Decimal) and value >= 1000 for value in word.values)


def _added(figure: Figure) -> str:
    return _("The number %(number)s stands here, not in the source.") % {"number": figure.text}


def _differs(source: str, translation: str) -> str:
    values = {"source": source, "translation": translation}
    if source == translation:
        return _("%(source)s is another number in this language: its commas and points mean something else.") % values
    return _("The source has “%(source)s”, the translation “%(translation)s”.") % values
