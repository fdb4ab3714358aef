"""The views of this part: side by side and the making of links in the admin, the preview for everybody."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils import translation as languages
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from django.views.generic import FormView, TemplateView
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page, PreviewableMixin
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation
from wagtail_localize.strings import StringValue

from core.languages import OWN_NAMES, active_code
from translation.rights import may_translate, require
from translation.segments import segments_of
from translation.sharing.links import DAYS, BrokenLinkError, EndedLinkError, Preview, Version, make_token
from translation.sharing.marking import mark_up, to_mark, translated_instance

# where a page's body begins, after the link that leads a keyboard past all this
AT_TOP = re.compile(r'<body\b[^>]*>(\s*<a class="skip-link".*?</a>)?', re.DOTALL)


def _looked_at(user: Any, pk: int) -> Translation:
    """The translation, for those who may translate it and those who may change its source."""
    related = Translation.objects.select_related("source__locale", "source__specific_content_type", "target_locale")
    translation = get_object_or_404(related, pk=pk)
    try:
        source, instance = translation.source.get_source_instance(), translation.get_target_instance()
    except ObjectDoesNotExist:
        raise Http404 from None
    if not isinstance(instance, PreviewableMixin):
        raise Http404
    require(may_translate(user, translation, instance) or _may_change(user, source))
    return translation


def _may_change(user: Any, source: Any) -> bool:
    if isinstance(source, Page):
        return source.permissions_for_user(user).can_edit()
    return policy_registry.get_by_type(type(source)).user_has_permission_for_instance(user, "change", source)


class NamedView(WagtailAdminTemplateMixin):
    """Says in the admin's header what the view is, and of which page."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), here]


class SideBySideView(NamedView, TemplateView):
    """The source and the translation in two frames, and a list of what is still to be done."""

    template_name = "translation/sharing/side_by_side.html"
    page_title = _("Side by side")
    header_icon = "view"

    @cached_property
    def translation(self) -> Translation:
        return _looked_at(self.request.user, self.kwargs["translation_id"])

    def get_page_subtitle(self) -> str:
        return self.translation.source.object_repr

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        source, target = self.translation.source.locale, self.translation.target_locale
        finder = AdminURLFinder(self.request.user)
        waiting = to_mark(segments_of(self.translation))
        return {
            **super().get_context_data(**kwargs),
            "translation": self.translation,
            "source": source,
            "source_name": OWN_NAMES.get(source.language_code, str(source)),
            "target": target,
            "target_name": OWN_NAMES.get(target.language_code, str(target)),
            "waiting": [(state, StringValue(state.source).render_text()) for state in waiting],
            "edit_url": finder.get_edit_url(self.translation.get_target_instance()),
        }


@require_safe
def frame(request: HttpRequest, translation_id: int, side: str) -> HttpResponse:
    """One of the two pages; the translation with marks."""
    translation = _looked_at(request.user, translation_id)
    if side == "source":
        return _shown(translation.source.as_instance())
    marked = to_mark(segments_of(translation))
    response = _shown(translated_instance(translation, marked))
    response.content = mark_up(response.text, marked, translation.source.locale.language_code)
    return response


def _shown(instance: Any) -> HttpResponse:
    """The page as a visitor without an account would see it, not for keeping."""
    answer = instance.make_preview_request(preview_mode=instance.default_preview_mode)
    response = HttpResponse(answer.content, status=answer.status_code, headers={"Cache-Control": "no-store, private"})
    response.headers["Content-Language"] = answer.headers["Content-Language"]
    return response


def _choices_of_days() -> list[tuple[int, str]]:
    return [(days, ngettext("%(days)d day", "%(days)d days", days) % {"days": days}) for days in DAYS]


class ShareForm(forms.Form):
    days = forms.TypedChoiceField(
        label=_("Valid for"),
        coerce=int,
        choices=_choices_of_days,
        initial=7,
        widget=forms.RadioSelect,
    )


class ShareView(NamedView, FormView):
    """Makes a preview link. Nothing is stored: the answer shows the link."""

    template_name = "translation/sharing/share.html"
    page_title = _("Preview link")
    header_icon = "link"
    form_class = ShareForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.page = get_object_or_404(Page, pk=kwargs["page_id"], depth__gt=1)
        require(self.page.permissions_for_user(request.user).can_edit())
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def form_valid(self, form: ShareForm) -> HttpResponse:
        token, until = make_token(self.page, self.request.user, form.cleaned_data["days"])
        link = self.request.build_absolute_uri(reverse("preview:any", args=[token]))
        return self.render_to_response(self.get_context_data(form=form, link=link, until=until))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        preview = Preview(self.page.translation_key, self.request.user, timezone.now())
        return {**super().get_context_data(**kwargs), "page": self.page, "versions": preview.versions}


@require_safe
def preview(request: HttpRequest, token: str, code: str = "") -> HttpResponse:
    """The newest draft in a language, with a line that says what this is; without a language, to the best one."""
    try:
        found = Preview.of_token(token)
        offered = {version.code: version for version in found.versions if version.kind}
        if not offered or (code and code not in offered):
            raise BrokenLinkError
    except EndedLinkError as ended:
        return _secret(render(request, "translation/sharing/gone.html", {"until": ended.until}, status=410))
    except BrokenLinkError:
        return _secret(render(request, "translation/sharing/gone.html", status=404))
    if not code:
        best = active_code() if active_code() in offered else next(iter(offered))
        return _secret(HttpResponseRedirect(reverse("preview:language", args=[token, best])))
    response = _secret(_shown(offered[code].instance()))
    response.content = _with_banner(response.text, found, offered[code], token)
    return response


def _secret(response: HttpResponse) -> HttpResponse:
    """Neither found by search engines, nor kept by caches, nor told to the sites that the page leads to."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _with_banner(html: str, preview: Preview, shown: Version, token: str) -> str:
    context = {"preview": preview, "shown": shown, "token": token}
    with languages.override(shown.code):
        head = render_to_string("translation/sharing/banner_head.html", context)
        banner = render_to_string("translation/sharing/banner.html", context)
    html = html.replace("</head>", f"{head}</head>", 1)
    return AT_TOP.sub(lambda top: top[0] + banner, html, count=1)
