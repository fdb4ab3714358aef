"""What templates of other parts of the site need to know of posts."""

from typing import Any

from django import template
from django.template.context import RequestContext

register = template.Library()


@register.simple_tag(takes_context=True)
def author_address(context: RequestContext, page: Any) -> str:
    """The address of the author's page of a post, in the language of the post's tree; empty for pages without one."""
    return page.author_address(page.get_url(context.get("request"))) if getattr(page, "author", None) else ""
