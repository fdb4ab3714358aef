"""What wagtail-localize and Wagtail leave undone in the admin."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.synctree import create_aliases_for_new_page

from translation import quality
from translation.shims import deletions, report, submitting, views

STRINGS = "translate/<int:translation_id>"
# The very paths of wagtail_localize.wagtail_hooks.register_admin_urls, where they keep their names.
ADDRESSES = [
    path("submit/page/<int:page_id>/", submitting.SubmitPageView.as_view()),
    path("submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/", submitting.SubmitSnippetView.as_view()),
    path("update/<int:translation_source_id>/", submitting.SyncView.as_view()),
    path(f"{STRINGS}/strings/<int:string_segment_id>/edit/", views.edit_string),
    path(f"{STRINGS}/overrides/<int:overridable_segment_id>/edit/", views.edit_override),
    path(f"{STRINGS}/pofile/download/", views.download_pofile),
    path(f"{STRINGS}/pofile/upload/", views.upload_pofile),
    path(f"{STRINGS}/machine_translate/", views.machine_translate),
    path(f"{STRINGS}/preview/", views.preview_translation),
    path(f"{STRINGS}/preview/<str:mode>/", views.preview_translation),
    path(f"{STRINGS}/disable/", views.stop_translation),
    path("page/<int:page_id>/convert_to_alias/", views.convert_to_alias),
    path("reports/translations/", report.GuardedReportView.as_view()),
    path("reports/translations/results/", report.GuardedReportView.as_view(results_only=True)),
    path("api/snippets/<slug:app_label>/<slug:model_name>/", views.GuardedSnippetViewSet.as_view({"get": "list"})),
    path(
        "api/snippets/<slug:app_label>/<slug:model_name>/<str:pk>/",
        views.GuardedSnippetViewSet.as_view({"get": "retrieve"}),
    ),
]


@hooks.register("register_admin_urls", order=-1)
def guarded_addresses() -> list[URLPattern | URLResolver]:
    return [path("localize/", include(ADDRESSES))]


hooks.register("before_edit_page", views.guard_upstream, order=-2)
hooks.register("before_edit_snippet", views.guard_upstream, order=-2)


@hooks.register("after_copy_page")
def alias_copies(request: HttpRequest, page: Page, new_page: Page) -> None:
    """Pages made by "copy" get their aliases at once, like pages made by "add"; parents before children."""
    for copy in new_page.get_descendants(inclusive=True).order_by("path").specific():
        if not copy.get_translations().exists():
            create_aliases_for_new_page(copy)


@hooks.register("before_bulk_action")
def gate_bulk_publishing(request: HttpRequest, kind: str, objects: Iterable[Any], action: Any) -> HttpResponse | None:
    """Wagtail's bulk action publishes drafts of translations too: they pass the quality gate, all or none."""
    pages = [each for each in objects if isinstance(each, Page)]
    if kind != "publish" or not pages:
        return None
    if action.cleaned_form.cleaned_data["include_descendants"]:
        pages += [below for page in pages for below in page.get_descendants().not_live()]
    stopped = [page for page in pages if _does_not_pass(page)]
    if not stopped:
        return None
    titles = ", ".join(page.get_admin_display_title() for page in stopped)
    messages.error(
        request,
        _("Nothing was published. Open these translations first, something is left to do in them: %(titles)s")
        % {"titles": titles},
    )
    return redirect(action.next_url)


def _does_not_pass(page: Page) -> bool:
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()
    return bool(translation and quality.stops(quality.findings(translation)))


hooks.register("before_delete_page", deletions.tell)
