"""One stylesheet from many files.

The stylesheets are kept one a component, in static/css/. A page asks for one file, css/site.css, which this
finder puts together from them, in the order of the layers; nothing is compiled.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder, FileSystemFinder
from django.core.files.storage import FileSystemStorage

NAME = "css/site.css"
FIRST, LAST = ("reset", "tokens", "base", "layout"), "utilities"
LAYERS = "@layer reset, tokens, base, layout, components, utilities;\n"


def parts(folder: Path) -> list[Path]:
    """The stylesheets in the order in which they are put together."""
    return [
        *(folder / f"{name}.css" for name in FIRST),
        *sorted((folder / "components").glob("*.css")),
        folder / f"{LAST}.css",
    ]


class StylesheetFinder(BaseFinder):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source = Path(settings.STATICFILES_DIRS[0]) / "css"
        self.folder = Path(settings.VAR_DIR) / "built"
        self.storage = FileSystemStorage(location=self.folder)

    def build(self) -> Path:
        """Write the file anew if a part of it has changed; returns its path."""
        target = self.folder / NAME
        files = parts(self.source)
        text = LAYERS + "\n".join(file.read_text() for file in files)
        if not target.exists() or target.read_text() != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
        return target

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path != NAME:
            return []
        found = str(self.build())
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        self.build()
        yield NAME, self.storage


class FilesButPartsFinder(FileSystemFinder):
    """Django's finder of files in folders, without the stylesheets that are parts of site.css.

    Nobody asks for a part by itself, and its relative addresses are right only in the whole.
    """

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        left_out = ["css/components/*", *(f"css/{name}.css" for name in (*FIRST, LAST))]
        yield from super().list([*(ignore_patterns or []), *left_out])
