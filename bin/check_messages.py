"""Fails if a string of the interface lacks its Finnish or Swedish, or is not gathered yet."""

import shutil
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = [ROOT / "locale" / language / "LC_MESSAGES" / "django.po" for language in ("fi", "sv")]
# Written by hand, for what wagtail-localize lacks: never gathered, only looked through for holes.
BY_HAND = [
    ROOT / folder / language / "LC_MESSAGES" / name
    for folder, name in (("locale", "djangojs.po"), ("translation/locale", "django.po"))
    for language in ("fi", "sv")
]


def problems() -> list[str]:
    """What is wrong, a line each."""
    found = []
    kept = {path: path.read_text() for path in CATALOGUES}
    if shutil.which("xgettext"):
        from gather_messages import gather

        known = {path: {entry.msgid for entry in polib.pofile(str(path))} for path in CATALOGUES}
        try:
            gather()
            for path in CATALOGUES:
                fresh = {entry.msgid for entry in polib.pofile(str(path))}
                found += [f"{path.parent.parent.name}: not gathered: {text!r}" for text in fresh - known[path]]
                found += [f"{path.parent.parent.name}: no longer used: {text!r}" for text in known[path] - fresh]
        finally:
            for path, text in kept.items():
                path.write_text(text)
    else:
        print("xgettext is not installed: new strings are not looked for.")
    for path in [*CATALOGUES, *BY_HAND]:
        for entry in polib.pofile(str(path)):
            if not entry.translated():
                found.append(f"{path.relative_to(ROOT)}: untranslated or fuzzy: {entry.msgid!r}")
    return found


if __name__ == "__main__":
    lines = problems()
    print("\n".join(lines) or "Every string has its Finnish and Swedish.")
    sys.exit(bool(lines))
