"""The workspace's numbers for scripts and terminals; docs/operations.md says what each counts."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from translation.standing import numbers, parity, standings, target_locales


def status() -> dict[str, Any]:
    """{"fi": numbers, "sv": numbers, "parity": {"fi_not_sv": [text, …], "sv_not_fi": […]}}"""
    locales = target_locales()
    rows = standings(locales)
    codes = [locale.language_code for locale in locales]
    return {
        **{code: numbers([row for row in rows if row.language == code]) for code in codes},
        "parity": {
            f"{has.language_code}_not_{lacks.language_code}": [asdict(text) for text in parity(has, lacks)]
            for has in locales
            for lacks in locales
            if has != lacks
        },
    }


class Command(BaseCommand):
    help = "Tells how far the translations have come in each language, as the workspace does."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="For programs to read; the keys stay the same.")

    def handle(self, *args: Any, **options: Any) -> None:
        found = status()
        if options["json"]:
            self.stdout.write(json.dumps(found, indent=2, ensure_ascii=False, default=str))
            return
        balance = found.pop("parity")
        self.stdout.write(" ".join([f"{'':16}", *(f"{code:>10}" for code in found)]))
        for name in next(iter(found.values()), {}):
            values = [f"{each[name]:>10.1%}" if name == "coverage" else f"{each[name]:>10}" for each in found.values()]
            self.stdout.write(" ".join([f"{name:16}", *values]))
        for name, texts in balance.items():
            self.stdout.write(f"\n{name}: {len(texts)}")
            self.stdout.writelines(f"  {text['title']}  {text['url'] or ''}".rstrip() for text in texts)
