"""The environment is read loudly: what is wrong is named."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from hsr_cms import env


def refuses(call, name: str) -> str:
    with pytest.raises(ImproperlyConfigured) as failure:
        call()
    assert name in str(failure.value)
    return str(failure.value)


@pytest.mark.parametrize("value", [None, ""])
def test_a_text_that_is_missing_is_named(monkeypatch, value):
    monkeypatch.delenv("SOME_TEXT", raising=False)
    if value is not None:
        monkeypatch.setenv("SOME_TEXT", value)
    refuses(lambda: env.text("SOME_TEXT"), "SOME_TEXT")
    assert env.text("SOME_TEXT", "default") == "default"
    assert env.text("SOME_TEXT", "") == ""


def test_a_text_that_is_set_wins_over_the_default(monkeypatch):
    monkeypatch.setenv("SOME_TEXT", "given")
    assert env.text("SOME_TEXT", "default") == "given"


@pytest.mark.parametrize(
    ("value", "truth"),
    [
        ("1", True),
        ("true", True),
        ("YES", True),
        ("on", True),
        ("0", False),
        ("False", False),
        ("no", False),
        ("", False),
    ],
)
def test_a_flag_is_read(monkeypatch, value, truth):
    monkeypatch.setenv("SOME_FLAG", value)
    assert env.flag("SOME_FLAG", default=not truth) is truth


def test_a_flag_that_is_neither_yes_nor_no_is_refused(monkeypatch):
    monkeypatch.setenv("SOME_FLAG", "maybe")
    assert "'maybe'" in refuses(lambda: env.flag("SOME_FLAG"), "SOME_FLAG")


def test_a_flag_that_is_unset_has_its_default(monkeypatch):
    monkeypatch.delenv("SOME_FLAG", raising=False)
    assert env.flag("SOME_FLAG") is False
    assert env.flag("SOME_FLAG", True) is True


def test_a_number_is_read(monkeypatch):
    monkeypatch.setenv("SOME_NUMBER", "12")
    assert env.number("SOME_NUMBER", 5) == 12
    monkeypatch.setenv("SOME_NUMBER", "")
    assert env.number("SOME_NUMBER", 5) == 5


@pytest.mark.parametrize("value", ["twelve", "1.5", "1 000"])
def test_a_number_that_is_none_is_refused(monkeypatch, value):
    monkeypatch.setenv("SOME_NUMBER", value)
    assert repr(value) in refuses(lambda: env.number("SOME_NUMBER", 5), "SOME_NUMBER")


def test_a_list_is_split_at_commas(monkeypatch):
    monkeypatch.setenv("SOME_LIST", "a.example.org, b.example.org,")
    assert env.listing("SOME_LIST") == ["a.example.org", "b.example.org"]


def test_a_list_that_is_missing_is_named(monkeypatch):
    monkeypatch.delenv("SOME_LIST", raising=False)
    refuses(lambda: env.listing("SOME_LIST"), "SOME_LIST")
    assert env.listing("SOME_LIST", ["x"]) == ["x"]


def test_a_list_of_nothing_is_refused_where_something_is_needed(monkeypatch):
    monkeypatch.setenv("SOME_LIST", " , ")
    refuses(lambda: env.listing("SOME_LIST"), "SOME_LIST")


def test_a_database_address_is_read(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://ann:secret@db.example.org:5433/site")
    parsed = env.database()
    assert parsed["ENGINE"] == "django.db.backends.postgresql"
    assert (parsed["USER"], parsed["PASSWORD"], parsed["HOST"], parsed["PORT"], parsed["NAME"]) == (
        "ann",
        "secret",
        "db.example.org",
        5433,
        "site",
    )


def test_sqlite_lets_readers_and_writers_work_side_by_side(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "sqlite:////tmp/site.sqlite3")
    assert "journal_mode=WAL" in env.database()["OPTIONS"]["init_command"]


@pytest.mark.parametrize("value", ["nonsense", "nosuch://host/name", "postgres://[bad/name"])
def test_a_database_address_that_is_none_is_refused(monkeypatch, value):
    monkeypatch.setenv("DATABASE_URL", value)
    refuses(env.database, "DATABASE_URL")


def test_a_database_address_that_is_missing_is_named(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    refuses(env.database, "DATABASE_URL")
