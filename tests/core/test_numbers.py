"""Numbers typed by editors are read whatever their decimal mark, or refused; never guessed."""

from decimal import Decimal

import pytest
from django.utils import translation

from core.charts.numbers import AmbiguousNumberError, UnreadableNumberError, decimals_of, read_number, show_number

READ = {
    "39": "39",
    "12,5": "12.5",
    "12.5": "12.5",
    "0,125": "0.125",
    "1.234": "1.234",
    " 1 234,5 ": "1234.5",
    "1\u00a0234\u202f567": "1234567",
    "1,234.5": "1234.5",
    "1.234,5": "1234.5",
    "1,234,567": "1234567",
    "−3,5": "-3.5",
    "-3.5": "-3.5",
    "2933.1": "2933.1",
}


@pytest.mark.parametrize(("typed", "number"), READ.items())
def test_a_number_is_read_with_comma_or_point(typed, number):
    assert read_number(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["", "x", "39 %", "1 23", "1,2,3", "12..5", "1e5", "١٢x", "--1", "1 000 00"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(UnreadableNumberError):
        read_number(typed)


@pytest.mark.parametrize("typed", ["100,000", "1,234", "-1,234"])
def test_a_comma_before_three_digits_is_not_guessed(typed):
    with pytest.raises(AmbiguousNumberError):
        read_number(typed)


@pytest.mark.parametrize(("language", "shown"), [("en", "2,933.1"), ("fi", "2\u00a0933,1"), ("sv", "2\u00a0933,1")])
def test_a_number_is_written_as_the_language_writes_it(language, shown):
    with translation.override(language):
        assert show_number(Decimal("2933.1"), 1) == shown


def test_a_number_is_rounded_and_not_cut():
    with translation.override("en"):
        assert show_number(Decimal("43.9")) == "44"
        assert show_number(Decimal("-0.25"), 1) == "−0.3"


def test_the_most_exact_number_gives_the_decimals():
    assert decimals_of([Decimal(1), Decimal("1.25"), Decimal("0.1")]) == 2
    assert decimals_of([]) == 0
