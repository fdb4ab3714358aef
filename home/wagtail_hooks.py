"""Who manages users cannot become, make or unmake an administrator that way."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail import hooks


def _stop_unless_administrator(request: HttpRequest, *users: Any) -> None:
    """Wagtail lets whoever may change users tick "Administrator" and set an administrator's password."""
    asks_for_it = request.method == "POST" and "is_superuser" in request.POST
    if not request.user.is_superuser and (asks_for_it or any(user.is_superuser for user in users)):
        raise PermissionDenied


@hooks.register("before_create_user")
def guard_creation(request: HttpRequest) -> None:
    _stop_unless_administrator(request)


@hooks.register("before_edit_user")
def guard_change(request: HttpRequest, user: Any) -> None:
    _stop_unless_administrator(request, user)


@hooks.register("before_bulk_action")
def guard_bulk_action(request: HttpRequest, _kind: str, objects: list[Any], _action: Any) -> None:
    _stop_unless_administrator(request, *(item for item in objects if isinstance(item, get_user_model())))
