"""The columns of the workspace's table."""

from collections.abc import Mapping
from typing import Any

from django.middleware.csrf import get_token
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column


class WorkColumn(Column):
    """Shown by templates/translation/workspace/cells/<name>.html, where `work` is a translation.workspace.rows.Row."""

    def __init__(self, name: str, label: Any, **kwargs: Any) -> None:
        super().__init__(name, label=label, classname=f"work-{name}", **kwargs)
        self.cell_template_name = f"translation/workspace/cells/{name}.html"

    def get_cell_context_data(self, instance: Any, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        return {"column": self, "work": instance, "request": request, "csrf_token": get_token(request)}


class ChoiceColumn(WorkColumn):
    header_template_name = "translation/workspace/cells/choice_header.html"


CHOICE = ChoiceColumn("choice", _("Select"))
COLUMNS = [
    WorkColumn("title", _("Text"), sort_key="title"),
    WorkColumn("language", _("Language"), sort_key="language"),
    WorkColumn("state", _("State"), sort_key="state"),
    WorkColumn("words", _("Words left"), sort_key="words"),
    WorkColumn("translator", _("Translator"), sort_key="translator"),
    WorkColumn("due", _("Deadline"), sort_key="due"),
    WorkColumn("changed", _("Source published"), sort_key="changed"),
]
