"""A text in one language: in whose hands it is, until when, and what is said about it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import View
from wagtail.admin.utils import get_user_display_name, get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale
from wagtail_localize.models import Translation

from translation.assignments.access import may_give, translates_into, translators_of, visible_locales
from translation.assignments.beginning import begin, source_of
from translation.assignments.comments import comment, trail
from translation.assignments.forms import GiveForm
from translation.assignments.giving import assign, default_due, unassign
from translation.languages import language_name
from translation.standing import STATES, Standing, standings


class TextView(WagtailAdminTemplateMixin, View):
    """Whoever sees the language's work may read it; the buttons are for those who may press them."""

    header_icon = "wagtail-localize-language"
    page_title = gettext_lazy("Assignment")
    template_name = "translation/assignments/text.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.key: UUID = kwargs["key"]
        self.locale = self._locale(kwargs["language"])
        return super().dispatch(request, *args, **kwargs)

    def _locale(self, language: str) -> Locale:
        locale = get_object_or_404(Locale, language_code=language)
        if locale not in visible_locales(self.request.user):
            raise PermissionDenied
        return locale

    @cached_property
    def standing(self) -> Standing:
        found = standings([self.locale], self.key)
        if not found:
            raise Http404
        return found[0]

    @cached_property
    def translation(self) -> Translation | None:
        related = Translation.objects.select_related("assignment__translator", "assignment__assigned_by", "source")
        return related.filter(pk=self.standing.translation_id).first()

    @property
    def address(self) -> str:
        return reverse("translation_assignments:text", args=[self.key, self.locale.language_code])

    @cached_property
    def people(self) -> list[Any]:
        """Whom this user may choose."""
        user = self.request.user
        if may_give(user, self.locale):
            return list(translators_of(self.locale))
        return [user] if translates_into(user, self.locale) and self._holder in {None, user} else []

    @property
    def _assignment(self) -> Any:
        return getattr(self.translation, "assignment", None)

    @property
    def _holder(self) -> Any:
        held = self._assignment
        return held.translator if held and not held.finished_at else None

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=self._form()))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if "unassign" in request.POST:
            if self.translation:
                unassign(self.translation, request.user)
                messages.success(request, _("The text is in nobody's hands."))
            return redirect(self.address)
        form = self._form(request.POST)
        if form is None:
            raise PermissionDenied
        if form.is_valid():
            try:
                self._give(form)
            except ValidationError as error:
                form.add_error("translator", error)
            else:
                name = get_user_display_name(form.cleaned_data["translator"])
                messages.success(request, _("The text is in the hands of %(name)s.") % {"name": name})
                return redirect(self.address)
        return self.render_to_response(self.get_context_data(form=form))

    @transaction.atomic
    def _give(self, form: GiveForm) -> None:
        translation = begin(source_of(self.key), self.locale, self.request.user)
        due = form.cleaned_data["due"] or default_due(self.locale)
        assign(translation, form.cleaned_data["translator"], due, self.request.user)

    def _form(self, data: Any = None) -> GiveForm | None:
        if not self.people:
            return None
        held = self._assignment
        initial = {
            "translator": self._holder.pk if self._holder else self.request.user.pk,
            "due": held.due if held and not held.finished_at else default_due(self.locale),
        }
        return GiveForm(data, user=self.request.user, people=self.people, initial=initial)

    def get_page_subtitle(self) -> str:
        return f"{self.standing.source.title} ({language_name(self.locale)})"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        workspace = {"url": reverse("translation_workspace:index"), "label": _("Translations")}
        return [*self.breadcrumbs_items, workspace, {"url": "", "label": self.get_page_subtitle()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, form = self.request.user, kwargs["form"]
        media = forms.Media()
        return {
            **super().get_context_data(**kwargs),
            "standing": self.standing,
            "state": STATES[self.standing.state],
            "language": language_name(self.locale),
            "translation": self.translation,
            "assignment": self._assignment,
            "holder": self._holder,
            "may_unassign": self._holder is not None and (self._holder == user or may_give(user, self.locale)),
            "edit_url": self._edit_url(),
            "trail": trail(self.request, self.translation) if self.translation else None,
            "media": form.media if form else media,
        }

    def _edit_url(self) -> str | None:
        if self.translation is None or not translates_into(self.request.user, self.locale):
            return None
        try:
            return self.translation.get_target_instance_edit_url()
        except ObjectDoesNotExist:
            return None


@require_POST
def add_comment(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Say something about a translation, from its page or from the editor (the form of trail())."""
    related = Translation.objects.select_related("source", "target_locale")
    translation = get_object_or_404(related, pk=translation_id)
    text_page = reverse(
        "translation_assignments:text", args=[translation.source.object_id, translation.target_locale.language_code]
    )
    try:
        comment(translation, request.user, request.POST.get("text", ""))
    except ValidationError as error:
        for message in error.messages:
            messages.error(request, message)
    else:
        messages.success(request, _("The comment is there for all who work on the text."))
    return redirect((get_valid_next_url_from_request(request) or text_page) + "#comments")
