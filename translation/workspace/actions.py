"""What is done from the list by one click: begin a text, take it, give many to somebody."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin.utils import get_user_display_name, get_valid_next_url_from_request
from wagtail.models import Locale

from translation.assignments import assign, begin, default_due
from translation.assignments.access import may_give, own_locales, translators_of
from translation.assignments.beginning import source_of
from translation.assignments.forms import GiveManyForm
from translation.rights import require
from translation.standing import target_locales

MOST = 200  # a page of the list has 50


@require_POST
@transaction.atomic
def start(request: HttpRequest, key: UUID, language: str) -> HttpResponse:
    """Begin a text, take it if it is in nobody's hands, and open the editor."""
    locale = locale_or_404(language)
    translation = begin(source_of(key), locale, request.user)
    if not getattr(translation, "assignment", None):
        assign(translation, request.user, default_due(locale), request.user)
    return redirect(translation.get_target_instance_edit_url())


@require_POST
@transaction.atomic
def give_many(request: HttpRequest) -> HttpResponse:
    """Put the chosen texts into somebody's hands; those not begun are begun."""
    back = get_valid_next_url_from_request(request) or reverse("translation_workspace:index")
    own = own_locales(request.user)
    require(bool(own))
    giving = [locale for locale in own if may_give(request.user, locale)]
    people = {user.pk: user for locale in giving for user in translators_of(locale)} | {request.user.pk: request.user}
    form = GiveManyForm(request.POST, user=request.user, people=list(people.values()))
    chosen = request.POST.getlist("text")[:MOST]
    if not form.is_valid():
        messages.error(request, _("Choose a translator and a valid deadline."))
    elif not chosen:
        messages.warning(request, _("Choose at least one text."))
    else:
        _give(request, chosen, form.cleaned_data["translator"], form.cleaned_data["due"])
    return redirect(back)


def _give(request: HttpRequest, chosen: Iterable[str], translator: Any, due: Any) -> None:
    given, refused = 0, []
    for value in chosen:
        key, language = _place(value)
        locale = locale_or_404(language)
        source = source_of(key)
        try:
            translation = begin(source, locale, request.user)
            assign(translation, translator, due or default_due(locale), request.user)
        except ValidationError as error:
            refused.append(f"{source}: {' '.join(error.messages)}")
        except PermissionDenied:
            refused.append(_("%(title)s: you may not give this text to them.") % {"title": source})
        else:
            given += 1
    if given:
        text = ngettext("%(count)s text given to %(name)s.", "%(count)s texts given to %(name)s.", given)
        messages.success(request, text % {"count": given, "name": get_user_display_name(translator)})
    for line in refused[:5]:
        messages.error(request, line)
    if len(refused) > 5:
        messages.error(
            request,
            ngettext("%(count)s more text was not given.", "%(count)s more texts were not given.", len(refused) - 5)
            % {"count": len(refused) - 5},
        )


def _place(value: str) -> tuple[UUID, str]:
    key, _colon, language = value.partition(":")
    try:
        return UUID(key), language
    except ValueError:
        raise Http404 from None


def locale_or_404(language: str) -> Locale:
    """One of the languages that are translated into."""
    for locale in target_locales():
        if locale.language_code == language:
            return locale
    raise Http404
