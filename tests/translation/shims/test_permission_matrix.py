"""Every role, every view and action on translations, both languages, by direct requests."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from wagtail.models import Page, Workflow
from wagtail_localize.models import SegmentOverride, StringTranslation

from tests.translation.roles import is_refused, priority_form, standard_page_form
from tests.translation.shims.asking import FORM, segment
from tests.translation.shims.matrix import (
    ROLES,
    Action,
    World,
    let_be_reviewed,
    licensed,
    nobody,
    own,
    own_and_authors,
    public,
    public_state,
    reviewers,
    sign_in,
    some,
    some_and_authors,
    whole_state,
    world,
)
from translation import quality

DUMMY = {"CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"}
Arguments = Callable[[World], list[Any]]
Data = Callable[[World, Client], dict[str, Any]]


def look(view: str, what: str, who: Any, at: Arguments) -> Action:
    return Action(view, what, who, lambda w, client: client.get(reverse(view, args=at(w))), changes=False)


def do(view: str, what: str, who: Any, at: Arguments, data: Data = lambda w, client: {}, **more: Any) -> Action:
    def ask(w: World, client: Client) -> Any:
        return client.post(reverse(view, args=at(w)), data(w, client))

    return Action(view, what, who, ask, **{"changes": True, **more})


def put(view: str, what: str, who: Any, at: Arguments, value: Callable[[World], Any], **more: Any) -> Action:
    def ask(w: World, client: Client) -> Any:
        return client.put(reverse(view, args=at(w)), f"value={value(w)}", content_type=FORM)

    return Action(view, what, who, ask, changes=True, **more)


def take(view: str, what: str, who: Any, at: Arguments, **more: Any) -> Action:
    return Action(view, what, who, lambda w, client: client.delete(reverse(view, args=at(w))), changes=True, **more)


def title(w: World) -> list[Any]:
    return [w.translation.pk, segment(w.translation).pk]


def cover(w: World) -> list[Any]:
    return [w.translation.pk, w.translation.source.overridablesegment_set.get(context__path="cover_image").pk]


def own_cover(w: World) -> None:
    found = w.translation.source.overridablesegment_set.get(context__path="cover_image")
    SegmentOverride.objects.create(context=found.context, locale=w.locale, data_json=str(w.picture.pk))


def po(w: World, client: Client) -> dict[str, Any]:
    text = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"X-WagtailLocalize-TranslationID: {w.translation.uuid}\\n"\n\nmsgctxt "title"\nmsgid "Heat"\nmsgstr "New"\n'
    )
    return {"file": SimpleUploadedFile("x.po", text.encode())}


def lose_the_summary(w: World) -> None:
    StringTranslation.objects.filter(context__path="summary", locale=w.locale).delete()


def lock(w: World) -> None:
    Page.objects.filter(pk=w.target.pk).update(locked=True)


def send_to_moderation(w: World) -> None:
    page = Page.objects.get(pk=w.target.pk).specific
    page.title = "In moderation"
    page.save_revision()
    Workflow.objects.get().start(page, None)


def offline(w: World) -> None:
    Page.objects.get(pk=w.target.pk).specific.save_revision()
    Page.objects.get(pk=w.target.pk).specific.unpublish()


def key_and_code(w: World) -> list[Any]:
    return [w.fresh.translation_key, w.locale.language_code]


def begun(w: World) -> list[Any]:
    return [w.page.translation_key, w.locale.language_code]


def to_oneself(w: World, client: Client) -> dict[str, Any]:
    user = client.session.get("_auth_user_id", "1") if client.session else "1"
    return {"translator": user, "text": f"{w.fresh.translation_key}:{w.locale.language_code}"}


def typed(w: World, **more: str) -> dict[str, str]:
    return {f"text-{segment(w.translation).pk}": "Typed", **more}


def typed_in_row(w: World, **more: str) -> dict[str, str]:
    return {f"text-{segment(w.row_translation, 'name').pk}": "Typed", **more}


def approving(w: World) -> list[Any]:
    return [w.target.pk, "approve", Page.objects.get(pk=w.target.pk).current_workflow_task_state.pk]


def bulk(kind: str, what: str, who: Any, **more: Any) -> Action:
    def ask(w: World, client: Client) -> Any:
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", kind])
        return client.post(f"{address}?id={w.target.pk}&next=/admin/pages/")

    return Action("wagtail_bulk_action", what, who, ask, changes=True, **more)


def translation_pk(w: World) -> list[Any]:
    return [w.translation.pk]


LOCALIZE = [
    look("wagtail_localize:submit_page_translation", "form", some, lambda w: [w.fresh.pk]),
    do(
        "wagtail_localize:submit_page_translation",
        "begin a page",
        own,
        lambda w: [w.fresh.pk],
        lambda w, client: {"locales": [w.locale.pk]},
    ),
    do(
        "wagtail_localize:submit_snippet_translation",
        "begin a priority",
        own,
        lambda w: ["core", "priority", w.fresh_row.pk],
        lambda w, client: {"locales": [w.locale.pk]},
    ),
    look("wagtail_localize:update_translations", "form", own, lambda w: [w.translation.source_id]),
    do(
        "wagtail_localize:update_translations",
        "bring up to date",
        own,
        lambda w: [w.translation.source_id],
        lambda w, client: {"publish_translations": "on"},
    ),
    put("wagtail_localize:edit_string_translation", "save a text", own, title, lambda w: "New"),
    put(
        "wagtail_localize:edit_string_translation",
        "save a text while another has the page locked",
        nobody,
        title,
        lambda w: "New",
        prepare=lock,
    ),
    put(
        "wagtail_localize:edit_string_translation",
        "save a text in moderation",
        reviewers,
        title,
        lambda w: "New",
        prepare=send_to_moderation,
    ),
    take("wagtail_localize:edit_string_translation", "take a text away", own, title),
    put("wagtail_localize:edit_override", "choose a picture", own, cover, lambda w: w.picture.pk),
    take("wagtail_localize:edit_override", "take a picture away", own, cover, prepare=own_cover),
    look("wagtail_localize:download_pofile", "download", own, translation_pk),
    do("wagtail_localize:upload_pofile", "upload", own, translation_pk, po),
    do("wagtail_localize:machine_translate", "fill in", own, translation_pk, prepare=lose_the_summary),
    look("wagtail_localize:preview_translation", "preview", own, translation_pk),
    do("wagtail_localize:stop_translation", "stop", public, translation_pk),
    look("wagtail_localize:convert_to_alias", "form", public, lambda w: [w.target.pk]),
    do("wagtail_localize:convert_to_alias", "make an alias", public, lambda w: [w.target.pk]),
    do(
        "wagtail_localize:convert_to_alias",
        "make it live as an alias",
        public,
        lambda w: [w.target.pk],
        prepare=offline,
    ),
    look("wagtail_localize:translations_report", "report", some, lambda w: []),
    look("wagtail_localize:translations_report_results", "report", some, lambda w: []),
    look("wagtail_localize:snippets_api_listing", "list", some_and_authors, lambda w: ["core", "priority"]),
    look("wagtail_localize:snippets_api_detail", "one", some_and_authors, lambda w: ["core", "priority", w.row.pk]),
]

EDITOR = [
    look("wagtailadmin_pages:edit", "open a page in the editor", own, lambda w: [w.target.pk]),
    do("wagtailadmin_pages:edit", "save a page's texts", own, lambda w: [w.target.pk], lambda w, client: typed(w)),
    do(
        "wagtailadmin_pages:edit",
        "publish a page",
        public,
        lambda w: [w.target.pk],
        lambda w, client: typed(w, action="publish"),
    ),
    do(
        "wagtailadmin_pages:edit",
        "send a page to review",
        own,
        lambda w: [w.target.pk],
        lambda w, client: {"action": "review"},
    ),
    do(
        "wagtailadmin_pages:edit",
        "approve",
        reviewers,
        lambda w: [w.target.pk],
        lambda w, client: {"action": "approve"},
        prepare=send_to_moderation,
    ),
    do(
        "wagtailadmin_pages:edit",
        "restart",
        public,
        lambda w: [w.stopped.pk],
        lambda w, client: {"localize-restart-translation": "1"},
    ),
    look("wagtailsnippets_core_priority:edit", "open a priority in the editor", own, lambda w: [w.row.pk]),
    do(
        "wagtailsnippets_core_priority:edit",
        "save a priority's texts",
        own,
        lambda w: [w.row.pk],
        lambda w, client: typed_in_row(w),
    ),
    do(
        "wagtailsnippets_core_priority:edit",
        "publish a priority",
        public,
        lambda w: [w.row.pk],
        lambda w, client: typed_in_row(w, action="publish"),
    ),
    do(
        "translation_editor:segment",
        "save in the background",
        own,
        title,
        lambda w, client: {"text": "Typed"},
    ),
]

FILES = [
    look("translation_exchange:backlog_form", "form", some, lambda w: []),
    do("translation_exchange:backlog_upload", "upload", own, lambda w: [], po),
    look("translation_exchange:backlog", "a language's backlog", own, lambda w: [w.locale.language_code, "po"]),
    look("translation_exchange:upload", "form", own, translation_pk),
    do("translation_exchange:upload", "upload", own, translation_pk, po),
    look("translation_exchange:download", "PO", own, lambda w: [w.translation.pk, "po"]),
    look("translation_exchange:download", "XLIFF", own, lambda w: [w.translation.pk, "xliff"]),
]

WORK = [
    look("translation_workspace:index", "workspace", some, lambda w: []),
    look("translation_workspace:results", "workspace", some, lambda w: []),
    look("translation_workspace:parity", "parity", licensed, lambda w: ["fi", "sv"]),
    do("translation_workspace:start", "begin and take", own, key_and_code),
    do("translation_workspace:give", "take", own, lambda w: [], to_oneself),
    look("translation_assignments:text", "read the assignment", own, begun),
    do("translation_assignments:text", "take", own, begun, to_oneself),
    do("translation_assignments:comment", "comment", own, translation_pk, lambda w, client: {"text": "Hm."}),
    look("translation_memory:concordance", "memory", licensed, lambda w: []),
    look("translation_memory:results", "memory", licensed, lambda w: []),
    do("translation_memory:delete", "delete from the memory", own, lambda w: [w.memory.pk]),
    look("translation_sharing:side_by_side", "side by side", own_and_authors, translation_pk),
    look("translation_sharing:frame", "the source", own_and_authors, lambda w: [w.translation.pk, "source"]),
    look("translation_sharing:frame", "the translation", own_and_authors, lambda w: [w.translation.pk, "translation"]),
    look("translation_sharing:share", "a link to a translation", own, lambda w: [w.target.pk]),
    do("translation_sharing:share", "a link to a translation", own, lambda w: [w.target.pk], changes=False),
]

WAGTAIL = [
    do(
        "wagtailadmin_pages:edit",
        "publish a page that was stopped",
        public,
        lambda w: [w.stopped.pk],
        lambda w, client: standard_page_form("New", "publish", slug="other"),
    ),
    do(
        "wagtailsnippets_core_priority:edit",
        "publish a priority that is no translation",
        public,
        lambda w: [w.row.pk],
        lambda w, client: priority_form(w.row, name="New", **{"action-publish": "1"}),
        prepare=lambda w: w.row_translation.delete(),
    ),
    do("wagtailsnippets_core_priority:unpublish", "take a priority offline", public, lambda w: [w.row.pk]),
    do("wagtailadmin_pages:unpublish", "take a page offline", public, lambda w: [w.target.pk]),
    do(
        "wagtailadmin_pages:workflow_action",
        "approve",
        reviewers,
        approving,
        prepare=send_to_moderation,
    ),
    bulk("publish", "publish in bulk", public, prepare=offline),
    bulk("unpublish", "take offline in bulk", public),
    do(
        "wagtailadmin_pages:copy",
        "copy and publish",
        public,
        lambda w: [w.target.pk],
        lambda w, client: {
            "new_title": "Copy",
            "new_slug": "copy",
            "new_parent_page": w.target.get_parent().pk,
            "publish_copies": "on",
        },
    ),
]

SECTIONS = {
    "wagtail-localize": LOCALIZE,
    "editor": EDITOR,
    "files": FILES,
    "work": WORK,
    "Wagtail": WAGTAIL,
}


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
