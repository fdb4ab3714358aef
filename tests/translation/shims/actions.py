"""The permission matrix: every view and action on translations, and who may do it.

A row: the name of the address, its arguments, what is done, and who may (a function of matrix.py that gives the roles
for a language). Arguments are paths into the World ("translation.pk"), or callables of it, or words beginning with "=".
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Workflow
from wagtail_localize.models import SegmentOverride, StringTranslation, Translation

from tests.translation.roles import priority_form, standard_page_form
from tests.translation.shims.asking import FORM, segment
from tests.translation.shims.matrix import (
    Action,
    World,
    keepers_of_snippets,
    licensed,
    managers,
    nobody,
    own,
    own_and_authors,
    public,
    reviewers,
    some,
    some_and_authors,
    superusers,
    those_who_lock,
)

Data = dict[str, Any] | Callable[[World], dict[str, Any]]


def address(view: str, at: str, w: World) -> str:
    return reverse(view, args=[_value(w, part) for part in at.split()])


def _value(w: World, part: str) -> Any:
    if part.startswith("="):
        return part[1:]
    value: Any = w
    for name in part.split("."):
        value = getattr(value, name)
    return value() if callable(value) else value


def look(view: str, at: str, what: str, who: Any, **more: Any) -> Action:
    return Action(view, what, who, lambda w, client: client.get(address(view, at, w)), changes=False, **more)


def do(view: str, at: str, what: str, who: Any, data: Data | None = None, **more: Any) -> Action:
    def ask(w: World, client: Client) -> Any:
        return client.post(address(view, at, w), data(w) if callable(data) else data or {})

    return Action(view, what, who, ask, **{"changes": True, **more})


def put(view: str, at: str, what: str, who: Any, value: Any, **more: Any) -> Action:
    def ask(w: World, client: Client) -> Any:
        found = value(w) if callable(value) else value
        return client.put(address(view, at, w), f"value={found}", content_type=FORM)

    return Action(view, what, who, ask, changes=True, **more)


def take(view: str, at: str, what: str, who: Any, **more: Any) -> Action:
    return Action(view, what, who, lambda w, client: client.delete(address(view, at, w)), changes=True, **more)


def bulk(
    kind: str, what: str, who: Any, data: Data | None = None, model: str = "wagtailcore page", **more: Any
) -> Action:
    def ask(w: World, client: Client) -> Any:
        where = reverse("wagtail_bulk_action", args=[*model.split(), kind])
        row = {"wagtailcore page": w.target, "core priority": w.row, "translation term": w.term}[model]
        return client.post(f"{where}?id={row.pk}&next=/admin/", data(w) if callable(data) else data or {})

    return Action(f"{model} {kind}", what, who, ask, changes=True, **more)


# What is sent


def po(w: World) -> dict[str, Any]:
    text = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"X-WagtailLocalize-TranslationID: {w.translation.uuid}\\n"\n\nmsgctxt "title"\nmsgid "Heat"\nmsgstr "New"\n'
    )
    return {"file": SimpleUploadedFile("x.po", text.encode())}


def language(w: World) -> dict[str, Any]:
    return {"locales": [w.locale.pk]}


def to_oneself(w: World) -> dict[str, Any]:
    return {
        "translator": w.asking or 0,
        "give-translator": w.asking or 0,
        "text": f"{w.fresh.translation_key}:{w.locale.language_code}",
    }


def typed(**more: str) -> Data:
    return lambda w: {f"text-{segment(w.translation).pk}": "Typed", **more}


def typed_in_row(**more: str) -> Data:
    return lambda w: {f"text-{segment(w.row_translation, 'name').pk}": "Typed", **more}


def row_form(w: World) -> dict[str, Any]:
    return priority_form(w.row, name="New", **{"action-publish": "1"})


def copy(w: World) -> dict[str, Any]:
    parent = w.target.get_parent().pk
    return {"new_title": "Copy", "new_slug": "copy", "new_parent_page": parent, "publish_copies": "on"}


def new_page(w: World) -> dict[str, Any]:
    return standard_page_form("New", "publish")


def a_reason(w: World) -> dict[str, Any]:
    return {"segment": segment(w.translation).pk, "rule": "spaces", "reason": "It is a name."}


def terms(w: World) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("x.csv", b"en,fi,sv\ngrid,verkko,n\xc3\xa4t\n")}


def language_form(w: World) -> dict[str, Any]:
    """The form of the language as the admin shows it to an administrator, with the box ticked."""
    client = Client()
    client.force_login(get_user_model().objects.get(username="superuser"))
    html = BeautifulSoup(client.get(reverse("wagtaillocales:edit", args=[w.locale.pk])).text, "html.parser")
    form: dict[str, Any] = {}
    for element in html.select("main form input[name], main form select[name]"):
        name = str(element["name"])
        if element.name == "select":
            chosen = element.select_one("option[selected]")
            form[name] = chosen["value"] if chosen else ""
        elif element.get("type") != "checkbox" or element.has_attr("checked") or name.endswith("-reviewed"):
            form[name] = element.get("value", "on")
    return form


# What is the case before


def own_cover(w: World) -> None:
    found = w.translation.source.overridablesegment_set.get(context__path="cover_image")
    SegmentOverride.objects.create(context=found.context, locale=w.locale, data_json=str(w.picture.pk))


def without_summary(w: World) -> None:
    StringTranslation.objects.filter(context__path="summary", locale=w.locale).delete()


def locked(w: World) -> None:
    Page.objects.filter(pk=w.target.pk).update(locked=True)


def in_moderation(w: World) -> None:
    page = Page.objects.get(pk=w.target.pk).specific
    page.title = "In moderation"
    page.save_revision()
    Workflow.objects.get().start(page, None)


def offline(w: World) -> None:
    Page.objects.get(pk=w.target.pk).specific.save_revision()
    Page.objects.get(pk=w.target.pk).specific.unpublish()


def offline_and_locked(w: World) -> None:
    offline(w)
    locked(w)


def scheduled(w: World) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    for found in (Page.objects.get(pk=w.target.pk).specific, type(w.row).objects.get(pk=w.row.pk)):
        found.save_revision(approved_go_live_at=tomorrow)


def with_a_draft(w: World) -> None:
    Page.objects.get(pk=w.target.pk).specific.save_revision()


def no_translation(w: World) -> None:
    Translation.objects.filter(pk=w.row_translation.pk).delete()


STRING, COVER = "translation.pk title_segment", "translation.pk cover_segment"
SUBMIT_ROW = "=core =priority fresh_row.pk"

LOCALIZE = [
    look("wagtail_localize:submit_page_translation", "fresh.pk", "form", some),
    do("wagtail_localize:submit_page_translation", "fresh.pk", "begin a page", own, language),
    do("wagtail_localize:submit_snippet_translation", SUBMIT_ROW, "begin a priority", own, language),
    look("wagtail_localize:update_translations", "translation.source_id", "form", own),
    do("wagtail_localize:update_translations", "translation.source_id", "sync", own, {"publish_translations": "on"}),
    put("wagtail_localize:edit_string_translation", STRING, "save", own, "New"),
    put("wagtail_localize:edit_string_translation", STRING, "save, locked", nobody, "New", prepare=locked),
    put("wagtail_localize:edit_string_translation", STRING, "save, moderated", reviewers, "New", prepare=in_moderation),
    take("wagtail_localize:edit_string_translation", STRING, "delete", own),
    put("wagtail_localize:edit_override", COVER, "choose a picture", own, lambda w: w.picture.pk),
    take("wagtail_localize:edit_override", COVER, "take the source's picture", own, prepare=own_cover),
    look("wagtail_localize:download_pofile", "translation.pk", "download", own),
    do("wagtail_localize:upload_pofile", "translation.pk", "upload", own, po),
    do("wagtail_localize:machine_translate", "translation.pk", "fill in", own, prepare=without_summary),
    look("wagtail_localize:preview_translation", "translation.pk", "preview", own),
    do("wagtail_localize:stop_translation", "translation.pk", "stop", public),
    look("wagtail_localize:convert_to_alias", "target.pk", "form", public),
    do("wagtail_localize:convert_to_alias", "target.pk", "make it an alias", public),
    do("wagtail_localize:convert_to_alias", "target.pk", "make it a live alias", public, prepare=offline),
    look("wagtail_localize:translations_report", "", "report", some),
    look("wagtail_localize:translations_report_results", "", "report", some),
    look("wagtail_localize:snippets_api_listing", "=core =priority", "list", some_and_authors),
    look("wagtail_localize:snippets_api_detail", "=core =priority row.pk", "one", some_and_authors),
]
EDITOR = [
    look("wagtailadmin_pages:edit", "target.pk", "open a page", own),
    do("wagtailadmin_pages:edit", "target.pk", "save a page", own, typed()),
    do("wagtailadmin_pages:edit", "target.pk", "publish a page", public, typed(action="publish")),
    do("wagtailadmin_pages:edit", "target.pk", "send to review", own, {"action": "review"}),
    do("wagtailadmin_pages:edit", "target.pk", "approve", reviewers, {"action": "approve"}, prepare=in_moderation),
    do("wagtailadmin_pages:edit", "stopped.pk", "restart", public, {"localize-restart-translation": "1"}),
    look("wagtailsnippets_core_priority:edit", "row.pk", "open a priority", own),
    do("wagtailsnippets_core_priority:edit", "row.pk", "save a priority", own, typed_in_row()),
    do("wagtailsnippets_core_priority:edit", "row.pk", "publish a priority", public, typed_in_row(action="publish")),
    do("translation_editor:segment", STRING, "save in the background", own, {"text": "Typed"}),
]
FILES = [
    look("translation_exchange:backlog_form", "", "form", some),
    do("translation_exchange:backlog_upload", "", "upload", own, po),
    look("translation_exchange:backlog", "locale.language_code =po", "a language's backlog", own),
    look("translation_exchange:upload", "translation.pk", "form", own),
    do("translation_exchange:upload", "translation.pk", "upload", own, po),
    look("translation_exchange:download", "translation.pk =po", "PO", own),
    look("translation_exchange:download", "translation.pk =xliff", "XLIFF", own),
]
WORK = [
    look("translation_workspace:index", "", "workspace", some),
    look("translation_workspace:results", "", "workspace", some),
    look("translation_workspace:parity", "=fi =sv", "parity", licensed),
    do("translation_workspace:start", "fresh.translation_key locale.language_code", "begin and take", own),
    do("translation_workspace:give", "", "take", own, to_oneself),
    look("translation_assignments:text", "page.translation_key locale.language_code", "read", own),
    do("translation_assignments:text", "page.translation_key locale.language_code", "take", own, to_oneself),
    do("translation_assignments:comment", "translation.pk", "comment", own, {"text": "Hm."}),
    look("translation_memory:concordance", "", "memory", licensed),
    look("translation_memory:results", "", "memory", licensed),
    do("translation_memory:delete", "memory.pk", "delete a pair", own),
    look("translation_sharing:side_by_side", "translation.pk", "side by side", own_and_authors),
    look("translation_sharing:frame", "translation.pk =source", "the source", own_and_authors),
    look("translation_sharing:frame", "translation.pk =translation", "the translation", own_and_authors),
    look("translation_sharing:share", "target.pk", "form of a link", own),
    do("translation_sharing:share", "target.pk", "a link", own, {"days": "7"}, changes=False),
]
QUALITY = [
    look("translation_quality:report", "", "report", some),
    look("translation_quality:report_results", "", "report", some),
    do("translation_quality:waive", "translation.pk", "wave through", own, a_reason),
    look("wagtailsnippets_translation_term:list", "", "terms", some_and_authors),
    look("wagtailsnippets_translation_term:list_results", "", "terms", some_and_authors),
    look("translation_terms:export", "=csv", "CSV", some_and_authors),
    look("translation_terms:export", "=tbx", "TBX", some_and_authors),
    look("translation_terms:import", "", "form", some),
    do("translation_terms:import", "", "import", some, terms),
    do("wagtailsnippets_translation_term:add", "", "add a term", some, {"en": "grid", "fi": "verkko", "sv": "nät"}),
    do(
        "wagtailsnippets_translation_term:edit",
        "term.pk",
        "change a term",
        some,
        {"en": "heat", "fi": "lämpö", "sv": "hetta"},
    ),
    look("wagtailsnippets_translation_term:copy", "term.pk", "form", some),
    bulk("delete", "delete terms", managers, model="translation term"),
    do("wagtailsnippets_translation_term:delete", "term.pk", "delete a term", managers),
]
SETTINGS = [
    look("wagtaillocales:index", "", "languages", managers),
    look("wagtaillocales:index_results", "", "languages", managers),
    look("wagtaillocales:add", "", "form", managers),
    look("wagtaillocales:edit", "locale.pk", "form", managers),
    do("wagtaillocales:edit", "locale.pk", "say who publishes", managers, language_form),
    look("wagtaillocales:copy", "locale.pk", "form", managers),
    look("wagtaillocales:delete", "locale.pk", "form", superusers),
]
WAGTAIL = [
    do(
        "wagtailadmin_pages:edit",
        "stopped.pk",
        "publish what was stopped",
        public,
        standard_page_form("New", "publish", slug="other"),
    ),
    do("wagtailadmin_pages:unpublish", "target.pk", "take offline", public),
    do("wagtailadmin_pages:copy", "target.pk", "copy and publish", public, copy),
    do("wagtailadmin_pages:add", "=home =standardpage home.pk", "add and publish", public, new_page),
    do("wagtailadmin_pages:delete", "target.pk", "delete", public),
    do("wagtailadmin_pages:convert_alias", "alias.pk", "make an alias a page of its own", public),
    do("wagtailadmin_pages:move_confirm", "target.pk stopped.pk", "move", public),
    do("wagtailadmin_pages:set_page_position", "target.pk", "put last", public),
    do("wagtailadmin_pages:set_privacy", "target.pk", "hide", public, {"restriction_type": "login"}),
    do("wagtailadmin_pages:lock", "target.pk", "lock", those_who_lock),
    do("wagtailadmin_pages:unlock", "target.pk", "unlock", those_who_lock, prepare=locked),
    do(
        "wagtailadmin_pages:revisions_unschedule",
        "target.pk revision",
        "publish it not tomorrow",
        public,
        prepare=scheduled,
    ),
    look("wagtailadmin_pages:revisions_revert", "target.pk revision", "an older version", own, prepare=with_a_draft),
    look("wagtailadmin_pages:revisions_view", "target.pk revision", "a draft", own, prepare=with_a_draft),
    look("wagtailadmin_pages:view_draft", "target.pk", "the draft", own),
    do(
        "wagtailadmin_pages:workflow_action",
        "target.pk =approve task_state",
        "approve",
        reviewers,
        prepare=in_moderation,
    ),
    do("wagtailadmin_api:pages:action", "target.pk =publish", "publish", nobody, prepare=offline),
    do("wagtailadmin_api:pages:action", "alias.pk =convert_alias", "make an alias a page of its own", nobody),
    bulk("publish", "publish in bulk, locked", nobody, prepare=offline_and_locked),
    bulk("delete", "delete in bulk", public),
    bulk("move", "move in bulk", public, lambda w: {"chooser": w.stopped.pk}),
    bulk("publish", "publish in bulk", public, prepare=offline),
    bulk("unpublish", "take offline in bulk", public),
    do(
        "wagtailsnippets_core_priority:edit",
        "row.pk",
        "publish without a translation",
        public,
        row_form,
        prepare=no_translation,
    ),
    do("wagtailsnippets_core_priority:unpublish", "row.pk", "take offline", public),
    do(
        "wagtailsnippets_core_priority:revisions_unschedule",
        "row.pk row_revision",
        "publish it not tomorrow",
        public,
        prepare=scheduled,
    ),
    look("wagtailsnippets_core_priority:revisions_revert", "row.pk row_revision", "an older version", own),
    look("wagtailsnippets_core_priority:add", "", "form", keepers_of_snippets),
    look("wagtailsnippets_core_priority:copy", "row.pk", "form", keepers_of_snippets),
    do("wagtailsnippets_core_priority:delete", "row.pk", "delete", managers),
    bulk("delete", "delete priorities", managers, model="core priority"),
]
SECTIONS = {
    "wagtail-localize": LOCALIZE,
    "editor": EDITOR,
    "files": FILES,
    "work": WORK,
    "quality": QUALITY,
    "settings": SETTINGS,
    "Wagtail": WAGTAIL,
}
