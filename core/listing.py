"""Paging, the same for every listing."""

from typing import Any

from django.core.paginator import InvalidPage, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _


def paginate(items: QuerySet | list, request: HttpRequest, per_page: int) -> Any:
    """The page (a django.core.paginator.Page) of `items` that ?page= asks for; Http404 for one that does not exist.

    Its `shown_numbers` are the page numbers to print, with 0 for a gap.
    """
    paginator = Paginator(items, per_page)
    try:
        page: Any = paginator.page(request.GET.get("page", 1))
    except InvalidPage:
        raise Http404(_("This listing has no such page.")) from None
    numbers = paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    page.shown_numbers = [number if isinstance(number, int) else 0 for number in numbers]
    return page
