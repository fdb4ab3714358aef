"""Every role, every view and action on translations, both languages, by direct requests (actions.py is the table)."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver

from tests.translation.roles import is_refused
from tests.translation.shims.actions import SECTIONS
from tests.translation.shims.matrix import (
    ROLES,
    Action,
    World,
    let_be_reviewed,
    own,
    public,
    public_state,
    sign_in,
    whole_state,
    world,
)
from translation import quality

DUMMY = {"CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"}


@pytest.mark.parametrize("reviewed", [False, True], ids=["translators publish", "a reviewer publishes"])
@pytest.mark.parametrize("code", ["fi", "sv"])
@pytest.mark.parametrize("section", SECTIONS)
def test_each_role_can_do_what_it_may_and_nothing_else(homes, monkeypatch, settings, section, code, reviewed):
    monkeypatch.setattr(quality, "findings", lambda *_arguments: [])
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = DUMMY
    w = world(homes, code)
    if reviewed:
        let_be_reviewed(code)
    clients = {role: sign_in(role) for role in ROLES}

    wrong = [
        f"{action}: {role} {'may' if role in action.allowed(code, reviewed) else 'may not'}, but {found}"
        for action in SECTIONS[section]
        for role, client in clients.items()
        if (found := contradiction(action, w, client, role, code, reviewed))
    ]

    assert not wrong, "\n".join(wrong)


def contradiction(action: Action, w: World, client: Client, role: str, code: str, reviewed: bool) -> str:
    """What goes against the table when this role does it; everything is as before then."""
    allowed = role in action.allowed(code, reviewed)
    with transaction.atomic():
        w.asking = client.session.get("_auth_user_id") if role != "anonymous" else None
        action.prepare(w)
        whole, shown = whole_state(), public_state()
        answer = action.ask(w, client)
        if not action.changes:
            found = "" if is_open(answer) == allowed else f"the answer is {answer.status_code}"
        elif action.who is public:
            found = "" if (public_state() != shown) == allowed else "the opposite happens"
        else:
            found = "" if (whole_state() != whole) == allowed else "the opposite happens"
        if not allowed and (role not in own(code) or not action.changes) and whole_state() != whole:
            found = "something is changed"
        transaction.set_rollback(True)
    return found


def is_open(answer: Any) -> bool:
    if answer.status_code == 302:
        return not is_refused(answer) and "/login/" not in answer.url
    return answer.status_code == 200


# That nothing is left out

# A preview for somebody without an account: its token is the right (tests/translation/sharing).
FOR_EVERYBODY = {"preview:any", "preview:language"}
# The texts of wagtail-localize's own scripts
HARMLESS = {"wagtail_localize:javascript_catalog"}


def names(resolver: Any, namespace: str = "") -> list[str]:
    """The names of all addresses of our translation views and of wagtail-localize's."""
    found = []
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            below = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            found += names(pattern, below)
        elif pattern.name and (module_of(pattern.callback).startswith(("translation.", "wagtail_localize."))):
            found.append(f"{namespace}{pattern.name}")
    return found


def module_of(view: Any) -> str:
    return (getattr(view, "view_class", None) or getattr(view, "cls", None) or view).__module__


def test_every_address_of_translations_is_in_the_matrix():
    tried = {action.view for section in SECTIONS.values() for action in section}
    registered = set(names(get_resolver()))

    assert len(registered) > 20
    assert sorted(registered - tried - FOR_EVERYBODY - HARMLESS) == []


def guarded(resolver: Any, path: str = "") -> dict[str, list[Any]]:
    """{address below localize/: its views, the first of which answers}"""
    found: dict[str, list[Any]] = {}
    for pattern in resolver.url_patterns:
        here = path + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            for address, views in guarded(pattern, here).items():
                found.setdefault(address, []).extend(views)
        elif here.startswith("admin/localize/"):
            found.setdefault(here, []).append(pattern.callback)
    return found


def test_a_guard_of_ours_stands_before_every_view_of_wagtail_localize():
    addresses = guarded(get_resolver())

    assert len(addresses) == 17
    for address, views in addresses.items():
        if address != "admin/localize/jsi18n/":
            assert [module_of(view).split(".")[0] for view in views] == ["translation", "wagtail_localize"], address
