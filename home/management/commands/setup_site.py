from django.core.management.base import BaseCommand

from home.setup import ensure_site


class Command(BaseCommand):
    help = "Makes the languages, their home pages and the editors' roles. May be run again; it keeps what is there."

    def handle(self, *args, **options):
        homes = ensure_site()
        self.stdout.write("Ready: " + ", ".join(f"/{code}/" for code in homes))
