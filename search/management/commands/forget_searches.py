"""Drops the searches that nobody has made for settings.SEARCH_KEEP_DAYS days."""

from typing import Any

from django.core.management.base import BaseCommand

from search.asked import forget_old


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{forget_old()} searches that found nothing are forgotten.")
