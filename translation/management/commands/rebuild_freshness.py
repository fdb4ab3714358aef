"""Make anew what the freshness notice is made of, from wagtail-localize's records."""

from typing import Any

from django.core.management.base import BaseCommand

from translation.freshness import rebuild


class Command(BaseCommand):
    help = (
        "Finds out again which version of its source each translated page shows. Needed after translations were put"
        " into the database by other means than the site, or after a change of what counts as text."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        count = rebuild()
        self.stdout.write(f"{count} translated pages.")
