"""What stands beside a page, and why: chosen by hand, or akin by what both are filed under."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext, ngettext

from core.models import BasePage

# A theme says most of what a page is about, the place least.
THEME, PRIORITY, PLACE = 3, 2, 1


def beside(page: Any, chosen: Sequence[Any], candidates: QuerySet, newest: Sequence[str], limit: int = 3) -> list[Any]:
    """Up to `limit` pages to stand beside `page`, each with its `related_reason` in the active language.

    First those `chosen` by hand, in their order; then those of `candidates` (a query set of the page's own type, with
    its card parts) that share most with the page, the newest first among equals by the ordering `newest`. One query
    beside those of the card parts, none if the chosen ones are enough.
    """
    found = [page_ for page_ in chosen if page_.pk != page.pk][:limit]
    for other in found:
        other.related_reason = gettext("Chosen by the editors")
    if len(found) < limit:
        akin = _akin(page, candidates.exclude(pk__in=[page.pk, *(other.pk for other in found)]), newest)
        for other in akin[: limit - len(found)]:
            other.related_reason = reason(page, other)
            found.append(other)
    return found


def _akin(page: Any, candidates: QuerySet, newest: Sequence[str]) -> QuerySet:
    """Those of `candidates` that share anything with the page, the most akin first."""
    score: Any = Value(0)
    if themes := [theme.pk for theme in page.theme_list]:
        score += THEME * Coalesce(Subquery(_number_of_shared(candidates.model, "themes", themes)), 0)
    if page.priority_id:
        same = When(priority__translation_key=page.priority.translation_key, then=Value(PRIORITY))
        score += Case(same, default=Value(0))
    if places := [place.pk for place in _places(page)]:
        shared = Exists(_shared(candidates.model, "municipalities", places))
        score += Case(When(shared, then=Value(PLACE)), default=Value(0))
    if isinstance(score, Value):
        return candidates.none()
    scored = candidates.annotate(kinship=score)
    return scored.filter(kinship__gt=0).order_by(F("kinship").desc(), *newest)


def _shared(model: Any, relation: str, keys: Iterable[int]) -> QuerySet:
    """The rows of a many-to-many relation by which an outer page of `model` has one of `keys`."""
    field = model._meta.get_field(relation)
    entry, column = field.m2m_column_name(), field.m2m_reverse_name()
    return field.remote_field.through.objects.filter(**{entry: OuterRef("pk"), f"{column}__in": list(keys)}).order_by()


def _number_of_shared(model: Any, relation: str, keys: Iterable[int]) -> QuerySet:
    rows = _shared(model, relation, keys)
    entry = model._meta.get_field(relation).m2m_column_name()
    return rows.values(entry).annotate(number=Count("pk", output_field=IntegerField())).values("number")


def _places(page: Any) -> list[Any]:
    return getattr(page, "places", [])


def reason(page: BasePage, other: BasePage) -> str:
    """The strongest thing that both have in common, as a visitor reads it; empty if there is none."""
    own = {theme.pk for theme in page.theme_list}
    themes = [theme.name for theme in other.theme_list if theme.pk in own]
    if themes:
        text = ngettext("Same theme: %(names)s", "Same themes: %(names)s", len(themes))
        return text % {"names": ", ".join(sorted(themes, key=str.casefold))}
    first, second = page.priority_shown, other.priority_shown
    if first and second and first.translation_key == second.translation_key:
        return gettext("Same priority: %(name)s") % {"name": first.name}
    own = {place.pk for place in _places(page)}
    places = [place.name for place in _places(other) if place.pk in own]
    if places:
        text = ngettext("Same municipality: %(names)s", "Same municipalities: %(names)s", len(places))
        return text % {"names": ", ".join(places)}
    return ""
