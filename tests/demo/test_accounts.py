"""The accounts for trying out exist only where the settings ask for them."""

import pytest
from django.contrib.auth import get_user_model

from demo.accounts import ACCOUNTS, ensure_accounts

User = get_user_model()


@pytest.mark.parametrize("value", [False, None])
def test_without_the_setting_none_is_made(homes, settings, value):
    settings.DEMO_ACCOUNTS = value

    assert ensure_accounts() == []
    assert not User.objects.exists()


def test_where_the_setting_is_missing_none_is_made(homes, settings):
    del settings.DEMO_ACCOUNTS

    assert ensure_accounts() == []
    assert not User.objects.exists()


def test_with_the_setting_all_are_made(homes, settings):
    settings.DEMO_ACCOUNTS = True

    assert ensure_accounts() == list(ACCOUNTS)
    assert User.objects.count() == len(ACCOUNTS)


def test_a_changed_password_and_role_are_kept(homes, settings):
    settings.DEMO_ACCOUNTS = True
    ensure_accounts()
    author = User.objects.get(username="author")
    author.set_password("another")
    author.save()
    author.groups.clear()

    ensure_accounts()

    author.refresh_from_db()
    assert author.check_password("another")
    assert not author.groups.exists()
