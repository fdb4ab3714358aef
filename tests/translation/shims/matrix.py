"""The site, the roles and the sets of roles of the permission matrix (test_permission_matrix)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import Page, PageViewRestriction, Revision, WorkflowState
from wagtail_localize.models import SegmentOverride, StringTranslation, Translation, TranslationSource

from core.models import Priority
from tests.factories import ImageFactory, PriorityFactory, StandardPageFactory
from tests.translation.making import locale, submit, translate, version, with_aliases
from tests.translation.shims.asking import segment
from translation.models import Assignment, Comment, LanguageSettings, MemoryEntry, Term, Waiver
from translation.saving import save_strings

# role -> groups
ROLES: dict[str, list[str]] = {
    "author": ["Authors"],
    "finnish": ["Finnish translators"],
    "swedish": ["Swedish translators"],
    "both": ["Finnish translators", "Swedish translators"],
    "moderator": ["Moderators"],
    "manager": ["Site managers"],
    "superuser": [],
    "submitter": [],  # has the right to submit translations, and no page
    "guest": [],  # may enter the admin, and no more
    "anonymous": [],
}
CHIEFS = {"moderator", "manager", "superuser"}
TRANSLATORS = {"fi": {"finnish", "both"}, "sv": {"swedish", "both"}}


# Each gives the roles for one language.


def own(code: str) -> set[str]:
    """Those who translate into the language."""
    return TRANSLATORS[code] | CHIEFS


def public(code: str) -> set[str]:
    """Those who decide what is public in the language, where translators publish themselves; where a reviewer
    publishes, only `chiefs`.
    """
    return own(code)


def chiefs(code: str) -> set[str]:
    return CHIEFS


def some(code: str) -> set[str]:
    """Those who translate into some language."""
    return own("fi") | own("sv")


def licensed(code: str) -> set[str]:
    """Those who have the right to submit translations, whether or not any page is theirs."""
    return some(code) | {"submitter"}


def own_and_authors(code: str) -> set[str]:
    return own(code) | {"author"}


def some_and_authors(code: str) -> set[str]:
    return some(code) | {"author"}


def reviewers(code: str) -> set[str]:
    """The group that the workflow of a page is set to, and superusers."""
    return {"moderator", "superuser"}


def those_who_lock(code: str) -> set[str]:
    return CHIEFS


def keepers_of_snippets(code: str) -> set[str]:
    """Those who make snippets."""
    return CHIEFS


def managers(code: str) -> set[str]:
    return {"manager", "superuser"}


def superusers(code: str) -> set[str]:
    return {"superuser"}


def nobody(code: str) -> set[str]:
    return set()


@dataclass
class World:
    """A site on which everything can be done in one language."""

    locale: Any
    page: Page  # English and live
    target: Page  # its live translation
    translation: Translation  # with a text that is not public yet
    fresh: Page  # English and live, not begun
    alias: Page  # what shows `fresh` in the language
    home: Page  # of the language
    stopped: Page  # a live translation that was stopped
    stopped_translation: Translation
    row: Priority  # a live translated priority
    row_translation: Translation  # with a text that is not public yet
    fresh_row: Priority  # not begun
    picture: Any
    memory: MemoryEntry
    term: Term
    asking: str | None = None  # the pk of the user who makes the request

    def title_segment(self) -> int:
        return segment(self.translation).pk

    def cover_segment(self) -> int:
        return self.translation.source.overridablesegment_set.get(context__path="cover_image").pk

    def revision(self) -> int:
        return Page.objects.get(pk=self.target.pk).latest_revision_id

    def row_revision(self) -> int:
        return Priority.objects.get(pk=self.row.pk).latest_revision_id

    def task_state(self) -> int:
        return Page.objects.get(pk=self.target.pk).current_workflow_task_state.pk


def world(homes: dict[str, Page], code: str) -> World:
    page = StandardPageFactory(parent=homes["en"], title="Heat", cover_image=ImageFactory())
    translate(with_aliases(page), code)
    other = with_aliases(StandardPageFactory(parent=homes["en"], title="Other"))
    translate(other, code)
    priority = PriorityFactory(name="Climate", slug="climate")
    row = translate(priority, code)
    translation, stopped, row_translation = submit(page, code), submit(other, code), submit(priority, code)
    stopped.enabled = False
    stopped.save()
    for each, path in ((translation, "title"), (row_translation, "name")):
        save_strings(each, {segment(each, path).pk: "Not public yet"}, None)
    fresh = with_aliases(StandardPageFactory(parent=homes["en"], title="Fresh"))
    return World(
        locale=locale(code),
        page=page,
        target=version(page, code),
        translation=translation,
        fresh=fresh,
        alias=version(fresh, code),
        home=homes[code],
        stopped=version(other, code),
        stopped_translation=stopped,
        row=row,
        row_translation=row_translation,
        fresh_row=PriorityFactory(name="Fresh", slug="fresh"),
        picture=ImageFactory(),
        memory=MemoryEntry.objects.filter(locale__language_code=code).first(),
        term=Term.objects.create(en="heat", fi="lämpö", sv="värme"),
    )


def whole_state() -> list[list[Any]]:
    """All that an action on a translation may change."""
    return [
        *public_state(),
        *map(
            list,
            (
                StringTranslation.objects.order_by("pk").values_list("pk", "data", "has_error"),
                SegmentOverride.objects.order_by("pk").values_list("pk", "data_json"),
                Translation.objects.order_by("pk").values_list("pk", flat=True),
                TranslationSource.objects.order_by("pk").values_list("pk", "last_updated_at"),
                Page.objects.order_by("pk").values_list("pk", "latest_revision", "path", "locked", "live"),
                Revision.objects.order_by("pk").values_list("pk", flat=True),
                WorkflowState.objects.order_by("pk").values_list("pk", "status"),
                Comment.objects.order_by("pk").values_list("pk", flat=True),
                Assignment.objects.order_by("pk").values_list("pk", "translator", "finished_at"),
                MemoryEntry.objects.order_by("pk").values_list("pk", flat=True),
                Waiver.objects.order_by("pk").values_list("pk", flat=True),
                Term.objects.order_by("pk").values_list("pk", "en", "fi", "sv"),
                LanguageSettings.objects.order_by("pk").values_list("pk", "reviewed", "translators", "days"),
            ),
        ),
    ]


def public_state() -> list[list[Any]]:
    """What visitors see, and whether it follows its source."""
    return [
        list(Page.objects.live().order_by("pk").values_list("pk", "title", "alias_of", "slug", "path")),
        list(PageViewRestriction.objects.order_by("pk").values_list("page", "restriction_type")),
        list(Revision.objects.exclude(approved_go_live_at=None).order_by("pk").values_list("pk", flat=True)),
        list(Priority.objects.filter(live=True).order_by("pk").values_list("pk", "name")),
        list(Translation.objects.order_by("pk").values_list("pk", "enabled")),
    ]


def sign_in(role: str) -> Client:
    client = Client()
    if role == "anonymous":
        return client
    users = get_user_model().objects
    user = users.create_superuser(role) if role == "superuser" else users.create_user(role, f"{role}@example.org")
    user.groups.set(Group.objects.filter(name__in=ROLES[role]))
    rights = {"guest": ["access_admin"], "submitter": ["access_admin", "submit_translation"]}
    if role in rights:
        user.user_permissions.set(Permission.objects.filter(codename__in=rights[role]))
    client.force_login(user)
    return client


def let_be_reviewed(code: str) -> None:
    settings = LanguageSettings.objects.get(locale=locale(code))
    settings.reviewed = True
    settings.save()


@dataclass(frozen=True)
class Action:
    """`view` is the name of the address; `who` may do it; `ask` makes the request, after `prepare`."""

    view: str
    what: str
    who: Callable[[str], set[str]]
    ask: Callable[[World, Client], Any]
    changes: bool
    prepare: Callable[[World], Any] = id  # nothing, as a rule

    def __str__(self) -> str:
        return f"{self.view}: {self.what}"
