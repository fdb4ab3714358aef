"""Users of the roles, and what the admin answers them."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

# those who translate into both languages
TRANSLATORS = "Translators"


def somebody(group: str) -> Any:
    """A user who is in this group only (for TRANSLATORS, in the groups of both languages)."""
    names = ["Finnish translators", "Swedish translators"] if group == TRANSLATORS else [group]
    groups = Group.objects.filter(name__in=names)
    assert len(groups) == len(names), "ensure_site makes the groups"
    name = group.lower().replace(" ", "-")
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "password")
    user.groups.set(groups)
    assert not user.is_superuser
    return user


def signed_in(group: str) -> Client:
    """A client of somebody(group)."""
    return client_of(somebody(group))


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def is_refused(response: Any) -> bool:
    """Wagtail leads whoever lacks a permission back to the dashboard; some views answer 403."""
    return response.status_code == 403 or (response.status_code == 302 and response.url == reverse("wagtailadmin_home"))


def standard_page_form(title: str, action: str, **values: Any) -> dict:
    form = {
        "title": title,
        "slug": title.lower(),
        "summary": "A summary.",
        "cover_image": "",
        "body": streamfield([]),
        "seo_title": "",
        "search_description": "",
        "comments": inline_formset([]),
        f"action-{action}": "1",
        **values,
    }
    return nested_form_data(form)


def edit_address(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def priority_form(priority: Any, **values: Any) -> dict:
    names = ("name", "slug", "summary", "parent_theme", "colour", "icon", "period_start", "sort_order")
    form = {name: getattr(priority, name) for name in names}
    return {**form, "description": "null", "period_end": "", **values}
