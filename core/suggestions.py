"""For an address that leads nowhere: the pages whose address or title is like it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any
from urllib.parse import unquote

from django.db.models import Case, IntegerField, Value, When
from django.http import HttpRequest
from django.utils.text import slugify
from wagtail.models import Page

from core.models.pages import is_foreign_alias

MOST = 3
ALIKE = 0.62  # from 0, nothing in common, to 1, the same
LOOKED_AT = 20  # pages that are compared letter by letter
LONGEST = 40  # letters of an address that are looked at


@dataclass(frozen=True)
class Suggestion:
    title: str
    url: str
    language: str  # of the title


def suggest(request: HttpRequest, language: str) -> list[Suggestion]:
    """At most three live, public pages of `language` that the address asked for may have meant, the likeliest first.

    The last part of the address decides, or the one before if nothing is like that: one query each, whatever the
    address and however many pages there are.
    """
    parts = [part for part in map(_letters, request.path.split("/")) if part and part != language]
    for part in reversed(parts[-2:]):
        if found := [page for page in _candidates(part, language) if _likeness(part, page) >= ALIKE]:
            found.sort(key=lambda page: -_likeness(part, page))
            return [_suggestion(page, request) for page in found[:MOST]]
    return []


def _letters(part: str) -> str:
    return slugify(unquote(part))[:LONGEST].strip("-")


def _candidates(wanted: str, language: str) -> Iterable[Page]:
    """The pages whose address and title share most runs of three letters with `wanted`."""
    runs = list(dict.fromkeys(wanted[at : at + 3] for at in range(max(1, len(wanted) - 2))))
    score: Any = Value(0)
    for run in runs:
        for field in ("slug__contains", "title__icontains"):
            score += Case(When(**{field: run}, then=1), default=0, output_field=IntegerField())
    return (
        Page.objects.filter(locale__language_code=language, depth__gt=2)
        .live()
        .public()
        .annotate(score=score)
        .filter(score__gt=0)
        .select_related("locale", "alias_of__locale")
        .order_by("-score", "path")[:LOOKED_AT]
    )


def _likeness(wanted: str, page: Page) -> float:
    return max(_alike(wanted, name) for name in (page.slug, slugify(page.title)))


def _alike(wanted: str, name: str) -> float:
    """How alike they are; somewhat less if it is only some words of the name that are like what is wanted."""
    words, number = name.split("-"), wanted.count("-") + 1
    runs = ["-".join(words[at : at + number]) for at in range(len(words) - number + 1)]
    whole = SequenceMatcher(None, wanted, name).ratio()
    return max([whole, *(SequenceMatcher(None, wanted, run).ratio() - 0.15 for run in runs)])


def _suggestion(page: Page, request: HttpRequest) -> Suggestion:
    shown = page.alias_of if is_foreign_alias(page) else page
    return Suggestion(page.title, page.get_url(request) or "", shown.locale.language_code)
