"""How alike two texts are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail_localize.strings import validate_translation_links

from translation.memory.texts import Text, fit, score

words = st.sampled_from(["heat", "store", "12", "<b>cold</b>", '<a id="a1">link</a>', "&amp;", "2,5", "ä", " "])
texts = st.lists(words, max_size=8).map(" ".join)


def points(one: str, other: str) -> int:
    return score(Text(one), Text(other))


@given(texts, texts)
def test_likeness_goes_both_ways_and_only_the_same_text_is_alike_in_full(one, other):
    assert points(one, other) == points(other, one)
    assert 0 <= points(one, other) <= 100
    assert (points(one, other) == 100) == (Text(one).plain == Text(other).plain)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('See <a id="a1">it</a>', 'See <a id="a2">it</a>'),
        ("90\u00a0GWh  of heat", "90 GWh of heat"),
        ("Caf\u00e9", "Cafe\u0301"),
        ("R&amp;D is \u201cgood\u201d", "R&amp;D is \u201cgood\u201d"),
        ("<b>Heat</b>", "<strong>Heat</strong>"),
    ],
)
def test_what_does_not_change_the_text_does_not_count(one, other):
    assert points(one, other) == 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It stores 90 GWh of heat.", "It stores 91 GWh of heat."),
        ("It stores 90 GWh of heat.", "It stores 9,0 GWh of heat."),
        ("Goals for 2030", "Goals for 2040"),
    ],
)
def test_another_number_is_a_fuzzy_match_however_long_the_text(one, other):
    assert points(one, other) == 95
    assert points(one + " The rest is the same." * 50, other + " The rest is the same." * 50) == 95


def test_markup_weighs_little_and_is_not_ignored():
    assert 90 <= points("It stores <b>heat</b> in summer.", "It stores heat in summer.") < 100
    assert points("It stores <b>heat</b>.", "It stores <i>heat</i>.") < 100


@pytest.mark.parametrize(("one", "other"), [("12", "90"), ("2024–2028", "2021–2027"), ("–", "…"), ("", "heat")])
def test_texts_without_words_are_the_same_or_nothing(one, other):
    assert points(one, other) == 0
    assert points(one, one) == 100


def test_two_sentences_that_share_nothing_are_not_alike():
    assert points("The store holds heat.", "Municipalities join next year.") < 50


def test_links_are_renamed_in_their_order():
    source = '<a id="a3">One</a> and <a id="a4">two</a>'
    target = '<a id="a2">Kaksi</a> ja <a id="a1">yksi</a>'

    assert fit(target, '<a id="a1">One</a> and <a id="a2">two</a>', source) == (
        '<a id="a4">Kaksi</a> ja <a id="a3">yksi</a>'
    )


def test_a_link_too_many_leaves_its_words():
    fitted = fit('<a id="a1">Yksi</a> ja <a id="a2">kaksi</a>', '<a id="a1">1</a> <a id="a2">2</a>', '<a id="a1">1</a>')

    assert fitted == '<a id="a1">Yksi</a> ja kaksi'


linked = st.lists(st.integers(1, 4), max_size=4, unique=True)


@given(linked, linked, linked)
def test_a_fitted_translation_never_has_a_link_that_its_source_has_not(theirs, ours, in_target):
    def text(links):
        return "x ".join(f'<a id="a{link}">word</a>' for link in links)

    validate_translation_links(text(ours), fit(text(in_target), text(theirs), text(ours)))
