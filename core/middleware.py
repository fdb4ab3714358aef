"""The language of a request is the one its address names."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header


class AddressLanguageMiddleware:
    """Activate the language of the address prefix (/fi/…).

    Addresses without one (the admin, the sitemap, an unknown address) use Accept-Language.
    Unlike Django's LocaleMiddleware this redirects nothing and reads no cookie, so one address
    always shows one language.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        from_address = translation.get_language_from_path(request.path_info)
        request.LANGUAGE_CODE = from_address or accepted_language(request)
        with translation.override(request.LANGUAGE_CODE):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        if not from_address and response.headers.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["Accept-Language"])
        return response


def accepted_language(request: HttpRequest) -> str:
    """The first of the visitor's Accept-Language that the site has; else the default language."""
    header = request.headers.get("Accept-Language", "")
    for code, _quality in parse_accept_lang_header(header):
        try:
            return translation.get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE
