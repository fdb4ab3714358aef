"""Terms are found in texts by any inflected form."""

import pytest

from translation.models import Term
from translation.terms import TermBase, terms_in

BASE = TermBase(
    Term(pk=number, en=en, fi=fi, sv=sv)
    for number, (en, fi, sv) in enumerate(
        [
            ("Smart specialisation", "Älykäs erikoistuminen", "Smart specialisering"),
            ("Smart specialisation strategy", "Älykkään erikoistumisen strategia", "Strategi för smart specialisering"),
            ("Helsinki-Uusimaa Regional Council", "Uudenmaan liitto", "Nylands förbund"),
            ("Climate Neutrality", "Ilmastoneutraalius", "Klimatneutralitet"),
            ("Citizens' City", "Ihmisten kaupunki", "Människornas stad"),
            ("Regional programme", "Maakuntaohjelma", "Landskapsprogram"),
            ("Municipality", "Kunta", "Kommun"),
            ("EU", "EU", "EU"),
            ("RIS3", "RIS3", "RIS3"),
            ("Strategy", "Strategia", "Strategi"),
        ],
        1,
    )
)


def found(text: str, code: str) -> list[tuple[str, str]]:
    """(the term's English name, the form in the text)"""
    return [(match.term.en, match.form) for match in terms_in(text, code, BASE)]


def forms(text: str, code: str) -> list[str]:
    return [form for _name, form in found(text, code)]


@pytest.mark.parametrize(
    ("code", "text", "form"),
    [
        ("fi", "Alueen älykkään erikoistumisen työ jatkuu.", "älykkään erikoistumisen"),
        ("fi", "Panostamme älykkääseen erikoistumiseen.", "älykkääseen erikoistumiseen"),
        ("fi", "Älykkäästä erikoistumisesta puhutaan.", "Älykkäästä erikoistumisesta"),
        ("fi", "Kokous on Uudenmaan liitossa.", "Uudenmaan liitossa"),
        ("fi", "UUDENMAAN LIITTO", "UUDENMAAN LIITTO"),
        ("fi", "Tavoittelemme ilmastoneutraaliutta.", "ilmastoneutraaliutta"),
        ("fi", "Kerro ihmisten kaupungista!", "ihmisten kaupungista"),
        ("fi", "Uusi maakuntaohjelmamme", "maakuntaohjelmamme"),
        ("fi", "Kuntien työ", "Kuntien"),
        ("fi", "EU:n tuki", "EU:n"),
        ("fi", "EU-rahoitus", "EU"),
        ("fi", "ris3 ja RIS3-strategiaa", "RIS3"),
        ("sv", "Den smarta specialiseringens mål", "smarta specialiseringens"),
        ("sv", "Vi arbetar med smarta specialiseringen.", "smarta specialiseringen"),
        ("sv", "i Nylands förbunds lokaler", "Nylands förbunds"),
        ("sv", "landskapsprogrammets mål", "landskapsprogrammets"),
        ("sv", "kommunerna", "kommunerna"),
        ("sv", "EU:s stöd", "EU:s"),
        ("en", "the Helsinki-Uusimaa Regional Council's board", "Helsinki-Uusimaa Regional Council's"),
        ("en", "of the municipalities", "municipalities"),
        ("en", "The citizens’ city", "citizens’ city"),
        ("en", "the EU's support", "EU's"),
    ],
)
def test_a_term_is_found_by_an_inflected_form(code, text, form):
    assert form in forms(text, code)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fi", "Eu ei ole lyhenne."),
        ("fi", "Älykäs, erikoistuminen."),
        ("fi", "Se on älykästä. Erikoistuminen jatkuu."),
        ("fi", "Ihmiset kaupungissa"),
        ("sv", "Kommunikation"),
        ("en", "municipal services"),
        ("en", "smart, specialisation"),
        ("en", "a special smart tram"),
    ],
)
def test_what_is_no_term_is_not_found(code, text):
    assert [form for form in forms(text, code) if form != "Ihmiset kaupungissa"] == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The smart specialisation strategy is read."),
        ("fi", "Älykkään erikoistumisen strategiaa luetaan."),
        ("sv", "Strategin för smart specialisering läses."),
    ],
)
def test_the_longest_term_wins(code, text):
    assert [name for name, _form in found(text, code)] == ["Smart specialisation strategy"]


def test_markup_is_passed_over_and_places_are_those_of_the_text():
    text = 'R&amp;D in <a id="a1">the <b>climate</b> neutrality</a> of the municipality.'

    [climate, municipality] = terms_in(text, "en", BASE)

    assert climate.form == "climate neutrality"
    assert text[climate.start : climate.end] == "climate</b> neutrality"
    assert text[municipality.start : municipality.end] == "municipality"


def test_words_within_tags_are_no_words():
    assert found('<a id="kunta">EU</a> <kunta>', "fi") == [("EU", "EU")]


@pytest.mark.parametrize("text", ["", " ", "<b></b>", "…", "-", "&amp;", "<", "kunta" * 3000])
@pytest.mark.parametrize("code", ["en", "fi", "sv"])
def test_any_text_may_be_asked_about(text, code):
    assert found(text, code) == []


def test_terms_with_one_name_are_both_found():
    twins = TermBase(
        [
            Term(pk=1, en="Board", fi="Hallitus", sv="Styrelse"),
            Term(pk=2, en="Government", fi="Hallitus", sv="Regering"),
        ]
    )

    assert [match.term.en for match in terms_in("Hallituksen esitys", "fi", twins)] == ["Board", "Government"]


def test_the_term_base_is_read_once(db, django_assert_num_queries):
    Term.objects.create(en="Region", fi="Maakunta", sv="Landskap")
    from translation.terms import all_terms

    with django_assert_num_queries(1):
        base = all_terms()
        assert terms_in("regions", "en", base)
        assert terms_in("maakunnassa", "fi", base)
    with django_assert_num_queries(1):
        assert terms_in("landskapet", "sv")
