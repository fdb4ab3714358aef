"""Searches that found nothing are remembered, and nothing about who made them."""

import re
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import asked
from search.asked import looks_personal, note_nothing_found
from search.models import FruitlessSearch


@pytest.fixture
def on(monkeypatch):
    """on(day) makes it that day."""

    def set_day(day: date) -> None:
        monkeypatch.setattr(timezone, "localdate", lambda: day)

    return set_day


def kept() -> list[tuple[str, str, int]]:
    return list(FruitlessSearch.objects.order_by("language", "text").values_list("language", "text", "count"))


def test_what_is_asked_again_is_counted(db):
    for query in ["Bussilippu", " bussilippu ", "BUSSILIPPU?", "“bussilippu”"]:
        note_nothing_found(query, "fi")
    note_nothing_found("bussilippu", "sv")
    assert kept() == [("fi", "bussilippu", 4), ("sv", "bussilippu", 1)]


def test_only_days_are_kept(db, on):
    on(date(2026, 3, 1))
    note_nothing_found("bussilippu", "fi")
    on(date(2026, 3, 9))
    note_nothing_found("bussilippu", "fi")
    row = FruitlessSearch.objects.get()
    assert (row.first_day, row.last_day) == (date(2026, 3, 1), date(2026, 3, 9))
    fields = {field.name for field in FruitlessSearch._meta.get_fields()}
    assert fields == {"id", "language", "text", "count", "count_today", "first_day", "last_day", "dismissed"}


@pytest.mark.parametrize(
    "query",
    [
        "matti.meikalainen@example.org",
        "matti at@example",
        "040 123 4567",
        "+358 40 1234567",
        "(09) 310-1691",
        "131052-308T",
        "131052a308t",
        "henkilö 010190+123N",
        "24.12.1985",
        "FI21 1234 5600 0007 85",
        "4111 1111 1111 1111",
        "diaari 123456",
        "https://example.org/secret",
        "a" * 81,
        "my neighbour has been making noise every night for weeks",
    ],
)
def test_what_looks_personal_is_not_kept(db, query):
    note_nothing_found(query, "fi")
    assert kept() == []


@pytest.mark.parametrize(
    "text", ["maakuntaohjelma 2021-2027", "2021 – 2027", "00100 helsinki", "bussi 550", "co2", "5g"]
)
def test_years_and_small_numbers_are_not_personal(text):
    assert not looks_personal(text)


@pytest.mark.parametrize("query", ["", " ", "a", "?!", '""', "\x00\ud800"])
def test_what_is_no_word_is_not_kept(db, query):
    note_nothing_found(query, "en")
    assert kept() == []


def test_a_machine_counts_for_little(db, on):
    on(date(2026, 3, 1))
    for _again in range(asked.MOST_A_DAY + 5):
        note_nothing_found("viagra", "en")
    assert kept() == [("en", "viagra", asked.MOST_A_DAY)]
    on(date(2026, 3, 2))
    note_nothing_found("viagra", "en")
    assert kept() == [("en", "viagra", asked.MOST_A_DAY + 1)]


def test_a_machine_does_not_fill_the_table(db, monkeypatch, on):
    monkeypatch.setattr(asked, "MOST_NEW_A_DAY", 3)
    on(date(2026, 3, 1))
    for word in ["one", "two", "three", "four", "one"]:
        note_nothing_found(word, "en")
    assert kept() == [("en", "one", 2), ("en", "three", 1), ("en", "two", 1)]


def test_a_full_table_loses_what_was_asked_least(db, monkeypatch, on):
    monkeypatch.setattr(asked, "MOST_ROWS", 2)
    monkeypatch.setattr(asked, "MOST_NEW_A_DAY", 10)
    on(date(2026, 3, 1))
    for word in ["often", "once", "often", "new"]:
        note_nothing_found(word, "en")
    assert kept() == [("en", "new", 1), ("en", "often", 2)]


def test_a_failing_write_breaks_nothing(db, monkeypatch):
    def fail(*args: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(asked, "_count", fail)
    note_nothing_found("bussilippu", "fi")
    assert kept() == []


def test_noting_costs_few_queries(db, django_assert_num_queries):
    note_nothing_found("bussi", "fi")
    # begin, count, end; on SQLite three more ask how long to wait for a writer, shorten that and set it back
    with django_assert_num_queries(6 if connection.vendor == "sqlite" else 3):
        note_nothing_found("bussi", "fi")


def old(text: str, days: int, **values) -> FruitlessSearch:
    day = timezone.localdate() - timedelta(days=days)
    return FruitlessSearch.objects.create(language="fi", text=text, first_day=day, last_day=day, **values)


def test_what_was_not_asked_for_long_is_forgotten(db, settings, capsys):
    settings.SEARCH_KEEP_DAYS = 30
    old("thirty", 30)
    old("older", 31)
    old("dismissed", 31, dismissed=True)
    call_command("forget_searches")
    assert kept() == [("fi", "thirty", 1)]
    assert "2 searches" in capsys.readouterr().out


def test_it_is_forgotten_even_where_nobody_runs_the_command(db, settings):
    old("older", settings.SEARCH_KEEP_DAYS + 1)
    note_nothing_found("bussi", "fi")
    assert kept() == [("fi", "bussi", 1)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.text(max_size=120) | st.text("0123456789 -+.()@:/aäk", max_size=120),
    language=st.sampled_from(["en", "fi", "sv"]),
)
def test_any_text_may_find_nothing(db, query, language):
    note_nothing_found(query, language)
    for row in FruitlessSearch.objects.all():
        assert len(row.text) <= asked.MOST_LETTERS
        assert not re.search(r"\d{6}|@", row.text)
        row.delete()
