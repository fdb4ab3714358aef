from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks

from translation.exchange import views

ADDRESSES = [
    path("", views.BacklogFormView.as_view(), name="backlog_form"),
    path("upload/", views.BacklogUploadView.as_view(), name="backlog_upload"),
    path("backlog/<str:language_code>/<str:format_name>/", views.backlog, name="backlog"),
    path("<int:translation_id>/upload/", views.UploadView.as_view(), name="upload"),
    path("<int:translation_id>/<str:format_name>/", views.download, name="download"),
]


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("translation/exchange/", include((ADDRESSES, "translation_exchange")))]
