"""The admin's hooks of this part; translation/wagtail_hooks.py brings them in."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks

from translation.memory.views import ConcordanceView, MemoryDeleteView

ADDRESSES = [
    path("", ConcordanceView.as_view(), name="concordance"),
    path("results/", ConcordanceView.as_view(results_only=True), name="results"),
    path("<int:pk>/delete/", MemoryDeleteView.as_view(), name="delete"),
]


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("translation/memory/", include((ADDRESSES, "translation_memory")))]
