"""Terms are found by any inflected form, and a translation is held to them."""

import pytest

from translation.models import Term
from translation.terms import all_terms, check, terms_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def smart() -> Term:
    return Term.objects.create(
        en="smart specialisation",
        fi="älykäs erikoistuminen",
        sv="smart specialisering",
        forbidden_fi="fiksu erikoistuminen",
        forbidden_sv="intelligent specialisering\nklok specialisering",
    )


@pytest.fixture
def union() -> Term:
    return Term.objects.create(en="EU", fi="EU", sv="EU")


@pytest.mark.parametrize(
    ("code", "text", "form"),
    [
        ("en", "The Smart Specialisation strategy", "Smart Specialisation"),
        ("fi", "Uudenmaan älykkään erikoistumisen strategia", "älykkään erikoistumisen"),
        ("fi", "Älykkäästä erikoistumisesta on hyötyä", "Älykkäästä erikoistumisesta"),
        ("sv", "strategin för smart specialisering", "smart specialisering"),
        ("sv", "den smarta specialiseringens mål", "smarta specialiseringens"),
    ],
)
def test_a_term_is_found_by_an_inflected_form(smart, code, text, form):
    [match] = terms_in(text, code)
    assert (match.term, match.form) == (smart, form)
    assert text[match.start : match.end] == form


def test_words_apart_from_each_other_are_no_term(smart):
    assert terms_in("a smart city, and specialisation", "en") == []


def test_a_term_is_not_looked_for_in_tags_and_addresses(smart):
    assert terms_in('<a id="smart specialisation">x</a> www.smart.fi/specialisation', "en") == []


def test_an_acronym_is_found_as_it_stands(union):
    assert [match.form for match in terms_in("EU money, Eu, eu", "en")] == ["EU"]


def test_the_longest_term_wins(smart):
    longer = Term.objects.create(en="smart specialisation strategy", fi="strategia", sv="strategi")
    assert [match.term for match in terms_in("Our smart specialisation strategy", "en")] == [longer]


@pytest.mark.parametrize(
    ("code", "translation", "form"),
    [
        ("fi", "Fiksun erikoistumisen strategia", "Fiksun erikoistumisen"),
        ("sv", "En klok specialisering", "klok specialisering"),
    ],
)
def test_a_forbidden_name_is_found_by_an_inflected_form(smart, code, translation, form):
    [finding] = check("The smart specialisation strategy", translation, "en", code)
    assert (finding.kind, finding.form, finding.term) == ("forbidden", form, smart)


def test_a_name_that_is_missing_is_told_once(smart):
    source = "Smart specialisation is smart specialisation"
    [finding] = check(source, "Jotain aivan muuta", "en", "fi")
    assert (finding.kind, finding.term) == ("missing", smart)


def test_a_good_translation_is_left_alone(smart, union):
    assert check("EU support for smart specialisation", "EU:n tuki älykkäälle erikoistumiselle", "en", "fi") == []
    assert check("Heat pumps", "Lämpöpumppuja", "en", "fi") == []


def test_a_forbidden_word_within_the_preferred_name_is_allowed():
    Term.objects.create(en="city", fi="kaupunki", sv="stad", forbidden_sv="bor")
    Term.objects.create(en="inhabitants of the city", fi="asukkaat", sv="de som bor här")
    assert check("x", "Till de som bor här", "en", "sv") == []


def test_the_term_base_is_read_in_one_query(smart, union, django_assert_num_queries):
    with django_assert_num_queries(1):
        base = all_terms()
        for _text in range(20):
            check("smart specialisation", "älykäs erikoistuminen", "en", "fi", base)
