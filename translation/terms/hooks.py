"""The admin's hooks of this part; translation/wagtail_hooks.py brings them in."""

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views import snippets
from wagtail.snippets.views.snippets import SnippetViewSet

from translation.models import Term
from translation.terms.views import ImportTermsView, export, may_change_terms


class TermIndexView(snippets.IndexView):
    page_title = _("Term base")

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = list(super().header_more_buttons)
        for format_name, label in (("csv", _("Download as CSV")), ("tbx", _("Download as TBX"))):
            address = reverse("translation_terms:export", args=[format_name])
            buttons.append(Button(label, address, icon_name="download", priority=80))
        if may_change_terms(self.request.user):
            address = reverse("translation_terms:import")
            buttons.append(Button(_("Take terms from a file"), address, icon_name="upload", priority=90))
        return buttons


class TermViewSet(SnippetViewSet):
    model = Term
    icon = "openquote"
    menu_label = _("Term base")
    list_display = ["en", "fi", "sv"]
    index_view_class = TermIndexView
    add_to_admin_menu = True
    menu_order = 260


register_snippet(TermViewSet)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    patterns = [
        path("export/<slug:format_name>/", export, name="export"),
        path("import/", ImportTermsView.as_view(), name="import"),
    ]
    return [path("translation/terms/", include((patterns, "translation_terms")))]
