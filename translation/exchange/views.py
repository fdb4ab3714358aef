"""Files out and in. Each view asks for the rights of the very translation, whatever address was followed."""

import re
import unicodedata
from typing import Any
from urllib.parse import quote

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from django.views.generic import View
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale
from wagtail_localize.models import Translation

from translation.exchange.backlog import FORMATS, export_backlog, file_name, import_backlog, waiting
from translation.exchange.documents import ImportReport
from translation.exchange.forms import BacklogForm, UploadForm
from translation.exchange.importing import import_file
from translation.rights import languages_of, lock_for, may_translate, require

MOST_SHOWN = 200  # refused entries of a file


def _translation(user: Any, pk: int) -> tuple[Translation, Any]:
    """The translation and its page or snippet, for somebody who may translate it."""
    related = Translation.objects.select_related("source__locale", "target_locale")
    translation = get_object_or_404(related, pk=pk)
    try:
        instance = translation.get_target_instance()
    except ObjectDoesNotExist:
        raise Http404 from None
    require(may_translate(user, translation, instance))
    return translation, instance


def _attachment(content: bytes, name: str, media_type: str) -> HttpResponse:
    """A download; its name in ASCII too, for those who cannot read the other."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    ascii_name = re.sub(r"[^\w.-]", "_", ascii_name)
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(name, safe='')}"
    return response


def _format(name: str) -> tuple[Any, str, str]:
    if name not in FORMATS:
        raise Http404
    return FORMATS[name]


@require_safe
def download(request: HttpRequest, translation_id: int, format_name: str) -> HttpResponse:
    export, ending, media_type = _format(format_name)
    translation, instance = _translation(request.user, translation_id)
    return _attachment(export(translation), file_name(translation, instance, ending), media_type)


@require_safe
def backlog(request: HttpRequest, language_code: str, format_name: str) -> HttpResponse:
    _format(format_name)
    locale = get_object_or_404(Locale, language_code=language_code)
    require(locale in languages_of(request.user))
    name = "-".join((_("translations"), locale.language_code, format_name))
    return _attachment(export_backlog(locale, format_name, request.user), f"{name}.zip", "application/zip")


class ExchangeView(WagtailAdminTemplateMixin, View):
    """A page with a form for a file; after the upload it shows what became of it."""

    page_title = gettext_lazy("Translations as files")
    header_icon = "download"
    template_name = "translation/exchange/exchange.html"
    form_class: type[UploadForm] = UploadForm

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return self.render_to_response(self.get_context_data(form=self.form_class()))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        form = self.form_class(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        file = form.cleaned_data["file"]
        results = [self.result(report) for report in self.take(file.name, file.read())]
        context = self.get_context_data(form=self.form_class(), results=results)
        return self.render_to_response(context)

    def take(self, name: str, data: bytes) -> list[ImportReport]:
        raise NotImplementedError

    def result(self, report: ImportReport) -> dict[str, Any]:
        """A report as the template shows it: with the page's title and the way to its editor."""
        shown: dict[str, Any] = {"report": report, "refused": report.refused[:MOST_SHOWN]}
        shown["left_out"] = len(report.refused) - len(shown["refused"])
        # a file that was refused may name a page that this user is not to know
        if report.translation and not report.problem:
            instance = report.translation.get_target_instance()
            shown["title"] = report.translation.source.object_repr
            shown["source_code"] = report.translation.source.locale.language_code
            shown["language"] = report.translation.target_locale
            shown["edit_url"] = AdminURLFinder(self.request.user).get_edit_url(instance)
        return shown

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("translation_exchange:backlog_form"), "label": _("Translations as files")},
        ]


class UploadView(ExchangeView):
    """One translation: its two files to download, and one to upload."""

    page_title = gettext_lazy("Translate as a file")
    template_name = "translation/exchange/upload.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.translation, self.instance = _translation(request.user, kwargs["translation_id"])
        return super().dispatch(request, *args, **kwargs)

    def take(self, name: str, data: bytes) -> list[ImportReport]:
        return [import_file(self.translation, name, data, self.request.user)]

    def get_page_subtitle(self) -> str:
        return f"{self.translation.source.object_repr} ({self.translation.target_locale})"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lock = lock_for(self.request.user, self.instance)
        return super().get_context_data(
            **kwargs,
            translation=self.translation,
            edit_url=AdminURLFinder(self.request.user).get_edit_url(self.instance),
            lock_message=lock and (lock.get_message(self.request.user) or _("The page is locked.")),
        )


class BacklogView(ExchangeView):
    """A language's backlog to download, and what comes back of it to upload."""

    form_class = BacklogForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.languages = languages_of(request.user)
        require(bool(self.languages))
        return super().dispatch(request, *args, **kwargs)

    def take(self, name: str, data: bytes) -> list[ImportReport]:
        if name.lower().endswith(".zip"):
            return import_backlog(name, data, self.request.user)
        return [import_file(None, name, data, self.request.user)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        languages = [{"locale": locale, "waiting": waiting(locale).count()} for locale in self.languages]
        return super().get_context_data(**kwargs, languages=languages)


class BacklogFormView(BacklogView):
    http_method_names = ["get", "head", "options"]


class BacklogUploadView(BacklogView):
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        # whoever reloads or follows the address of a report
        return redirect("translation_exchange:backlog_form")
