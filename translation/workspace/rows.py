"""The rows of the list as they are shown: with names and addresses. Asks the database nothing for a row."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.admin.utils import quote
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.coreutils import get_content_type_label

from core.languages import SOURCE
from core.models import Priority
from translation.standing import NOT_STARTED, STATES, TO_DO, Standing, text_models


class Names:
    """What the keys of the rows are called: read once for all rows."""

    def __init__(self, rows: list[Standing], users: dict[int, Any]) -> None:
        types = ContentType.objects.in_bulk({row.source.content_type_id for row in rows})
        self.kinds = {pk: get_content_type_label(kind) for pk, kind in types.items()}
        sources = Priority.objects.filter(locale__language_code=SOURCE)
        self.priorities: dict[UUID, str] = dict(sources.values_list("translation_key", "name"))
        self.users = {pk: get_user_display_name(user) for pk, user in users.items()}
        self._editors: dict[int, str] = {
            ContentType.objects.get_for_model(model).pk: model.snippet_viewset.get_url_name("edit")
            for model in text_models()
            if hasattr(model, "snippet_viewset")
        }

    def edit_url(self, row: Standing) -> str | None:
        if row.target_id is None:
            return None
        if view := self._editors.get(row.source.content_type_id):
            return reverse(view, args=[quote(row.target_id)])
        return reverse("wagtailadmin_pages:edit", args=[row.target_id])


@dataclass
class Row:
    """A text in a language, as the list shows it to one user."""

    standing: Standing
    value: str  # as the form for many names it
    title: str
    about: str  # "Case, Climate Neutrality"
    language: str
    state: str
    translator: str
    mine: bool
    needs_work: bool
    edit_url: str | None  # for those who may
    may_start: bool
    text_url: str


def value_of(row: Standing) -> str:
    return f"{row.source.key}:{row.language}"


def shown(rows: list[Standing], names: Names, user: Any, own: set[str]) -> list[Row]:
    """`own`: codes of the languages that the user translates into; the others are there to read."""
    found = []
    for row in rows:
        writes = row.language in own
        about = [names.kinds.get(row.source.content_type_id, "")]
        if row.source.priority in names.priorities and row.source.priority != row.source.key:
            about.append(names.priorities[row.source.priority])
        held = row.translator_id if row.assigned else None
        found.append(
            Row(
                standing=row,
                value=value_of(row),
                title=row.source.title,
                about=" · ".join(about),
                language=row.language_name,
                state=str(STATES[row.state]),
                translator=names.users.get(held, _("somebody")) if held else "",
                mine=held == user.pk,
                needs_work=row.state in TO_DO,
                edit_url=names.edit_url(row) if writes and row.state != NOT_STARTED else None,
                may_start=writes and row.state == NOT_STARTED,
                text_url=reverse("translation_assignments:text", args=[row.source.key, row.language]),
            )
        )
    return found


def order_of(ordering: str | None, names: Names, user: Any) -> Callable[[Standing], Any]:
    """The key to sort by; without one, mine and nobody's first, by deadline, then what was published last."""
    backwards = bool(ordering and ordering.startswith("-"))

    def by_deadline(row: Standing) -> tuple:
        due = row.due if row.assigned else None
        # those without a deadline come last, in either direction
        return ((due is None) != backwards, due.toordinal() if due else 0)

    def newest(row: Standing) -> float:
        return -row.source.changed.timestamp() if row.source.changed else 0.0

    def title(row: Standing) -> tuple:
        return (row.source.title.casefold(), row.language)

    def translator(row: Standing) -> tuple:
        name = names.users.get(row.translator_id, "") if row.assigned and row.translator_id else ""
        return (not name, name.casefold())

    def whose(row: Standing) -> int:
        if not (row.assigned and row.translator_id):
            return 1
        return 0 if row.translator_id == user.pk else 2

    states = list(STATES)
    keys: dict[str, Callable[[Standing], Any]] = {
        "title": title,
        "language": lambda row: (row.language, *title(row)),
        "state": lambda row: (states.index(row.state), *title(row)),
        "words": lambda row: (row.words_left, *title(row)),
        "translator": lambda row: (*translator(row), *title(row)),
        "due": lambda row: (*by_deadline(row), *title(row)),
        "changed": lambda row: (-newest(row), *title(row)),
    }
    if ordering and ordering.lstrip("-") in keys:
        return keys[ordering.lstrip("-")]
    return lambda row: (whose(row), *by_deadline(row), newest(row), *title(row))
