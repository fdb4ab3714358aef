"""What the home page's sections show of the other apps, which are named by string."""

from typing import Any

from django import template
from django.apps import apps
from django.db.models import Count, Q
from django.template.context import RequestContext

from core.languages import active_code
from core.models import Municipality, Priority
from core.region_map import markers

register = template.Library()


def _language(context: RequestContext) -> str:
    page = context.get("page")
    return page.locale.language_code if page else active_code()


@register.simple_tag(takes_context=True)
def home_priorities(context: RequestContext) -> list[Priority]:
    """The priorities in force, in the page's language, each with `case_count`. Two queries."""
    code = _language(context)
    cases = apps.get_model("cases", "CasePage").objects.live().public().filter(locale__language_code=code)
    counts = dict(cases.order_by().values_list("priority__translation_key").annotate(Count("pk")))
    priorities = list(Priority.objects.in_force().filter(locale__language_code=code))
    for priority in priorities:
        priority.case_count = counts.get(priority.translation_key, 0)
    return priorities


@register.simple_tag(takes_context=True)
def home_map(context: RequestContext) -> dict[str, Any]:
    """{"municipalities": all, with `case_count`, by name, "markers": where to draw them}. One query."""
    case_page = apps.get_model("cases", "CasePage")
    shown = case_page.objects.live().public().filter(locale__language_code=_language(context)).values("pk")
    municipalities = list(
        Municipality.objects.annotate(case_count=Count("cases", filter=Q(cases__in=shown), distinct=True))
    )
    return {
        "municipalities": sorted(municipalities, key=lambda municipality: municipality.name),
        "markers": markers(municipalities),
    }


@register.simple_tag(takes_context=True)
def home_latest(context: RequestContext) -> list[Any]:
    """The three newest posts in the page's language."""
    posts = apps.get_model("blog", "BlogPage").objects.filter(locale__language_code=_language(context))
    return list(posts.for_cards().newest_first()[:3])
