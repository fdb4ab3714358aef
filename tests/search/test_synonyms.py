"""Synonyms: kept by editors and offered by the term base, they widen what a visitor asks for."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from search import synonyms
from search.analysis import analyser
from search.engine import search_pages
from search.models import Synonym
from search.plan import plan
from tests import sites
from tests.factories import StandardPageFactory
from tests.translation.making import with_aliases
from tests.translation.roles import is_refused, signed_in
from translation.models import Term


def group(language: str, *words: str) -> Synonym:
    return Synonym.objects.create(language=language, words="\n".join(words))


def expanded(query: str, *codes: str) -> dict[int, set[str]]:
    """{place of a word: what else stands for it} of a query without stop words."""
    words = analyser(codes[0]).words(query)
    readings = [[analyser(code).word(word.text) for code in codes] for word in words]
    return {place: {phrase for phrase, _code in found} for place, found in synonyms.expand(readings, codes).items()}


def test_without_synonyms_a_query_stays_as_it_is(db):
    assert expanded("bussilippu hinta", "fi") == {}


@pytest.mark.parametrize("query", ["matkakortti", "matkakortilla", "Matkakortteja"])
def test_a_word_has_its_synonyms_in_any_inflected_form(db, query):
    group("fi", "matkakortti", "bussilippu", "kausilippu")
    assert expanded(query, "fi") == {0: {"bussilippu", "kausilippu"}}


def test_a_word_typed_without_its_dots_has_its_synonyms(db):
    group("fi", "päiväkoti", "varhaiskasvatus")
    assert expanded("paivakotiin", "fi") == {0: {"varhaiskasvatus"}}


def test_a_known_word_is_not_taken_for_another_with_dots(db):
    """Rain is no ray: "sade" and "säde" are both words."""
    group("fi", "säde", "valonsäde")
    assert expanded("sade", "fi") == {}


def test_a_phrase_stands_for_each_of_its_words_where_they_follow_one_another(db):
    group("en", "internet of things", "iot")
    assert expanded("iot sensors", "en") == {0: {"internet of things"}}
    assert expanded("cheap internet things", "en") == {1: {"iot"}, 2: {"iot"}}
    assert expanded("things internet", "en") == {}


def test_a_synonym_is_of_its_language(db):
    group("sv", "dagis", "daghem")
    assert expanded("dagis", "fi") == {}
    assert expanded("dagis", "fi", "sv") == {0: {"daghem"}}


def test_a_change_works_at_once(db):
    kept = group("sv", "dagis", "daghem")
    assert expanded("dagis", "sv") == {0: {"daghem"}}
    kept.words = "dagis, förskola"
    kept.save()
    assert expanded("dagis", "sv") == {0: {"förskola"}}
    kept.delete()
    assert expanded("dagis", "sv") == {}


def test_groups_are_read_once(db, django_assert_num_queries):
    """A query for each source: the editors' groups and the term base."""
    with django_assert_num_queries(2):
        expanded("dagis", "sv")
    with django_assert_num_queries(0):
        expanded("daghem", "sv")


def test_a_name_that_the_term_base_forbids_finds_the_preferred_one(db):
    names = {"en": "Climate Neutrality", "fi": "Ilmastoneutraalius", "sv": "Klimatneutralitet"}
    term = Term.objects.create(**names, forbidden_fi="ilmastoneutraliteetti")
    assert expanded("ilmastoneutraliteetin", "fi") == {0: {"Ilmastoneutraalius"}}
    assert expanded("klimatneutralitet", "sv") == {}
    term.forbidden_fi = ""
    term.save()
    assert expanded("ilmastoneutraliteetin", "fi") == {}


@pytest.mark.parametrize("words", ["bussi, linja-auto", "bussi\nlinja-auto", "  bussi ;\r\n linja-auto,, bussi"])
def test_words_are_kept_one_a_line(db, words):
    synonym = Synonym(language="fi", words=words)
    synonym.full_clean()
    assert synonym.words == "bussi\nlinja-auto"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("bussi", "at least two different words"),
        ("bussi, busseja", "at least two different words"),
        ("ja, sekä", "passes over"),
        ("!!, bussi, linja-auto", "no word in"),
        (", ".join(f"sana{number}" for number in range(13)), "At most 12"),
        ("bussi, yksi kaksi kolme neljä viisi kuusi seitsemän", "longer than 6 words"),
        ("kyyti, raitiovaunun", "is in the group"),
    ],
)
def test_groups_that_would_not_help_are_refused(db, words, reason):
    group("fi", "ratikka", "raitiovaunu")
    with pytest.raises(ValidationError, match=reason):
        Synonym(language="fi", words=words).full_clean()


def test_a_group_may_be_changed_though_its_words_are_its_own(db):
    group("fi", "ratikka", "raitiovaunu").full_clean()


def test_the_same_word_may_have_a_group_in_each_language(db):
    group("fi", "data", "tieto")
    Synonym(language="sv", words="data, information").full_clean()


@pytest.mark.parametrize("role", ["Moderators", "Site managers"])
def test_an_editor_adds_a_group(homes, role):
    client = signed_in(role)
    client.post(reverse("synonyms:add"), {"language": "sv", "words": "dagis, daghem", "note": ""})
    assert Synonym.objects.get().phrases == ["dagis", "daghem"]
    listing = client.get(reverse("synonyms:index"), {"language": "sv", "q": "daghem"}).content.decode()
    assert "dagis, daghem" in listing
    assert "dagis, daghem" not in client.get(reverse("synonyms:index"), {"language": "fi"}).content.decode()


@pytest.mark.parametrize("role", ["Authors", "Finnish translators"])
def test_others_do_not(homes, role):
    client = signed_in(role)
    assert is_refused(client.get(reverse("synonyms:index")))
    assert is_refused(client.post(reverse("synonyms:add"), {"language": "sv", "words": "dagis, daghem"}))
    assert not Synonym.objects.exists()


def test_all_groups_can_be_read(db):
    group("fi", "ratikka", "raitiovaunu")
    group("sv", "dagis", "daghem")
    assert synonyms.groups(["fi", "sv"]) == [["ratikka", "raitiovaunu"], ["dagis", "daghem"]]
    assert synonyms.groups(["en"]) == []


# In the results


@pytest.fixture
def pages(homes):
    english = StandardPageFactory(parent=homes["en"], title="Sensors", summary="Internet of Things and street lights.")
    with_aliases(english)
    sites.translate(english, "fi", title="Päiväkodit", slug="paivakodit", summary="Varhaiskasvatus ja bussit.")
    return english


@pytest.mark.parametrize(
    ("language", "query", "group_of", "title"),
    [
        ("en", "iot", ["iot", "internet of things"], "Sensors"),
        ("en", "iot lights", ["iot", "internet of things"], "Sensors"),
        ("en", "linked objects lights", ["linked objects", "internet of things"], "Sensors"),
        ("fi", "tarhojen", ["tarha", "päiväkoti"], "Päiväkodit"),
        ("fi", "linja-autoilla", ["linja-auto", "bussi"], "Päiväkodit"),
    ],
)
def test_who_searches_for_one_finds_the_other(pages, language, query, group_of, title):
    assert list(search_pages(query, language).results) == []
    group(language, *group_of)
    found = search_pages(query, language)
    assert [page.title for page in found.results] == [title]
    assert found.corrections == {}


def test_all_other_words_must_still_be_there(pages):
    group("en", "iot", "internet of things")
    assert list(search_pages("iot ferries", "en").results) == []
    assert list(search_pages("things internet", "en").results) != []


def test_what_is_between_quotation_marks_stays_as_it_is(pages):
    group("en", "iot", "internet of things")
    assert list(search_pages('"iot"', "en").results) == []


def test_a_word_with_synonyms_is_not_taken_for_a_typing_error(pages):
    assert plan("varhaiskasvatis", ["fi"]).corrections == {"varhaiskasvatis": "varhaiskasvatus"}
    group("fi", "varhaiskasvatis", "katuvalo")
    assert plan("varhaiskasvatis", ["fi"]).corrections == {}
    assert plan("varhaiskasvatis", ["fi"]).missing == []
