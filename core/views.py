"""The front door, the share cards and the error pages."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template import loader
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core import share_files
from core.languages import active_code
from core.models import BasePage
from core.suggestions import suggest


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Lead from / to the visitor's language, once: nothing is remembered, the address says the language."""
    response = HttpResponseRedirect(f"/{active_code()}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def share_card(request: HttpRequest, page_id: int, digest: str) -> HttpResponse:
    """The share card of a live, public page; 404 for any other, and for the digest of a card it does not have now."""
    page = get_object_or_404(Page.objects.live().public(), pk=page_id).specific
    if not isinstance(page, BasePage):
        raise Http404(_("There is no such entry."))
    return share_files.serve(page.share_card, f"page-{page.pk}", digest, page.content_language)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 in the language of the address, or in the visitor's where the address has none, with what may be meant."""
    return render(request, "404.html", {"suggestions": suggest(request, active_code())}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, rendered without the database: it may be what failed."""
    code = translation.get_language_from_path(request.path_info) or active_code()
    with translation.override(code):
        return HttpResponse(loader.render_to_string("500.html", {"LANGUAGE_CODE": code}), status=500)
