"""What stands beside a segment to help: what was translated before, the agreed terms, and what is wrong."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.safestring import SafeString
from wagtail_localize.models import Translation

from translation import memory, quality, terms
from translation.editor.places import Place
from translation.editor.texts import difference, shown
from translation.segments import SegmentState


@dataclass(frozen=True)
class Offer:
    """A translation from the memory, as the translator takes it over, and how its source differs from this one."""

    text: str
    score: int
    difference: SafeString


@dataclass(frozen=True)
class TermHint:
    """A term that the source has: what it is called in the target language, and what it is not."""

    source: str
    target: str
    forbidden: list[str]
    note: str


def offers_for(
    translation: Translation, states: list[SegmentState], places: dict[int, Place]
) -> dict[int, list[Offer]]:
    """{segment pk: what the memory has}, for the segments to do. What is in the field already is not offered."""
    wanted = list(dict.fromkeys(state.source for state in states if state.state != "done"))
    if not wanted:
        return {}
    found = memory.suggest_many(wanted, translation.source.locale, translation.target_locale)
    offers = {}
    for state in states:
        rich = places[state.segment.pk].rich
        offers[state.segment.pk] = [
            Offer(
                shown(each.target, rich),
                each.score,
                difference(shown(each.source, rich), shown(state.source, rich), rich),
            )
            for each in (found.get(state.source, []) if state.state != "done" else [])
            if each.target != state.text
        ]
    return offers


def hints_for(translation: Translation, states: list[SegmentState]) -> dict[int, list[TermHint]]:
    """{segment pk: the terms in its source}"""
    source, target = translation.source.locale.language_code, translation.target_locale.language_code
    base = terms.all_terms()
    hints: dict[int, list[TermHint]] = {}
    for state in states:
        if state.path == "slug":  # no language, though its words may be terms
            continue
        found = {match.term.pk: match for match in terms.terms_in(shown(state.source, rich=False), source, base)}
        hints[state.segment.pk] = [
            TermHint(match.form, getattr(match.term, target), match.term.forbidden(target), match.term.note)
            for match in found.values()
        ]
    return hints


def findings_for(
    translation: Translation, states: list[SegmentState]
) -> tuple[dict[int, list[quality.Finding]], dict[str, list[quality.Finding]]]:
    """{segment pk: what is wrong}, and {path: what is wrong} with what is no text."""
    of_texts: dict[int, list[quality.Finding]] = defaultdict(list)
    others: dict[str, list[quality.Finding]] = defaultdict(list)
    for finding in quality.findings(translation, states):
        if finding.segment_id:
            of_texts[finding.segment_id].append(finding)
        else:
            others[finding.path].append(finding)
    return of_texts, others
