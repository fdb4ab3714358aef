"""The admin's hooks of this part; translation/wagtail_hooks.py brings them in."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, include, path, re_path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from translation.sharing import views

ADDRESSES = [
    path("<int:translation_id>/side-by-side/", views.SideBySideView.as_view(), name="side_by_side"),
    re_path(r"^(?P<translation_id>\d+)/(?P<side>source|translation)/$", views.frame, name="frame"),
    path("page/<int:page_id>/link/", views.ShareView.as_view(), name="share"),
]


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("translation/sharing/", include((ADDRESSES, "translation_sharing")))]


@hooks.register("register_page_header_buttons")
def preview_link(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    if page.depth > 1 and page.permissions_for_user(user).can_edit():
        address = reverse("translation_sharing:share", args=[page.pk])
        yield Button(_("Preview link"), address, icon_name="link", priority=67)
