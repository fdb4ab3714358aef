"""Wagtail's own ways to the public, which know nothing of locks, of the quality gate or of what an alias is here."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page
from wagtail_localize.models import Translation

from translation import quality
from translation.rights import lock_for, require


class ReadOnlyPages(PagesAdminAPIViewSet):
    """The admin's API of pages, to read. Its actions (publish, revert, convert_alias …) pass by every lock, hook and
    gate, and the admin uses none of them.
    """

    actions: dict[str, Any] = {}


def construct_admin_api(router: Any) -> None:
    router.register_endpoint("pages", ReadOnlyPages)


def before_convert_alias_page(request: HttpRequest, page: Page) -> None:
    """The source's text becomes a public page of this language, without the notice that it is not translated; Wagtail
    asks only whether the user may change the page.
    """
    require(page.permissions_for_user(request.user).can_publish())


def before_bulk_action(request: HttpRequest, kind: str, objects: Iterable[Any], action: Any) -> HttpResponse | None:
    """What is published in bulk passes the locks and the quality gate, all or none."""
    pages = [each for each in objects if isinstance(each, Page)]
    if kind != "publish" or not pages:
        return None
    if action.cleaned_form.cleaned_data["include_descendants"]:
        pages += [below for page in pages for below in page.get_descendants().not_live()]
    if locked := [page for page in pages if lock_for(request.user, page.specific)]:
        messages.error(request, _("Nothing was published. These pages are locked: %(titles)s") % _titles(locked))
        return redirect(action.next_url)
    if stopped := [page for page in pages if is_stopped(page)]:
        _say_what_is_left(request, stopped)
        return redirect(action.next_url)
    return None


class GatedWorkflowAction(WorkflowActionView):
    """A reviewer's answer from the dashboard; in the editor it is translation.editor.views' to ask."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.action_name != "approve" or not is_stopped(self.object):
            return super().post(request, *args, **kwargs)
        _say_what_is_left(request, [self.object])
        editor = reverse("wagtailadmin_pages:edit", args=[self.object.pk])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": editor})
        return redirect(editor)


def is_stopped(page: Page) -> bool:
    """Whether the page is a translation that does not pass the quality gate."""
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()
    return bool(translation and quality.stops(quality.findings(translation)))


def _say_what_is_left(request: HttpRequest, pages: list[Page]) -> None:
    text = _("Nothing was published. Open these translations first, something is left to do in them: %(titles)s")
    messages.error(request, text % _titles(pages))


def _titles(pages: list[Page]) -> dict[str, str]:
    return {"titles": ", ".join(page.get_admin_display_title() for page in pages)}


def connect() -> None:
    """Put the gate into the admin's views of pages; called once, when the app is ready, before they get addresses."""
    PageViewSet.workflow_action_view_class = GatedWorkflowAction
