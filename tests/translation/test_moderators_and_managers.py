"""Moderators publish in English; site managers keep settings and users; neither becomes more than that."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Page, Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from core.models import SiteSettings
from home.roles import MODEL_PERMISSIONS
from tests.factories import PriorityFactory, StandardPageFactory
from tests.translation.making import version, with_aliases
from tests.translation.roles import (
    TRANSLATORS,
    edit_address,
    is_refused,
    priority_form,
    signed_in,
    standard_page_form,
)

OTHERS = ["Authors", TRANSLATORS, "Moderators"]
User = get_user_model()


def settings_address() -> str:
    return reverse("wagtailsettings:edit", args=["core", "sitesettings", Site.objects.get(is_default_site=True).pk])


def settings_form(**values) -> dict:
    names = ("organisation", "about")
    empty = {f"{name}_{code}": "" for name in names for code in ("en", "fi", "sv")}
    pages = {"accessibility_page": "", "privacy_page": "", "news_page": "", "phone": ""}
    return nested_form_data({**empty, **pages, "menu_items": inline_formset([]), **values})


def user_form(user, **values) -> dict:
    names = ("username", "email", "first_name", "last_name")
    form = {name: getattr(user, name) or "Name" for name in names}
    return {**form, "password1": "", "password2": "", "is_active": "on", **values}


@pytest.mark.parametrize("group", ["Moderators", "Site managers"])
def test_they_publish_english_pages_and_priorities(homes, group):
    page, priority = with_aliases(StandardPageFactory(parent=homes["en"], title="Heat")), PriorityFactory()
    client = signed_in(group)

    client.post(edit_address(page), standard_page_form("Warmth", "publish", slug="heat"))
    address = reverse("wagtailsnippets_core_priority:edit", args=[priority.pk])
    client.post(address, priority_form(priority, name="Better", **{"action-publish": "1"}))

    assert Page.objects.get(pk=page.pk).title == version(page, "fi").title == "Warmth"
    priority.refresh_from_db()
    assert (priority.name, priority.live) == ("Better", True)


def test_a_site_manager_changes_the_settings(homes):
    client = signed_in("Site managers")
    assert client.get(settings_address()).status_code == 200

    response = client.post(settings_address(), settings_form(email="region@example.org"))

    assert response.status_code == 302
    assert SiteSettings.objects.get().email == "region@example.org"


@pytest.mark.parametrize("group", OTHERS)
def test_nobody_else_changes_the_settings_or_sees_the_users(homes, group):
    client, user = signed_in(group), User.objects.create_user("someone", "someone@example.org", "password")
    before = SiteSettings.objects.values_list("email", flat=True)

    assert is_refused(client.post(settings_address(), settings_form(email="hack@example.org")))
    assert is_refused(client.get(reverse("wagtailusers_users:index")))
    assert is_refused(client.get(reverse("wagtailusers_users:add")))
    assert is_refused(client.post(reverse("wagtailusers_users:edit", args=[user.pk]), user_form(user, email="a@b.fi")))
    assert list(before) == list(SiteSettings.objects.values_list("email", flat=True))
    user.refresh_from_db()
    assert user.email == "someone@example.org"


def test_a_site_manager_changes_a_user_and_the_users_role(homes):
    user = User.objects.create_user("someone", "someone@example.org", "password")
    role = Group.objects.get(name="Finnish translators")
    client = signed_in("Site managers")

    form = user_form(user, email="new@example.org", groups=[role.pk])
    response = client.post(reverse("wagtailusers_users:edit", args=[user.pk]), form)

    assert response.status_code == 302
    user.refresh_from_db()
    assert user.email == "new@example.org"
    assert list(user.groups.all()) == [role]


def test_a_site_manager_makes_nobody_an_administrator(homes):
    user = User.objects.create_user("someone", "someone@example.org", "password")
    client = signed_in("Site managers")
    manager = User.objects.get(username="site-managers")
    new = {
        **user_form(User(username="new", email="new@example.org")),
        "password1": "Xq7-fjord-lamp",
        "password2": "Xq7-fjord-lamp",
    }

    client.post(reverse("wagtailusers_users:edit", args=[user.pk]), user_form(user, is_superuser="on"))
    client.post(reverse("wagtailusers_users:edit", args=[manager.pk]), user_form(manager, is_superuser="on"))
    client.post(reverse("wagtailusers_users:add"), {**new, "is_superuser": "on"})

    assert not User.objects.filter(is_superuser=True).exists()

    # without the tick the very same form makes a user, so it is the tick that was refused
    client.post(reverse("wagtailusers_users:add"), new)
    assert User.objects.filter(username="new", is_superuser=False).exists()


def test_a_site_manager_takes_no_administrators_account_over(homes, superuser):
    client, before = signed_in("Site managers"), superuser.password
    form = user_form(superuser, is_superuser="on", password1="Xq7-fjord-lamp", password2="Xq7-fjord-lamp")

    assert is_refused(client.post(reverse("wagtailusers_users:edit", args=[superuser.pk]), form))
    form.pop("is_superuser")
    assert is_refused(client.post(reverse("wagtailusers_users:edit", args=[superuser.pk]), form))
    bulk = reverse("wagtail_bulk_action", args=["auth", "user", "set_active_state"])
    client.post(f"{bulk}?id={superuser.pk}&next=/admin/", {"mark_as_active": ""})

    superuser.refresh_from_db()
    assert (superuser.password, superuser.is_superuser, superuser.is_active) == (before, True, True)


def test_an_administrator_still_changes_administrators(homes, admin_client, superuser):
    other = User.objects.create_user("other", "other@example.org", "password")

    admin_client.post(reverse("wagtailusers_users:edit", args=[other.pk]), user_form(other, is_superuser="on"))

    other.refresh_from_db()
    assert other.is_superuser


@pytest.mark.parametrize("group", MODEL_PERMISSIONS)
def test_no_role_may_change_what_roles_may(homes, group):
    client = signed_in(group)

    for name in ("wagtailusers_groups:index", "wagtailusers_groups:add"):
        assert is_refused(client.get(reverse(name))), name
