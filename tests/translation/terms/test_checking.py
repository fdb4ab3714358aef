"""A translation calls things what was agreed."""

import pytest

from translation.models import Term
from translation.terms import TermBase, check

COUNCIL = Term(
    pk=1,
    en="Helsinki-Uusimaa Regional Council",
    fi="Uudenmaan liitto",
    sv="Nylands förbund",
    forbidden_fi="Uudenmaan maakuntaliitto\nHelsinki-Uusimaan aluevaltuusto",
    forbidden_sv="Nylands landskapsförbund",
)
STRATEGY = Term(
    pk=2,
    en="Smart specialisation strategy",
    fi="Älykkään erikoistumisen strategia",
    sv="Strategi för smart specialisering",
    forbidden_fi="fiksu erikoistuminen",
)
NEUTRALITY = Term(
    pk=3,
    en="Climate Neutrality",
    fi="Ilmastoneutraalius",
    sv="Klimatneutralitet",
    forbidden_fi="ilmasto-neutraalius\nhiilineutraalius",
    forbidden_sv="koldioxidneutralitet",
)
BOARD = Term(pk=4, en="Council", fi="Neuvosto", sv="Råd", forbidden_fi="liitto")
EU = Term(pk=5, en="EU", fi="EU", sv="EU")
BASE = TermBase([COUNCIL, STRATEGY, NEUTRALITY, BOARD, EU])


def wrong(source: str, target: str, code: str = "fi", base: TermBase = BASE) -> list[tuple[str, str, str]]:
    return [(finding.kind, finding.term.en, finding.form) for finding in check(source, target, "en", code, base)]


@pytest.mark.parametrize(
    ("code", "source", "target"),
    [
        ("fi", "The Helsinki-Uusimaa Regional Council met.", "Uudenmaan liitossa kokoonnuttiin."),
        ("fi", "our climate neutrality", "ilmastoneutraaliutemme"),
        ("fi", "Climate neutrality goals", "Ilmastoneutraaliustavoitteet"),
        ("fi", "The smart specialisation strategy", "Strategia älykkääseen erikoistumiseen"),
        ("sv", "The smart specialisation strategy", "Den smarta specialiseringsstrategin"),
        ("sv", "The Helsinki-Uusimaa Regional Council", "Förbundet i Nyland"),
        ("sv", "Climate neutrality goals", "Klimatneutralitetsmål"),
        ("fi", "of the EU", "EU:ssa"),
        ("fi", "<b>EU</b> money", '<a id="a1">EU-raha</a>'),
    ],
)
def test_the_preferred_name_is_seen_in_any_form(code, source, target):
    assert wrong(source, target, code) == []


@pytest.mark.parametrize(
    ("code", "source", "target", "finding"),
    [
        ("fi", "The EU pays.", "Unioni maksaa.", ("missing", "EU", "EU")),
        ("fi", "climate  neutrality", "päästöttömyys", ("missing", "Climate Neutrality", "climate neutrality")),
        ("sv", "The Helsinki-Uusimaa Regional Council", "Regionen", ("missing", COUNCIL.en, COUNCIL.en)),
    ],
)
def test_a_term_whose_preferred_name_is_nowhere_is_missing(code, source, target, finding):
    assert wrong(source, target, code) == [finding]


@pytest.mark.parametrize(
    ("code", "target", "finding"),
    [
        ("fi", "Uudenmaan maakuntaliiton kokous", ("forbidden", COUNCIL.en, "Uudenmaan maakuntaliiton")),
        ("fi", "Kohti hiilineutraaliutta", ("forbidden", "Climate Neutrality", "hiilineutraaliutta")),
        ("fi", "Fiksussa erikoistumisessa", ("forbidden", STRATEGY.en, "Fiksussa erikoistumisessa")),
        ("sv", "Nylands landskapsförbunds möte", ("forbidden", COUNCIL.en, "Nylands landskapsförbunds")),
        ("sv", "koldioxidneutraliteten", ("forbidden", "Climate Neutrality", "koldioxidneutraliteten")),
    ],
)
def test_a_forbidden_name_is_found_in_any_form_whatever_the_source_says(code, target, finding):
    assert wrong("Nothing of the kind.", target, code) == [finding]


def test_a_forbidden_name_and_the_missing_one_are_told_once():
    assert wrong("Climate neutrality", "Hiilineutraalius") == [("forbidden", "Climate Neutrality", "Hiilineutraalius")]


def test_a_forbidden_word_within_a_preferred_name_is_right():
    assert wrong("x", "Uudenmaan liitto") == []
    assert wrong("x", "Helsingin liitto") == [("forbidden", "Council", "liitto")]


def test_a_forbidden_spelling_of_the_preferred_name_is_told_from_it():
    spelling = TermBase([Term(pk=1, en="E-mail", fi="Sähköposti", sv="E-post", forbidden_en="e mail")])

    def wrong_in_english(text: str) -> list[str]:
        return [finding.form for finding in check("", text, "fi", "en", spelling)]

    assert wrong_in_english("an e-mail and an E mail") == ["E mail"]


def test_a_forbidden_name_within_another_word_is_not_found():
    assert wrong("x", "Liittouma ja koalitioliittolainen") == []


def test_one_of_two_concepts_with_one_name_is_enough():
    twins = TermBase([Term(pk=1, en="Case", fi="Esimerkki", sv="x"), Term(pk=2, en="case", fi="Tapaus", sv="x")])

    assert wrong("In this case", "Tässä tapauksessa", base=twins) == []
    assert wrong("Our cases", "Esimerkkimme", base=twins) == []
    assert [kind for kind, *_rest in wrong("Our cases", "Jutut", base=twins)] == ["missing"]
