"""The admin's hooks of this part; translation/wagtail_hooks.py brings them in."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks

from translation.assignments import views

ADDRESSES = [
    path("text/<uuid:key>/<slug:language>/", views.TextView.as_view(), name="text"),
    path("comment/<int:translation_id>/", views.add_comment, name="comment"),
]


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("translation/work/", include((ADDRESSES, "translation_assignments")))]
