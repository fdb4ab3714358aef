"""What the rules look at: one segment's source and translation, and the place where it stands."""

import dataclasses
import html
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from translation.quality.values.comparing import Comparison, compare

TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)\b[^>]*>")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)

TOP_DOMAINS = "fi|se|com|org|eu|net|io|info|gov|edu|int|ax|de|uk|no|dk|ee|city|region|dev|app"
ADDRESS = re.compile(
    rf"(?i)(?:https?://|www\.)[^\s<>\"”“»)\]]+|(?<![\w@.-])(?:[a-z0-9åäö-]+\.)+(?:{TOP_DOMAINS})\b(?:/[^\s<>\"”“»)\]]*)?"
)
EMAIL = re.compile(r"(?i)(?<![\w.+-])(?:mailto:)?([\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,})")
PLACEHOLDER = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\$?\{[\w.]*(?:![rsa])?(?::[^{}\s]*)?\}|%\(\w+\)[sdif]|%[sdif]\b|%%")


@dataclass(frozen=True)
class Field:
    """The place of a segment: the model field or block that it fills.

    `names` are the names on the way there ("sources", "source", "title"); `citation` says that it names a work or a
    publisher, which keeps its own language.
    """

    path: str = ""
    names: tuple[str, ...] = ()
    max_length: int | None = None

    @property
    def name(self) -> str:
        return self.names[-1] if self.names else self.path.split(".")[0]

    @property
    def citation(self) -> bool:
        return (self.names or (self.path.split(".")[0],))[0] == "sources" and self.name in (
            "title",
            "publisher",
            "sources",
        )


@dataclass
class Subject:
    """One segment for the rules. Texts are wagtail-localize's: HTML-escaped, with inline tags."""

    source_html: str
    target_html: str
    source_code: str
    target_code: str
    field: Field = dataclasses.field(default_factory=Field)
    state: str = "done"
    error: str = ""
    terms: list[Any] = dataclasses.field(default_factory=list)

    @cached_property
    def source(self) -> str:
        return plain(self.source_html)

    @cached_property
    def target(self) -> str:
        return plain(self.target_html)

    @cached_property
    def same(self) -> bool:
        return self.source.strip() == self.target.strip()

    @cached_property
    def values(self) -> Comparison:
        """The figures of both sides; compared as one language where words were left as they are in the source."""
        left = self.same and (self.field.citation or re.search(r"[^\W\d_]{3}", self.source))
        target_code = self.source_code if left else self.target_code
        return compare(bare(self.source), bare(self.target), self.source_code, target_code)


def plain(text: str) -> str:
    """The text that a visitor reads."""
    return html.unescape(TAG.sub("", BREAK.sub("\n", text)))


def bare(text: str, filler: str = " ") -> str:
    """A plain text with what is no prose blanked out: addresses and placeholders."""
    for pattern in (EMAIL, ADDRESS, PLACEHOLDER):
        text = pattern.sub(lambda match: filler * len(match[0]), text)
    return text
