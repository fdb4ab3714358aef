"""What several tests of the quality gate need."""

from typing import Any

from wagtail_localize.models import Translation

from tests.translation.making import submit
from translation.models import Term
from translation.quality import findings
from translation.saving import save_strings
from translation.segments import SegmentState, segments_of

TERMS = [
    Term(
        pk=1,
        en="Regional Council",
        fi="Uudenmaan liitto",
        sv="Nylands förbund",
        forbidden_fi="maakuntaliitto",
        forbidden_sv="regionråd",
    ),
    Term(
        pk=2,
        en="Resource Wisdom",
        fi="resurssiviisaus",
        sv="resursvisdom",
        forbidden_fi="resurssitehokkuus",
        forbidden_sv="resurseffektivitet",
    ),
]


def translated(source: Any, code: str, texts: dict[str, str]) -> Translation:
    """The translation of a page or snippet with these texts, {path: text}, and all else left open."""
    translation = submit(source, code)
    states = {state.path: state.segment.pk for state in segments_of(translation)}
    save_strings(translation, {states[path]: text for path, text in texts.items()}, None)
    return translation


def finnish(source: Any, **texts: str) -> Translation:
    return translated(source, "fi", texts)


def told(translation: Translation) -> dict[str, set[str]]:
    """{path: rules that have something against it}"""
    found: dict[str, set[str]] = {}
    for finding in findings(translation):
        found.setdefault(finding.path, set()).add(finding.rule)
    return found


def state_at(translation: Translation, path: str) -> SegmentState:
    return next(state for state in segments_of(translation) if state.path == path)
