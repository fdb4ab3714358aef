"""The front door and the error pages."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template import loader
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from core.languages import active_code


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Lead from / to the visitor's language, once: nothing is remembered, the address says the language."""
    response = HttpResponseRedirect(f"/{active_code()}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 in the language of the address, or in the visitor's where the address has none."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, rendered without the database: it may be what failed."""
    code = translation.get_language_from_path(request.path_info) or active_code()
    with translation.override(code):
        return HttpResponse(loader.render_to_string("500.html", {"LANGUAGE_CODE": code}), status=500)
