"""Reads the trying-out content: Markdown files with front matter, one a page and language (demo/content/README.md)."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import frontmatter
import yaml
from django.core.management.base import CommandError
from markdown_it import MarkdownIt

from core.languages import CODES, SOURCE

CONTENT = Path(__file__).parent / "content"
MARKDOWN = MarkdownIt("commonmark")


class ContentError(CommandError):
    """A file of the content cannot be used; the message names the file and the place."""


@dataclass(frozen=True)
class Document:
    """One file: its key ("cases/varanto"), its language, its front matter and its body in Markdown."""

    key: str
    language: str
    meta: dict[str, Any]
    text: str

    @property
    def file(self) -> str:
        return f"{self.key}.{self.language}.md"

    def get(self, name: str, default: Any = None) -> Any:
        return self.meta.get(name, default)

    def need(self, name: str) -> Any:
        """A value of the front matter that must be there."""
        if name not in self.meta:
            raise ContentError(f"{self.file}: the front matter lacks {name!r}.")
        return self.meta[name]

    @cached_property
    def parts(self) -> list[tuple[str, Any]]:
        """The body as (block name, value): ("heading", text), ("text", HTML) or a fenced block's YAML."""
        found: list[tuple[str, Any]] = []
        prose: list[Any] = []

        def close_prose() -> None:
            if prose:
                html = MARKDOWN.renderer.render(prose, MARKDOWN.options, {})
                found.append(("text", html))
                prose.clear()

        tokens = MARKDOWN.parse(self.text)
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.type == "fence":
                close_prose()
                found.append((token.info.strip(), self._yaml(token)))
            elif token.type == "heading_open" and token.tag == "h2":
                close_prose()
                found.append(("heading", tokens[index + 1].content))
                index += 2
            else:
                prose.append(token)
            index += 1
        close_prose()
        return found

    def _yaml(self, token: Any) -> dict[str, Any]:
        try:
            value = yaml.safe_load(token.content)
        except yaml.YAMLError as error:
            raise ContentError(f"{self.file}, block {token.info!r} at line {token.map[0]}: {error}") from None
        if not isinstance(value, dict):
            raise ContentError(
                f"{self.file}, block {token.info!r} at line {token.map[0]}: expected YAML keys and values."
            )
        return value


def read(key: str, language: str) -> Document | None:
    """The document of `key` in `language`, or None if there is no such file."""
    path = CONTENT / f"{key}.{language}.md"
    if not path.exists():
        return None
    try:
        post = frontmatter.load(str(path))
    except yaml.YAMLError as error:
        raise ContentError(f"{path.name}: the front matter cannot be read: {error}") from None
    return Document(key, language, dict(post.metadata), post.content)


def read_all(key: str) -> dict[str, Document]:
    """{language: document} of a key; the source must be there."""
    found = {language: document for language in CODES if (document := read(key, language))}
    if SOURCE not in found:
        raise ContentError(f"{key}: there is no file in the source language ({key}.{SOURCE}.md).")
    return found


def keys(folder: str) -> list[str]:
    """The keys of all documents in a folder, in the order of their names."""
    return sorted({f"{folder}/{path.name.split('.')[0]}" for path in (CONTENT / folder).glob("*.md")})


def read_yaml(name: str) -> dict[str, Any]:
    return yaml.safe_load((CONTENT / name).read_text()) or {}
