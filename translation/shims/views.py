"""Views that stand before wagtail-localize's own at the same addresses (translation.shims.hooks).

Upstream's ask whether the user may edit the page, and no more: not for locks, not for the language of a snippet, not
for the right to publish where they change what is public; and what they do not expect ends as a server error.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from rest_framework import status
from rest_framework.authentication import SessionAuthentication
from rest_framework.decorators import api_view, authentication_classes, permission_classes
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from wagtail.models import Page, TranslatableMixin
from wagtail.permissions import policy_registry
from wagtail.utils.decorators import xframe_options_sameorigin_override
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import SegmentOverride, StringTranslation, Translation
from wagtail_localize.views import convert, edit_translation
from wagtail_localize.views.snippets_api import SnippetViewSet

from translation.exchange import import_file
from translation.rights import may_publish, require
from translation.saving import save_strings
from translation.shims.guard import obstacle, onward, refused, translation_for
from translation.shims.machine import MachineFailed, fill
from translation.shims.overrides import OverrideRefused, save_override


def _error(message: str, code: int = status.HTTP_400_BAD_REQUEST) -> Response:
    return Response({"error": strip_tags(message)}, status=code)


def _api(view: Any) -> Any:
    """A view for scripts, as upstream's: signed in, checked against forgery, errors as JSON."""
    for decorate in (
        authentication_classes([SessionAuthentication]),
        permission_classes([IsAuthenticated]),
        api_view(["PUT", "DELETE"]),
    ):
        view = decorate(view)
    return view


@_api
def edit_string(request: Any, translation_id: int, string_segment_id: int) -> Response:
    translation, instance = translation_for(request.user, translation_id)
    segment = get_object_or_404(translation.source.stringsegment_set, pk=string_segment_id)
    if reason := obstacle(request.user, translation, instance):
        return _error(reason, status.HTTP_423_LOCKED)
    kept = StringTranslation.objects.filter(
        translation_of_id=segment.string_id, context_id=segment.context_id, locale_id=translation.target_locale_id
    )
    before = kept.first()
    context = {"translation_source": translation.source}
    if request.method == "DELETE":
        if before is None:
            return Response(status=status.HTTP_404_NOT_FOUND)
        save_strings(translation, {segment.pk: ""}, request.user)
        return Response(edit_translation.StringTranslationSerializer(before, context=context).data)
    text = request.POST.get("value", "")
    if not text.strip() or "\0" in text:
        return _error(_("Write a translation. To take one away, delete it."))
    save_strings(translation, {segment.pk: text}, request.user)
    answer = edit_translation.StringTranslationSerializer(kept.get(), context=context)
    return Response(answer.data, status=status.HTTP_200_OK if before else status.HTTP_201_CREATED)


@_api
def edit_override(request: Any, translation_id: int, overridable_segment_id: int) -> Response:
    translation, instance = translation_for(request.user, translation_id)
    segment = get_object_or_404(translation.source.overridablesegment_set, pk=overridable_segment_id)
    if reason := obstacle(request.user, translation, instance):
        return _error(reason, status.HTTP_423_LOCKED)
    before = SegmentOverride.objects.filter(
        locale_id=translation.target_locale_id, context_id=segment.context_id
    ).first()
    context = {"translation_source": translation.source}
    if request.method == "DELETE":
        if before is None:
            return Response(status=status.HTTP_404_NOT_FOUND)
        before.delete()
        return Response(edit_translation.SegmentOverrideSerializer(before, context=context).data)
    try:
        override = save_override(translation, segment, request.POST.get("value"), request.user)
    except OverrideRefused as problem:
        return _error(str(problem))
    answer = edit_translation.SegmentOverrideSerializer(override, context=context)
    return Response(answer.data, status=status.HTTP_200_OK if before else status.HTTP_201_CREATED)


@require_POST
def machine_translate(request: HttpRequest, translation_id: int) -> HttpResponse:
    if get_machine_translator() is None:
        raise Http404
    translation, instance = translation_for(request.user, translation_id)
    if reason := obstacle(request.user, translation, instance):
        return refused(request, instance, reason)
    try:
        count = fill(translation, request.user)
    except MachineFailed as problem:
        return refused(request, instance, str(problem), status.HTTP_503_SERVICE_UNAVAILABLE)
    if count:
        text = ngettext("%(count)d text was filled in.", "%(count)d texts were filled in.", count)
        messages.success(request, text % {"count": count})
    else:
        messages.warning(request, _("There is nothing that could be filled in."))
    return onward(request, instance)


@require_safe
def download_pofile(request: HttpRequest, translation_id: int) -> HttpResponse:
    """The old address of the PO file; whoever may have it is asked at the new one too."""
    translation_for(request.user, translation_id)
    return redirect("translation_exchange:download", translation_id, "po")


@require_POST
def upload_pofile(request: HttpRequest, translation_id: int) -> HttpResponse:
    translation, instance = translation_for(request.user, translation_id)
    if reason := obstacle(request.user, translation, instance):
        return refused(request, instance, reason)
    file = request.FILES.get("file")
    if file is None:
        return refused(request, instance, _("Choose a file."), status.HTTP_400_BAD_REQUEST)
    report = import_file(translation, file.name or "", file.read(), request.user)
    if report.problem:
        return refused(request, instance, report.problem, status.HTTP_400_BAD_REQUEST)
    text = ngettext(
        "%(count)d text was taken from the file.", "%(count)d texts were taken from the file.", report.saved
    )
    messages.success(request, text % {"count": report.saved})
    if report.refused:
        left = ngettext(
            "%(count)d entry of the file was not taken: %(reason)s",
            "%(count)d entries of the file were not taken, the first of them for this reason: %(reason)s",
            len(report.refused),
        )
        messages.warning(request, left % {"count": len(report.refused), "reason": report.refused[0].reason})
    return onward(request, instance)


@require_POST
def stop_translation(request: HttpRequest, translation_id: int) -> HttpResponse:
    """From here on the page goes its own way. That is for those who answer for what it shows: who may publish it."""
    translation, instance = translation_for(request.user, translation_id, may_publish)
    if reason := obstacle(request.user, translation, instance):
        return refused(request, instance, reason)
    translation.enabled = False
    translation.save(update_fields=["enabled"])
    messages.success(request, _("The translation has been stopped. The page no longer follows its source."))
    return onward(request, instance)


def guard_upstream(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """before_edit_page, before_edit_snippet: what those of wagtail-localize do with a request, without asking.

    Restarting is for those who may stop, and not while the page is locked. A snippet can be no alias; the request for
    it would lead past our editor to wagtail-localize's.
    """
    if request.method != "POST" or not isinstance(instance, TranslatableMixin):
        return None
    if "localize-convert-to-alias" in request.POST and not isinstance(instance, Page):
        raise Http404
    if "localize-restart-translation" not in request.POST:
        return None
    translation = Translation.objects.filter(
        source__object_id=instance.translation_key, target_locale_id=instance.locale_id, enabled=False
    ).first()
    if translation is None:
        return None
    require(may_publish(request.user, translation, instance))
    translation.enabled = True  # the question is whether anything else stands in the way
    if reason := obstacle(request.user, translation, instance):
        return refused(request, instance, reason)
    if not _source_is_there(translation):
        return refused(request, instance, _("The page that this was translated from is no longer here."), 409)
    return None


def _source_is_there(translation: Translation) -> bool:
    try:
        translation.source.get_source_instance()
    except ObjectDoesNotExist:
        return False
    return True


def convert_to_alias(request: HttpRequest, page_id: int) -> HttpResponseBase:
    """The page becomes an alias again and shows what its source shows: that is publishing, and asks for the right."""
    page = get_object_or_404(Page, pk=page_id, alias_of=None)
    translation = (
        Translation.objects.filter(source__object_id=page.translation_key, target_locale_id=page.locale_id)
        .select_related("source__locale", "target_locale")
        .first()
    )
    if translation is None or not _source_is_there(translation):
        raise Http404
    require(may_publish(request.user, translation, page))
    translation.enabled = True
    if reason := obstacle(request.user, translation, page):
        return refused(request, page, reason)
    if request.method != "POST":
        messages.warning(
            request,
            _(
                "The page will show the text of its source again. The translated texts are kept for another "
                "beginning; the assignment and the comments of this translation are deleted."
            ),
        )
    return convert.convert_to_alias(request, page_id)


@xframe_options_sameorigin_override
@require_safe
def preview_translation(request: HttpRequest, translation_id: int, mode: str | None = None) -> HttpResponseBase:
    _translation, instance = translation_for(request.user, translation_id)
    if not isinstance(instance, Page):
        raise Http404
    try:
        return edit_translation.preview_translation(request, translation_id, mode)
    except (ObjectDoesNotExist, ValueError):
        # a picture that was chosen instead of the source's and has been deleted since, for example
        return TemplateResponse(request, "wagtailadmin/generic/preview_error.html", {"object": instance})


class GuardedSnippetViewSet(SnippetViewSet):
    """Lists the snippets of a kind for choosing; for those who may see that kind in the admin."""

    def get_model(self) -> Any:
        model = super().get_model()
        policy = policy_registry.get_by_type(model)
        if not policy.user_has_any_permission(self.request.user, ["add", "change", "delete", "view"]):
            raise PermissionDenied
        return model
