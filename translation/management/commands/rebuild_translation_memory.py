from django.core.management.base import BaseCommand

from translation.memory import rebuild


class Command(BaseCommand):
    help = "Fills the translation memory from the translations that the site has. What is in it already stays."

    def handle(self, *args, **options):
        self.stdout.write(f"{rebuild()} translations were looked at.")
