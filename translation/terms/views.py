"""The term base's files: out for whoever may see it, in for whoever may add to it and change it."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from translation.models import Term
from translation.rights import require
from translation.terms.files import TermFileError, take, to_csv, to_tbx


def may_change_terms(user: Any) -> bool:
    return bool(user.has_perms(["translation.add_term", "translation.change_term"]))


def may_see_terms(user: Any) -> bool:
    return may_change_terms(user) or bool(user.has_perm("translation.view_term"))


@require_safe
def export(request: HttpRequest, format_name: str) -> HttpResponseBase:
    """All terms as a file: "csv" or "tbx"."""
    require(may_see_terms(request.user))
    response: HttpResponseBase
    if format_name == "csv":
        response = StreamingHttpResponse(to_csv(Term.objects.all()), content_type="text/csv; charset=utf-8")
    elif format_name == "tbx":
        response = HttpResponse(to_tbx(Term.objects.all()), content_type="application/x-tbx+xml")
    else:
        raise Http404
    response["Content-Disposition"] = f'attachment; filename="terms.{format_name}"'
    return response


class TermFileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "CSV (UTF-8; columns en, fi, sv, and as you like forbidden_en, forbidden_fi, forbidden_sv, note) or TBX. "
            "A term whose English name is there already is changed."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.tbx,.xml"}),
    )


class ImportTermsView(WagtailAdminTemplateMixin, FormView):
    template_name = "translation/terms/import.html"
    page_title = gettext_lazy("Take terms from a file")
    header_icon = "upload"
    form_class = TermFileForm
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        require(may_change_terms(request.user))
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {"url": reverse(Term.snippet_viewset.get_url_name("list")), "label": _("Term base")}
        return [*super().get_breadcrumbs_items(), index, {"url": "", "label": self.page_title}]

    def form_valid(self, form: TermFileForm) -> HttpResponse:
        file = form.cleaned_data["file"]
        try:
            added, changed = take(file.name, file.read())
        except TermFileError as error:
            for message in error.messages[:50]:
                form.add_error("file", message)
            return self.form_invalid(form)
        said = [
            ngettext("%(count)d term is new.", "%(count)d terms are new.", added) % {"count": added},
            ngettext("%(count)d term was changed.", "%(count)d terms were changed.", changed) % {"count": changed},
        ]
        messages.success(self.request, " ".join(said))
        return redirect(reverse(Term.snippet_viewset.get_url_name("list")))
