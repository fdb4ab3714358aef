"""Fixtures of the whole suite. Tests build only what they need, with tests/factories."""

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import connection

from home.models import HomePage
from home.setup import ensure_site


@pytest.fixture(autouse=True)
def _clean_cache():
    """Wagtail keeps the sites' root paths in the cache, and each test has another database state."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A database with the site as setup_site makes it, once for all tests: it takes some 600 queries."""
    with django_db_blocker.unblock():
        # pytest-django makes no database for tests that ask for none
        if connection.settings_dict["NAME"].startswith(("test_", "file:")):
            ensure_site()
    cache.clear()


@pytest.fixture(scope="session", autouse=True)
def _no_session_is_left(django_db_setup, django_db_blocker):
    """End the sessions that would keep PostgreSQL from dropping the test database.

    While Playwright's event loop runs in this thread, Django keeps a connection for each asynchronous context, and
    closes only those of the context in which the run ends.
    """
    yield
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql" and connection.settings_dict["NAME"].startswith("test_"):
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )


@pytest.fixture
def homes(db) -> dict[str, HomePage]:
    """The site as setup_site makes it: {language: home page}, roles and locale synchronisation included."""
    return {home.locale.language_code: home for home in HomePage.objects.filter(depth=2).select_related("locale")}


@pytest.fixture
def superuser(db):
    return get_user_model().objects.create_superuser("root", "root@example.org", "password")


@pytest.fixture
def admin_client(client, superuser):
    client.force_login(superuser)
    return client


def pytest_collection_modifyitems(config, items):
    browser_tests = Path(__file__).parent / "e2e"
    for item in items:
        if browser_tests in item.path.parents:
            item.add_marker("browser")
