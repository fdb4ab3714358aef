"""What a page says about its own language."""

from typing import Any

from django import template
from wagtail.models import Page

from core.languages import SOURCE
from translation import freshness

register = template.Library()


@register.simple_tag
def outdated(page: Any) -> freshness.Outdated | None:
    """How a translated page lags behind its source, or None. One query, and none for a page that is no translation."""
    if not isinstance(page, Page) or page.alias_of_id or page.locale.language_code == SOURCE:
        return None
    return freshness.outdated(page)
