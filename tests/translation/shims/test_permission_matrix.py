"""Every role, every view and action on translations, both languages, by direct requests (actions.py is the table)."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver
from wagtail.admin.views.bulk_action.registry import BulkActionRegistry

from tests.translation.roles import is_refused
from tests.translation.shims.actions import SECTIONS
from tests.translation.shims.matrix import (
    ROLES,
    Action,
    World,
    chiefs,
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


@pytest.fixture(autouse=True)
def _everything_passes(monkeypatch, settings):
    """The quality gate, which is not asked about here, and a machine translator to fill in with."""
    monkeypatch.setattr(quality, "findings", lambda *_arguments: [])
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = DUMMY


@pytest.mark.parametrize("code", ["fi", "sv"])
@pytest.mark.parametrize("section", SECTIONS)
def test_each_role_can_do_what_it_may_and_nothing_else(homes, section, code):
    contradictions = contradicted(SECTIONS[section], world(homes, code), code)

    assert not contradictions, "\n".join(contradictions)


@pytest.mark.parametrize("code", ["fi", "sv"])
def test_where_a_reviewer_publishes_translators_change_nothing_in_public(homes, code):
    actions = [replace(each, who=chiefs) for section in SECTIONS.values() for each in section if each.who is public]
    assert len(actions) > 10
    w = world(homes, code)
    let_be_reviewed(code)

    contradictions = contradicted(actions, w, code, ["finnish", "swedish", "both", "moderator"])

    assert not contradictions, "\n".join(contradictions)


def contradicted(actions: list[Action], w: World, code: str, roles: Iterable[str] = ROLES) -> list[str]:
    """What goes against the table."""
    superuser = sign_in("superuser")  # fills in the forms that others send
    clients = {role: superuser if role == "superuser" else sign_in(role) for role in roles}
    found = []
    for action in actions:
        for role, client in clients.items():
            allowed = role in action.who(code)
            if problem := contradiction(action, w, client, allowed, drafts=role in own(code)):
                found.append(f"{action}: {role} {'may' if allowed else 'may not'}, but {problem}")
    return found


def contradiction(action: Action, w: World, client: Client, allowed: bool, drafts: bool) -> str:
    """What goes against the table when this client does it; everything is as before afterwards.

    `drafts`: whether something may be saved that is not public.
    """
    with transaction.atomic():
        w.asking = client.session.get("_auth_user_id") if client.cookies else None
        action.prepare(w)
        whole, shown = whole_state(), public_state()
        answer = action.ask(w, client)
        is_changed = (public_state() != shown) if action.who in {public, chiefs} else (whole_state() != whole)
        problem = ""
        if (is_changed if action.changes else is_open(answer)) != allowed:
            problem = f"the answer is {answer.status_code}, and {'something' if is_changed else 'nothing'} is changed"
        elif not allowed and not drafts and whole_state() != whole:
            problem = "something is changed"
        transaction.set_rollback(True)
    return problem


def is_open(answer: Any) -> bool:
    if answer.status_code == 302:
        return not is_refused(answer) and "/login/" not in answer.url
    return answer.status_code == 200


# That nothing is left out

# A preview for somebody without an account: its token is the right (tests/translation/sharing).
FOR_EVERYBODY = {"preview:any", "preview:language"}
# Namespaces in which every view counts, Wagtail's own too: of pages, of the one translated snippet, of terms, languages
WAGTAILS = {
    "wagtailadmin_pages",
    "wagtailsnippets_core_priority",
    "wagtailsnippets_translation_term",
    "wagtaillocales",
}
# Those of them that change nothing and show what the list or the editor shows, or that lead on to one that is tried
READING = {
    *(
        f"wagtailadmin_pages:{name}"
        for name in (
            "add_subpage",
            "choose_parent",
            "collect_workflow_action_data",
            "confirm_workflow_cancellation",
            "history",
            "history_results",
            "move",
            "preview_on_add",
            "preview_on_edit",
            "revisions_compare",
            "revisions_index",
            "search",
            "search_results",
            "type_use",
            "type_use_results",
            "usage",
            "workflow_history",
            "workflow_history_detail",
            "workflow_preview",
        )
    ),
    *(
        f"wagtailsnippets_core_priority:{name}"
        for name in (
            "list",
            "list_results",
            "preview_on_add",
            "preview_on_edit",
            "revisions_compare",
            "revisions_view",
        )
    ),
    *(f"wagtailadmin_api:pages:{name}" for name in ("detail", "find", "listing")),
    *(f"{namespace}:{name}" for namespace in WAGTAILS for name in ("history", "history_results", "usage")),
}
# The texts of wagtail-localize's own scripts
HARMLESS = {"wagtail_localize:javascript_catalog"}


def names(resolver: Any, namespace: str = "") -> list[str]:
    """The names of all addresses of translations: of our views, of wagtail-localize's, and of WAGTAILS."""
    found = []
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            below = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            found += names(pattern, below)
        elif pattern.name and (
            module_of(pattern.callback).startswith(("translation.", "wagtail_localize."))
            or namespace.removesuffix(":") in WAGTAILS
        ):
            found.append(f"{namespace}{pattern.name}")
    return found


def module_of(view: Any) -> str:
    return (getattr(view, "view_class", None) or getattr(view, "cls", None) or view).__module__


def test_every_address_of_translations_is_in_the_matrix():
    tried = {action.view for section in SECTIONS.values() for action in section}
    registered = set(names(get_resolver()))

    assert len(registered) > 80
    assert sorted(registered - tried - READING - FOR_EVERYBODY - HARMLESS) == []
    assert sorted(READING - registered) == []
    assert sorted(READING & tried) == []


def test_every_bulk_action_on_what_is_translated_is_in_the_matrix():
    tried = {action.view for section in SECTIONS.values() for action in section}
    registry = BulkActionRegistry()
    models = [("wagtailcore", "page"), ("core", "priority"), ("translation", "term")]
    registered = {
        f"{app} {model} {action.action_type}"
        for app, model in models
        for action in registry.get_bulk_actions_for_model(app, model)
    }

    assert len(registered) >= 6
    assert sorted(registered - tried) == []


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
