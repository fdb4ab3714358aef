"""What visitors type, made fit for use."""

from urllib.parse import urlsplit

MAX_LENGTH = 200


def clean_query(raw: str) -> str:
    """The words to look for: no control characters, single spaces, at most MAX_LENGTH characters."""
    printable = "".join(character if character.isprintable() else " " for character in raw)
    return " ".join(printable.split())[:MAX_LENGTH].strip()


def for_index(query: str) -> str:
    """A cleaned query as a search backend takes it: without quotation marks.

    They mean nothing in a plain search, and Wagtail's backend for SQLite passes them on unescaped, which is an error.
    """
    return " ".join(query.replace('"', " ").split())


def host_of(address: str) -> str:
    """The host of a web address without "www.", as pages show it."""
    return urlsplit(address).netloc.removeprefix("www.")
