"""The production settings have no insecure default: they start with what they need or not at all."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

COMPLETE = {
    "DJANGO_SETTINGS_MODULE": "hsr_cms.settings.production",
    "SECRET_KEY": "a-long-secret-that-is-nobodys-business-0123456789-abcdef",
    "ALLOWED_HOSTS": "www.example.org",
    "PUBLIC_URL": "https://www.example.org",
    "DATABASE_URL": "postgres://site@db.example.org/site",
}
SCRIPT = """
from django.conf import settings
print(settings.DEBUG, settings.ALLOWED_HOSTS, settings.SESSION_COOKIE_SECURE, settings.SECURE_SSL_REDIRECT)
"""


def start(**environment: str) -> subprocess.CompletedProcess:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=settings.BASE_DIR,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_starts_with_what_it_needs():
    done = start(**COMPLETE)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "False ['www.example.org'] True True"


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "PUBLIC_URL"])
@pytest.mark.parametrize("value", [None, ""])
def test_production_refuses_to_start_without(name, value):
    environment = {key: text for key, text in COMPLETE.items() if key != name}
    done = start(**environment, **({name: value} if value is not None else {}))
    assert done.returncode != 0
    assert f"ImproperlyConfigured: Set the environment variable {name}" in done.stderr
