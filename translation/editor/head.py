"""What stands above the list: how the translation stands, in whose hands, and the ways to all that belongs to it."""

from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.side_panels import PageStatusSidePanel, StatusSidePanel
from wagtail.models import DraftStateMixin, Page, WorkflowMixin
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import Translation

from translation.freshness import Outdated, outdated
from translation.models import Assignment


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    icon: str
    new_tab: bool = False


@dataclass(frozen=True)
class Review:
    """A translation before its reviewers. `actions` are (name, label) of what this user may answer."""

    task: str
    actions: list[tuple[str, str]]


@dataclass
class Head:
    translation: Translation
    instance: Any
    source: Any
    request: HttpRequest

    @property
    def title(self) -> str:
        if isinstance(self.instance, Page):
            return self.instance.get_admin_display_title()
        return str(self.instance)

    @property
    def is_page(self) -> bool:
        return isinstance(self.instance, Page)

    @property
    def is_public(self) -> bool:
        """Whether visitors read a translation, be it an old one."""
        live = self.instance.live if isinstance(self.instance, DraftStateMixin) else True
        return live and not getattr(self.instance, "alias_of_id", None)

    @property
    def assignment(self) -> Assignment | None:
        try:
            found = self.translation.assignment
        except ObjectDoesNotExist:
            return None
        return None if found.finished_at else found

    @property
    def is_overdue(self) -> bool:
        found = self.assignment
        return bool(found and found.due and found.due < timezone.localdate())

    @property
    def breadcrumbs(self) -> list[dict[str, str]]:
        """Of a snippet; Wagtail's header knows those of a page."""
        viewset = getattr(self.instance, "snippet_viewset", None)
        if viewset is None:
            return []
        name = capfirst(self.instance._meta.verbose_name_plural)
        return [{"url": reverse(viewset.get_url_name("list")), "label": name}, {"url": "", "label": self.title}]

    @property
    def lag(self) -> Outdated | None:
        return outdated(self.instance) if self.is_page and self.is_public else None

    @property
    def links(self) -> list[Link]:
        """The ways to look at it."""
        pk, found = self.translation.pk, []
        if self.is_page:
            if self.is_public and (url := self.instance.get_url(self.request)):
                found.append(Link(_("View live"), url, "view", new_tab=True))
            preview = reverse("wagtail_localize:preview_translation", args=[pk])
            found.append(Link(_("Preview"), preview, "desktop", new_tab=True))
            found.append(Link(_("Side by side"), _address("translation_sharing:side_by_side", pk), "table"))
        if url := self._source_edit_url():
            found.append(Link(_("Source"), url, "doc-empty"))
        return [link for link in found if link.url]

    @property
    def more(self) -> list[Link]:
        """What is wanted more seldom."""
        pk, back = self.translation.pk, self.request.path
        found = [
            Link(_("Download as PO"), _address("translation_exchange:download", pk, "po"), "download"),
            Link(_("Download as XLIFF"), _address("translation_exchange:download", pk, "xliff"), "download"),
            Link(_("Upload a file"), _address("translation_exchange:upload", pk), "upload"),
            Link(_("History"), self._history_url(), "history"),
        ]
        if self.is_page and not self.instance.alias_of_id:
            alias = f"{reverse('wagtail_localize:convert_to_alias', args=[self.instance.pk])}?next={back}"
            found.append(Link(_("Convert to alias page"), alias, "wagtail-localize-convert"))
        return [link for link in found if link.url]

    @property
    def side_panels(self) -> list[Any]:
        """Wagtail's own, with locks, the workflow and the history."""
        locale = self.translation.target_locale
        versions = self.instance.get_translations().select_related("locale")
        if self.is_page:
            address, panel = "wagtailadmin_pages:edit", PageStatusSidePanel
            given = {"show_schedule_publishing_toggle": False, "live_object": self.instance}
        else:
            address, panel = self.instance.snippet_viewset.get_url_name("edit"), StatusSidePanel
            given = {"history_url": self._history_url()}
        translations = [{"locale": each.locale, "url": reverse(address, args=[quote(each.pk)])} for each in versions]
        return [panel(self.instance, self.request, locale=locale, translations=translations, **given)]

    @property
    def machine(self) -> str:
        """The name of the machine translator that fills in what is missing; "" where there is none."""
        machine = get_machine_translator()
        able = machine and machine.can_translate(self.translation.source.locale, self.translation.target_locale)
        return str(machine.display_name) if able else ""

    @property
    def review(self) -> Review | None:
        if not isinstance(self.instance, WorkflowMixin) or not self.instance.workflow_in_progress:
            return None
        task = self.instance.current_workflow_task
        if task is None:
            return None
        labels: dict[str, str] = {}
        for name, label, _modal in task.get_actions(self.instance, self.request.user):
            labels.setdefault(name, str(label))
        return Review(task.name, list(labels.items()))

    def _source_edit_url(self) -> str:
        user = self.request.user
        if isinstance(self.source, Page):
            may = self.source.permissions_for_user(user).can_edit()
            return reverse("wagtailadmin_pages:edit", args=[self.source.pk]) if may else ""
        return AdminURLFinder(user).get_edit_url(self.source) or ""

    def _history_url(self) -> str:
        if self.is_page:
            return reverse("wagtailadmin_pages:history", args=[self.instance.pk])
        viewset = getattr(self.instance, "snippet_viewset", None)
        return reverse(viewset.get_url_name("history"), args=[quote(self.instance.pk)]) if viewset else ""


def _address(name: str, *args: Any) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
