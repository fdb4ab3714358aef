"""What passes Django's checks at first and fails later must not be in the settings."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import swapper
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from wagtail.models import Page

from core.models import BasePage
from tests.factories import StandardPageFactory

ROOT = Path(__file__).resolve().parent.parent.parent


def test_modelsearch_is_not_installed_beside_wagtails_search():
    assert "modelsearch" not in settings.INSTALLED_APPS
    assert "wagtail.search" in settings.INSTALLED_APPS


def test_an_index_operation_works(homes):
    page = StandardPageFactory(parent=homes["en"], title="Xylophone")
    assert [found.pk for found in Page.objects.search("xylophone")] == [page.pk]

    call_command("update_index", verbosity=0)
    assert [found.pk for found in Page.objects.search("xylophone")] == [page.pk]

    page.delete()
    assert not list(Page.objects.search("xylophone"))


def test_the_base_page_is_wagtails_own():
    # wagtail-localize does not support a swapped one
    assert not swapper.is_swapped("wagtailcore", "Page")
    assert apps.get_model("wagtailcore", "Page") is Page
    assert issubclass(BasePage, Page)


PRINT = (
    "from django.conf import settings; import django; django.setup(); "
    "print('demo' in settings.INSTALLED_APPS, getattr(settings, 'DEMO_ACCOUNTS', False))"
)


def run(module: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python with these arguments under the settings of `module`, in the project's folder."""
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": f"hsr_cms.settings.{module}",
        "SECRET_KEY": "x" * 50,
        "ALLOWED_HOSTS": "example.org",
        "PUBLIC_URL": "https://example.org",
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "VAR_DIR": str(folder),
    }
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("module", ["production", "dev"])
def test_the_checks_find_nothing(module, tmp_path):
    answer = run(module, tmp_path, "manage.py", "check", "--fail-level", "WARNING")

    assert answer.returncode == 0, answer.stderr


@pytest.mark.parametrize(("module", "expected"), [("production", "False False"), ("dev", "True True")])
def test_the_trying_out_content_and_its_accounts_exist_in_dev_only(module, expected, tmp_path):
    answer = run(module, tmp_path, "-c", PRINT)

    assert answer.stdout.strip() == expected, answer.stderr
