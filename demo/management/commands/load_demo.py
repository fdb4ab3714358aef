from django.core.management.base import BaseCommand

from demo.accounts import PASSWORD, ensure_accounts
from demo.loading import Loader


class Command(BaseCommand):
    help = (
        "Loads the trying-out content into an empty site and makes the accounts for trying out. "
        "Run again it changes nothing that is there."
    )

    def handle(self, *args, **options):
        loaded = Loader(say=lambda step: self.stdout.write(f"  {step} …")).load()
        self.stdout.write("The content is loaded." if loaded else "The site has content; nothing was changed.")
        if names := ensure_accounts():
            self.stdout.write(f"Sign in at /admin/ as one of {', '.join(names)}; the password is {PASSWORD}.")
