"""Template tags of the public pages."""

from functools import lru_cache
from typing import Any

import segno
from django import template
from django.template.context import RequestContext
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from core import renditions, structured_data
from core.covers import draw_cover
from core.languages import LOCALES, active_code
from core.models import Priority
from core.models.pages import as_cards, show_in_language
from core.region_map import HEIGHT, WIDTH, land_path

register = template.Library()


@register.simple_tag
def cover(page: Any) -> SafeString:
    """The drawn cover of a page that has no picture."""
    priority = page.priority_shown
    return mark_safe(  # noqa: S308  made of numbers only
        draw_cover(page.slug, priority.icon if priority else "", "-".join(page.theme_keys))
    )


@register.simple_tag
def responsive(image: Any, use: str, alt: str, *, first_view: bool = False, css_class: str = "") -> Any:
    """A picture in one of the uses of core.renditions."""
    return renditions.picture(image, use, alt, first_view=first_view, css_class=css_class)


@register.simple_tag
def drawn_cover(priority: Any) -> SafeString:
    """The pattern of a priority itself."""
    return mark_safe(draw_cover(f"{priority.icon} {priority.period_start}", priority.icon))  # noqa: S308


@register.simple_tag
def lang_of(page: Any) -> SafeString:
    """lang="…" for an element with the page's own text, if that is in another language than the frame; else nothing."""
    code = getattr(page, "content_language", None)
    return format_html(' lang="{}"', code) if code and code != active_code() else SafeString("")


@register.simple_tag(takes_context=True)
def local_pages(context: RequestContext, pages: Any) -> list[Page]:
    """The visitor's language's versions of chosen pages, as their own types, in the given order.

    Pages that are not live, or not public, are left out. Its queries grow with the page types, not with the pages.
    """
    chosen = [page for page in pages if page]
    keys = [page.translation_key for page in chosen]
    found = (
        Page.objects.filter(translation_key__in=keys, locale__language_code=_visitor_language(context)).live().public()
    )
    cards = as_cards(found)
    if any(page.is_untranslated for page in cards):
        priorities = Priority.objects.in_force().filter(locale__language_code=_visitor_language(context))
        show_in_language(cards, priorities)
    by_key = {page.translation_key: page for page in cards}
    return [by_key[key] for key in dict.fromkeys(keys) if key in by_key]


@register.simple_tag(takes_context=True)
def local_url(context: RequestContext, page: Page | None) -> str:
    """The address of the page's version in the visitor's language; empty if there is no live one."""
    if page is None:
        return ""
    found = local_pages(context, [page])
    return found[0].get_url(context.get("request")) if found else ""


@register.simple_tag(takes_context=True)
def topic_url(context: RequestContext, record: Any) -> str:
    """The address of a vocabulary entry's own page, in the visitor's language."""
    with translation.override(_visitor_language(context)):
        try:
            return reverse(record._meta.model_name, args=[record.slug])
        except NoReverseMatch:
            return ""


@register.simple_tag(takes_context=True, name="structured_data")
def structured_data_script(context: RequestContext) -> SafeString:
    """The page's JSON-LD: the nodes that the view put into the context, or those of the page, and the organisation."""
    url, request = context["canonical_url"] or "", context["request"]
    nodes = context.get("structured_data")
    if nodes is None:
        nodes = context["page"].structured_data(request, url, context["breadcrumbs"])
    frame = context.get("frame")
    return structured_data.as_script([structured_data.organisation(url, frame and frame.settings), *nodes])


@register.filter
def locale_name(code: str) -> str:
    """A language as Open Graph names it: "fi_FI"."""
    return LOCALES[code]


@register.filter
def absolute(path: str, request: Any) -> str:
    """A path with the host of the request; empty stays empty."""
    return request.build_absolute_uri(path) if path else ""


def _visitor_language(context: RequestContext) -> str:
    # An untranslated article is rendered in its own language; its links still lead into the visitor's tree.
    return getattr(context.get("request"), "LANGUAGE_CODE", None) or active_code()


@register.simple_tag
def land() -> dict[str, Any]:
    """The region's outline: {"path", "width", "height"} in units of the drawing."""
    return {"path": land_path(), "width": WIDTH, "height": HEIGHT}


@register.simple_tag
@lru_cache(maxsize=1024)
def qr_code(address: str) -> SafeString:
    """The QR code of an address as inline SVG, for paper: up to 15 % of it may be stained (level M)."""
    code = segno.make(address, error="m", micro=False)
    return mark_safe(code.svg_inline(border=0, omitsize=True, svgclass="qr-code", lineclass=None))  # noqa: S308


@register.filter
def priority_class(priority: Any) -> str:
    """The CSS class that sets a priority's colours; neutral without one."""
    return f"priority-{priority.colour}" if priority else "priority-none"


@register.simple_tag(takes_context=True)
def page_address(context: RequestContext, number: int) -> str:
    """The present address with ?page=number, its other parameters kept."""
    query = context["request"].GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"
