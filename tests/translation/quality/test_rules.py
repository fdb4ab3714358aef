"""The rules find every seeded fault, and say nothing of good translations."""

import pytest

from core.languages import SOURCE
from tests.translation.quality.demo import pairs
from tests.translation.quality.good import GOOD
from tests.translation.quality.making import TERMS
from tests.translation.quality.seeded import SEEDED, STATES, TOO_LONG
from translation import terms
from translation.quality.checking import check
from translation.quality.rules import ALT_TEXT, LEVELS, RULES
from translation.quality.subject import Field, Subject

BASE = terms.TermBase(TERMS)
CODES = ("fi", "sv")


def found(subject: Subject) -> set[str]:
    return {rule.name for rule, _message in check(subject)}


def told(source: str, target: str, code: str, **more) -> set[str]:
    subject = Subject(source, target, SOURCE, code, **more)
    subject.terms = terms.check(subject.source, subject.target, SOURCE, code, BASE)
    return found(subject)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("rule", SEEDED)
def test_every_seeded_fault_is_found(rule, code):
    place = Field("slug", ("slug",)) if rule == "slug" else Field("body", ("body", "text"))
    rows = [(row[0], row[1 + CODES.index(code)]) for row in SEEDED[rule]]

    missed = [row for row in rows if rule not in told(*row, code, field=place)]

    assert len(rows) >= 6
    assert missed == []


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(("rule", "field", "most"), TOO_LONG)
@pytest.mark.parametrize("over", [1, 2, 7, 20, 60, 400])
def test_a_text_too_long_for_its_place_is_found(rule, field, most, over, code):
    place = Field(field, (field,), most if rule == "too_long" else None)
    fits, too_long = "Sana " * 200, "Sana " * 200
    fits, too_long = fits[: most - 1] + "a", too_long[: most + over - 1] + "a"

    assert rule not in told("A word.", fits, code, field=place)
    assert rule in told("A word.", too_long, code, field=place)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(("rule", "state", "text"), STATES)
def test_the_state_of_a_segment_is_told(rule, state, text, code):
    subject = Subject("A word.", text, SOURCE, code, state=state, error="A link is broken.")

    assert rule in found(subject)


def test_every_rule_of_a_text_is_seeded():
    seeded = {*SEEDED, *(rule for rule, *_rest in TOO_LONG), *(rule for rule, *_rest in STATES)}

    assert seeded == {rule.name for rule in RULES}
    assert set(LEVELS) == seeded | {ALT_TEXT}


@pytest.mark.parametrize("code", CODES)
def test_good_translations_pass_in_silence(code):
    said = {(row[0], row[1 + CODES.index(code)]): told(row[0], row[1 + CODES.index(code)], code) for row in GOOD}

    assert {pair: rules for pair, rules in said.items() if rules} == {}


def test_the_trying_out_content_passes_in_silence():
    said = [(pair.file, pair.source, pair.target, found) for pair in pairs() if (found := pair.found())]

    assert len(pairs()) > 2000
    assert said == []


def test_a_text_that_is_not_there_is_only_missing():
    assert told("The plant cost 5 million.", "  ", "fi") == {"missing"}


def test_an_address_is_no_prose():
    place = Field("slug", ("slug",))

    assert told("heat-store-2024", "lampovarasto", "fi", field=place) == set()


def test_a_cited_work_keeps_its_own_language():
    place = Field("sources.1.title", ("sources", "source", "title"))

    assert told("How the plant was made, at 2.5 MW", "How the plant was made, at 2.5 MW", "fi", field=place) == set()
