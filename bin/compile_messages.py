"""Compiles the .po files of locale/ and translation/locale/ where the .mo is missing or older.

Needs no gettext programs.
"""

from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent

for folder in ("locale", "translation/locale"):
    for source in ROOT.glob(f"{folder}/*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))
