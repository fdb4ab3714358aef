"""Every address of the site. Public pages live below a language prefix; nothing else does."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from core.languages import CODES
from core.sitemaps import PageSitemap, sitemap_index
from core.views import choose_language, share_card
from search.views import SearchView, suggestions
from topics.sharing import share_card as topic_share_card
from topics.sitemaps import TopicSitemap

SITEMAPS = {
    f"{name}-{code}": kind(code) for name, kind in (("pages", PageSitemap), ("topics", TopicSitemap)) for code in CODES
}

urlpatterns = [
    path("", choose_language, name="choose_language"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap_index, {"sitemaps": SITEMAPS}, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("preview/", include("translation.sharing.urls")),
    path("share/<int:page_id>-<slug:digest>.png", share_card, name="share_card"),
    path("share/<slug:kind>-<int:pk>-<slug:code>/<slug:digest>.png", topic_share_card, name="topic_share_card"),
    path("robots.txt", TemplateView.as_view(template_name="robots.txt", content_type="text/plain"), name="robots"),
]

if getattr(settings, "SERVE_MEDIA", False):
    urlpatterns += [re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT})]

urlpatterns += i18n_patterns(
    path(_("search/"), SearchView.as_view(), name="search"),
    path("search/suggestions/", suggestions, name="search_suggestions"),
    path("", include("topics.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=True,
)

handler404 = "core.views.page_not_found"
handler500 = "core.views.server_error"
