"""The filters of the workspace's list. They stand in the address, and work on the account of translation.standing."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from translation.standing import STATES, TO_DO, Standing

ALL, ME, NOBODY = "all", "me", "nobody"
OVERDUE, THIS_WEEK, NONE = "overdue", "week", "none"
Choices = Sequence[tuple[Any, Any]]


def _radio(label: Any, empty_label: Any, choices: Choices = ()) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(
        label=label, empty_label=empty_label, choices=choices, widget=forms.RadioSelect, required=False
    )


class WorkFilterSet(WagtailFilterSet):
    """Filters rows (Standing), not a query set; Wagtail's forms and addresses are the same."""

    language = _radio(_("Language"), _("All"))
    state = _radio(_("State"), _("What needs work"), [(ALL, _("All")), *STATES.items()])
    kind = _radio(_("Type"), _("All"))
    priority = _radio(_("Priority"), _("All"))
    translator = _radio(_("Translator"), _("All"))
    deadline = _radio(
        _("Deadline"),
        _("All"),
        [(OVERDUE, _("overdue")), (THIS_WEEK, _("within seven days")), (NONE, _("without a deadline"))],
    )

    def __init__(
        self,
        *args: Any,
        languages: Choices,
        kinds: Choices,
        priorities: Choices,
        translators: Choices,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        people = [(ME, _("me")), (NOBODY, _("nobody")), *translators]
        for name, choices in {
            "language": languages,
            "kind": kinds,
            "priority": priorities,
            "translator": people,
        }.items():
            self.filters[name].extra["choices"] = choices
            if len(choices) < 2:
                del self.filters[name]

    def filter_queryset(self, queryset: Any) -> list[Standing]:
        tests: list[Callable[[Standing], bool]] = [
            self._test(name, value) for name, value in self.form.cleaned_data.items() if value
        ]
        if not self.form.cleaned_data["state"]:
            tests.append(lambda row: row.state in TO_DO)
        return [row for row in queryset if all(test(row) for test in tests)]

    def _test(self, name: str, value: str) -> Callable[[Standing], bool]:
        match name, value:
            case "language", _code:
                return lambda row: row.language == value
            case "state", "all":
                return lambda _row: True
            case "state", _state:
                return lambda row: row.state == value
            case "kind", _pk:
                return lambda row: str(row.source.content_type_id) == value
            case "priority", _key:
                return lambda row: str(row.source.priority) == value
            case "translator", "nobody":
                return lambda row: not (row.assigned and row.translator_id)
            case "translator", _pk:
                holder = str(self.request.user.pk) if value == ME else value
                return lambda row: row.assigned and str(row.translator_id) == holder
            case "deadline", "overdue":
                return lambda row: row.overdue
            case "deadline", "week":
                last = timezone.localdate() + timedelta(days=7)
                return lambda row: row.is_open and row.due is not None and row.due <= last
            case _:
                return lambda row: not (row.assigned and row.due)
