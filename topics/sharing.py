"""What a topic page says of itself where it is found or shared; see core/models/sharing.py for the tree's pages."""

from typing import Any

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import share_files, structured_data
from core.languages import CODES, active_code
from core.models import Priority
from core.models.sharing import short_description
from core.share_card import ShareCard

KINDS = ("priority", "theme", "municipality", "organisation")


def card_of(record: Any) -> ShareCard:
    """The share card of a vocabulary's entry, in the active language."""
    kind = str(capfirst(record._meta.verbose_name))
    if isinstance(record, Priority):
        seed = f"{record.icon} {record.period_start}"  # as the page draws it
        return ShareCard(record.name, kind, colour=record.colour, family=record.icon, seed=seed)
    return ShareCard(record.name, kind, seed=record.slug_en)


def head_of(request: HttpRequest, record: Any, url: str, index: Any) -> dict[str, Any]:
    """The template's variables for the head of the page at `url`; `index` is the case index, or None."""
    card, code = card_of(record), active_code()
    path = reverse("topic_share_card", args=[record._meta.model_name, record.pk, code, card.digest])
    image = request.build_absolute_uri(path)
    description = short_description(getattr(record, "summary", ""), getattr(record, "description", ""))
    description = description or _("Cases and posts: %(name)s") % {"name": record.name}
    crumbs = [(_("Home"), request.build_absolute_uri(f"/{code}/"))]
    if index:
        crumbs.append((index.title, index.get_full_url(request)))
    page = structured_data.web_page(
        "CollectionPage", url, name=record.name, description=description, language=code, image=image
    )
    return {
        "meta_description": description,
        "share_image": image,
        "structured_data": [page, structured_data.breadcrumb_list([*crumbs, (record.name, url)])],
    }


@require_safe
def share_card(request: HttpRequest, kind: str, pk: int, code: str, digest: str) -> HttpResponse:
    """The share card of a topic page; 404 for a priority that is not live and for a digest that it does not have."""
    if kind not in KINDS or code not in CODES:
        raise Http404(_("There is no such entry."))
    condition = {"live": True, "locale__language_code": code} if kind == "priority" else {}
    record = get_object_or_404(apps.get_model("core", kind), pk=pk, **condition)
    with translation.override(code):
        return share_files.serve(card_of(record), f"{kind}-{pk}-{code}", digest, code)
