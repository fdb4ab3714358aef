"""Gathers the interface's strings into locale/{fi,sv}/LC_MESSAGES/django.po, by Django's makemessages.

translation/locale/ is left alone: its strings are those of wagtail-localize, which no code here has, and the
strings of the app `translation` itself go into locale/ like all others.
"""

import os
import sys
from pathlib import Path

import django
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.chdir(ROOT)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hsr_cms.settings.test")


def gather() -> None:
    """Write the catalogues; strings that are used no more are dropped."""
    django.setup()
    call_command(
        "makemessages",
        locale=["fi", "sv"],
        no_location=True,
        no_obsolete=True,
        ignore_patterns=["var/*", ".venv/*", "tests/*", "bench/*", "translation/locale"],
        verbosity=0,
    )


if __name__ == "__main__":
    gather()
