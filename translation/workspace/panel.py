"""What the admin's first page says to those who translate."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Min, Q
from django.forms import Media
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from translation.models import Assignment


class WorkPanel(Component):
    """How many texts are in the reader's hands, and the next deadline. One query."""

    name = "translation_work"
    template_name = "translation/workspace/panel.html"
    order = 150

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        mine = Assignment.objects.filter(
            translator=parent_context["request"].user, finished_at=None, translation__enabled=True
        )
        found = mine.aggregate(
            number=Count("pk"), next=Min("due"), overdue=Count("pk", filter=Q(due__lt=timezone.localdate()))
        )
        return {**found, "address": f"{reverse('translation_workspace:index')}?translator=me"}

    @property
    def media(self) -> Media:
        return Media(css={"all": ["translation/workspace.css"]})
