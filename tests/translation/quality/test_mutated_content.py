"""Faults put into the trying-out content's good translations are found, each by its rule."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.translation.quality.demo import Pair, pairs
from translation.quality.subject import EMAIL, TAG, plain

MONTHS = {
    "fi": r"(?i)(tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)(?=kuu)",
    "sv": r"(?i)\b(januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b",
}
ANOTHER_MONTH = {"fi": ("helmi", "loka"), "sv": ("februari", "oktober")}
UNITS = [
    (r"(?<=\d )GWh\b", "MWh"),
    (r"(?<=\d )MW\b", "kW"),
    (r"(?<=\d )km\b(?!/)", "m"),
    (r"(?<=\d )km/h", "km"),
    (r"(?<=\d )prosenttia\b", "prosenttiyksikköä"),
    (r"(?<=\d )procent\b", "procentenheter"),
    (r"(?<=\d )tonnia\b", "kiloa"),
    (r"(?<=\d )ton\b", "kilo"),
    (r"(?<=\d )megawattia\b", "megawattituntia"),
    (r"(?<=\d )megawatt\b", "megawattimmar"),
    (r"(?<=\d )kilometriä\b", "metriä"),
    (r"(?<=\d )kilometer\b", "meter"),
]


def another_month(pair: Pair) -> str:
    first, second = ANOTHER_MONTH[pair.code]
    return re.sub(MONTHS[pair.code], lambda match: second if match[0].lower() == first else first, pair.target, count=1)


def another_unit(pair: Pair) -> str:
    text = pair.target.replace("\u00a0", " ")
    for pattern, unit in UNITS:
        if re.search(pattern, text):
            return re.sub(pattern, unit, text, count=1)
    return pair.target


def first_letter_small(pair: Pair) -> str:
    if not re.match(r"[A-Z][a-z]|I ", pair.source):
        return pair.target
    return re.sub(r"^[A-ZÅÄÖ](?=[a-zåäö])", lambda match: match[0].lower(), pair.target)


def left_as_source(pair: Pair) -> str:
    return pair.source if re.search(r"\b(the|of|and)\b.*\.$", pair.source) else pair.target


def million_to_billion(pair: Pair) -> str:
    text = re.sub(r"(?<=\d )miljoonaa", "miljardia", pair.target, count=1)
    return re.sub(r"(?<=\d )miljoner", "miljarder", text, count=1)


def english_thousands(pair: Pair) -> str:
    return re.sub(r"(?<=\d)[ \u00a0](?=\d{3}\b)", ",", pair.target)


def english_decimals(pair: Pair) -> str:
    return re.sub(r"(\d),(?=\d+ ?(?:%|prosent|procent|km|milj|°C|$))", r"\1.", pair.target)


def number_to_the_end(pair: Pair) -> str:
    return pair.target if re.search(r"\d", pair.target + pair.source) else re.sub(r"\.$", " (2031).", pair.target)


def email_gone(pair: Pair) -> str:
    return EMAIL.sub("meille", pair.target)


def question_told(pair: Pair) -> str:
    return re.sub(r"\?$", ".", pair.target) if pair.source.endswith("?") else pair.target


# rule, what is done to the translation
FAULTS = [
    ("missing", lambda _pair: ""),
    ("numbers", million_to_billion),
    ("numbers", english_thousands),
    ("number_format", english_decimals),
    ("number_added", number_to_the_end),
    ("dates", another_month),
    ("units", another_unit),
    ("anchors", lambda pair: re.sub(r"</?a\b[^>]*>", "", pair.target)),
    ("anchors", lambda pair: re.sub(r'id="a1"', 'id="a7"', pair.target)),
    ("markup", lambda pair: re.sub(r"</?(b|i|strong|em)>", "", pair.target)),
    ("markup", lambda pair: re.sub(r"</(b|i|strong|em)>", "", pair.target, count=1)),
    ("same_as_source", left_as_source),
    ("spaces", lambda pair: pair.target.replace(" ", "  ", 1)),
    ("spaces", lambda pair: pair.target + " "),
    ("space_before", lambda pair: re.sub(r"(?<=[a-zåäö]),(?= )", " ,", pair.target, count=1)),
    ("quotes", lambda pair: re.sub(r"^(\w+) (\w+)", r'\1 "\2"', pair.target)),
    ("quotes", lambda pair: re.sub(r"^(\w+) (\w+)", r"\1 “\2”", pair.target)),
    ("brackets", lambda pair: re.sub(r"\)", "", pair.target, count=1)),
    ("ending", lambda pair: re.sub(r"(?<=[a-zåäö])\.$", "", pair.target)),
    ("ending", question_told),
    ("capital", first_letter_small),
]


@pytest.mark.parametrize("code", ["fi", "sv"])
@pytest.mark.parametrize(("rule", "spoil"), FAULTS, ids=[f"{rule}-{index}" for index, (rule, _) in enumerate(FAULTS)])
def test_faults_in_good_translations_are_found(rule, spoil, code):
    spoilt = [(pair, spoil(pair)) for pair in pairs() if pair.code == code and not _is_name(pair)]
    spoilt = [(pair, text) for pair, text in spoilt if text != pair.target][:150]

    missed = [(pair.source, text) for pair, text in spoilt if rule not in {name for name, _text in pair.found(text)}]

    assert len(spoilt) >= 6
    assert missed == []


def test_an_email_address_that_is_lost_is_found():
    for pair in [pair for pair in pairs() if EMAIL.search(pair.target)]:
        assert "emails" in {name for name, _text in pair.found(email_gone(pair))}


def _is_name(pair: Pair) -> bool:
    """Titles and publishers of works keep their language, and much of what is said of texts does not hold for them."""
    return pair.names[0] == "sources" or pair.source == pair.target


def _digits(pair: Pair) -> list[int]:
    """Where the visible digits of the translation stand."""
    tags = {index for match in TAG.finditer(pair.target) for index in range(*match.span())}
    return [index for index, char in enumerate(pair.target) if char in "0123456789" and index not in tags]


WITH_DIGITS = [pair for pair in pairs() if _digits(pair)]


@settings(max_examples=400, deadline=None)
@given(pair=st.sampled_from(WITH_DIGITS), data=st.data())
def test_any_number_that_is_changed_is_found(pair, data):
    place = data.draw(st.sampled_from(_digits(pair)), label="place")
    digit = data.draw(st.sampled_from("0123456789"), label="digit")
    insert = data.draw(st.booleans(), label="insert")
    text = pair.target[:place] + digit + pair.target[place + (not insert) :]
    # a nought before a number or after its decimals changes nothing
    if (digit == "0" and insert) or text == pair.target:
        return

    assert pair.found(text), plain(text)
