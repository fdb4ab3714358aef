"""The admin's own parts: the vocabularies' menu, the site's look."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.permissions import policy_registry, register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views import snippets
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.models import Municipality, Organisation, Person, Priority, SustainableDevelopmentGoal, Theme
from core.permissions import RowCheckedMixin, SourceGuardedPermissionPolicy


class PriorityEditView(RowCheckedMixin, snippets.EditView):
    """Also the view that goes back to an older revision, which Wagtail derives from this one."""


class PriorityUnpublishView(RowCheckedMixin, snippets.UnpublishView):
    pass


class PriorityUnscheduleView(RowCheckedMixin, snippets.RevisionsUnscheduleView):
    pass


class PriorityViewSet(SnippetViewSet):
    model = Priority
    edit_view_class = PriorityEditView
    unpublish_view_class = PriorityUnpublishView
    revisions_unschedule_view_class = PriorityUnscheduleView
    icon = "tag"
    list_display = ["name", "period", "live"]
    ordering = ["sort_order"]


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    list_display = ["name_en", "name_fi", "name_sv"]


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    list_display = ["name_en", "kind", "website"]
    list_filter = ["kind"]


class PersonViewSet(SnippetViewSet):
    model = Person
    icon = "user"
    list_display = ["display_name", "email"]


class MunicipalityViewSet(SnippetViewSet):
    model = Municipality
    icon = "site"
    list_display = ["name_fi", "name_sv", "code"]


class GoalViewSet(SnippetViewSet):
    model = SustainableDevelopmentGoal
    icon = "globe"
    list_display = ["number", "name_en"]


class VocabularyGroup(SnippetViewSetGroup):
    menu_label = _("Vocabularies")
    menu_icon = "tag"
    menu_order = 250
    items = (PriorityViewSet, ThemeViewSet, OrganisationViewSet, PersonViewSet, MunicipalityViewSet, GoalViewSet)


register_permission_policy(Priority, SourceGuardedPermissionPolicy(Priority))
register_snippet(VocabularyGroup)


@hooks.register("construct_snippet_action_menu")
def without_publishing(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """No button where RowCheckedMixin takes the action away."""
    row = context.get("instance")
    if isinstance(row, Priority) and not policy_registry.get(row).user_has_permission_for_instance(
        request.user, "publish", row
    ):
        menu_items[:] = [item for item in menu_items if item.name != "action-publish"]


@hooks.register("insert_global_admin_css")
def admin_colours() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
