"""What every view of a translation asks first, and how it answers who may not, or not now."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation

from translation.rights import lock_for, may_translate, require


def translation_for(user: Any, pk: int, right: Any = may_translate) -> tuple[Translation, Any]:
    """The translation and its page or snippet, for somebody who has `right` (a function of translation.rights) to it.

    Raises PermissionDenied, and Http404 for one that is not there.
    """
    related = Translation.objects.select_related("source__locale", "target_locale")
    translation = get_object_or_404(related, pk=pk)
    try:
        instance = translation.get_target_instance()
    except ObjectDoesNotExist:
        raise Http404 from None
    require(right(user, translation, instance))
    return translation, instance


def obstacle(user: Any, translation: Translation, instance: Any) -> str:
    """Why the strings cannot be changed now, for all the user's rights; "" if they can. May hold HTML."""
    if not translation.enabled:
        return _("This translation has been stopped.")
    lock = lock_for(user, instance)
    return (lock.get_message(user) or _("The page is locked.")) if lock else ""


def by_script(request: HttpRequest) -> bool:
    return request.headers.get("x-requested-with") == "XMLHttpRequest"


def refused(request: HttpRequest, instance: Any, message: str, status: int = 423) -> HttpResponse:
    """The message in the admin's next page; for a script {"error": message} with the status."""
    if by_script(request):
        return JsonResponse({"error": strip_tags(message)}, status=status)
    messages.error(request, message)
    return onward(request, instance)


def onward(request: HttpRequest, instance: Any) -> HttpResponse:
    """To the address that was asked for, or else to the editor."""
    edit_url = AdminURLFinder(request.user).get_edit_url(instance) if instance else None
    return redirect(get_valid_next_url_from_request(request) or edit_url or reverse("wagtailadmin_home"))
