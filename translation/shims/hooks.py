"""What wagtail-localize and Wagtail leave undone in the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks
from wagtail.models import Page
from wagtail_localize.synctree import create_aliases_for_new_page

from translation.shims import deletions, report, submitting, views, wagtails_ways

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


hooks.register("construct_admin_api", wagtails_ways.construct_admin_api)
hooks.register("before_convert_alias_page", wagtails_ways.before_convert_alias_page)
hooks.register("before_bulk_action", wagtails_ways.before_bulk_action)
hooks.register("before_delete_page", deletions.tell)
