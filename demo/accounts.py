"""Accounts for trying the roles out. They exist only where settings.DEMO_ACCOUNTS is set, which is in dev and test."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

PASSWORD = "helsinki"  # noqa: S105  for a machine of one's own only
# user name -> groups, or None for a superuser
ACCOUNTS: dict[str, list[str] | None] = {
    "admin": None,
    "author": ["Authors"],
    "translator": ["Finnish translators", "Swedish translators"],
    "translator-fi": ["Finnish translators"],
    "translator-sv": ["Swedish translators"],
    "moderator": ["Moderators"],
    "manager": ["Site managers"],
}


def ensure_accounts() -> list[str]:
    """Make the accounts that are missing; returns the names of all. Makes none outside dev and test."""
    if not getattr(settings, "DEMO_ACCOUNTS", False):
        return []
    for name, groups in ACCOUNTS.items():
        user, created = get_user_model().objects.get_or_create(
            username=name, defaults={"email": f"{name}@example.org", "is_superuser": groups is None}
        )
        if created:
            user.set_password(PASSWORD)
            user.save()
            user.groups.set(Group.objects.filter(name__in=groups or []))
    return list(ACCOUNTS)
