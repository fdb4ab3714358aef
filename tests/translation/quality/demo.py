"""The trying-out content's texts beside their translations, cut as wagtail-localize cuts them, without a database."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

from wagtail_localize.strings import extract_strings

from core.languages import SOURCE
from demo.reading import MARKDOWN, Document, keys, read_all
from translation.quality.checking import check
from translation.quality.subject import Field, Subject

# What is the same in all languages, or no text.
NO_TEXTS = {
    "type",
    "status",
    "colour",
    "icon",
    "slug",
    "page",
    "image",
    "document",
    "kind",
    "url",
    "date",
    "embed",
    "author",
    "priority",
    "editions",
}
# Blocks that show what is chosen.
CHOSEN = {"contact", "related_pages"}
RICH = {"problem", "solution", "transferability", "text", "description"}


@dataclass(frozen=True)
class Pair:
    file: str
    code: str
    names: tuple[str, ...]
    source: str
    target: str

    def found(self, target: str | None = None) -> list[tuple[str, str]]:
        """(rule, message) of what the rules have against the translation, or against another one."""
        text = self.target if target is None else target
        subject = Subject(self.source, text, SOURCE, self.code, Field(".".join(self.names), self.names))
        return [(rule.name, message) for rule, message in check(subject)]


@cache
def pairs() -> list[Pair]:
    """Each pair of texts once."""
    found = {}
    for folder in ("pages", "cases", "blog", "priorities"):
        for key in keys(folder):
            documents = read_all(key)
            for code, document in documents.items():
                if code != SOURCE:
                    for names, source, target in _texts(documents[SOURCE], document):
                        found[source, target] = Pair(document.file, code, names, source, target)
    return list(found.values())


def _texts(source: Document, target: Document) -> Iterator[tuple[tuple[str, ...], str, str]]:
    yield from _walk((), source.meta, target.meta)
    for (kind, left), (_kind, right) in zip(source.parts, target.parts, strict=True):
        if kind in CHOSEN:
            continue
        if kind == "text":
            yield from _rich(("body", kind), left, right)
        else:
            yield from _walk(("body", kind), left, right)


def _walk(names: tuple[str, ...], left: Any, right: Any) -> Iterator[tuple[tuple[str, ...], str, str]]:
    if isinstance(left, dict) and isinstance(right, dict):
        # a chart's numbers are numbers, not texts
        chart = {"rows"} if names[-1:] == ("chart",) else set()
        for name in left.keys() & right.keys() - NO_TEXTS - chart:
            yield from _walk((*names, name), left[name], right[name])
    elif isinstance(left, list) and isinstance(right, list):
        for one, other in zip(left, right, strict=True):
            yield from _walk(names, one, other)
    elif isinstance(left, str) and names and names[-1] in RICH:
        yield from _rich(names, MARKDOWN.render(left), MARKDOWN.render(right))
    elif isinstance(left, str) and names:
        yield names, escape(left, quote=False), escape(str(right), quote=False)


def _rich(names: tuple[str, ...], left: str, right: str) -> Iterator[tuple[tuple[str, ...], str, str]]:
    for (one, _attributes), (other, _others) in zip(extract_strings(left)[1], extract_strings(right)[1], strict=True):
        yield names, one.data, other.data
