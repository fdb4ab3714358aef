"""The addresses of previews for everybody: they stand below no language, for one link shows all."""

from django.urls import path

from translation.sharing.views import preview

app_name = "preview"
urlpatterns = [
    path("<str:token>/", preview, name="any"),
    path("<str:token>/<slug:code>/", preview, name="language"),
]
