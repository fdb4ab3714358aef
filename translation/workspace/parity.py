"""What is public in Finnish and not in Swedish, and the other way round."""

from dataclasses import dataclass
from itertools import permutations
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import BaseListingView
from wagtail.models import Locale

from translation.assignments.access import may_see
from translation.languages import language_name
from translation.standing import count_unequal, parity, target_locales


@dataclass(frozen=True)
class Balance:
    """How many texts one language of the country has in public that the other has not."""

    has: str
    lacks: str
    number: int
    url: str


def balance() -> list[Balance]:
    return [
        Balance(
            has=language_name(has),
            lacks=language_name(lacks),
            number=count_unequal(has, lacks),
            url=reverse("translation_workspace:parity", args=[has.language_code, lacks.language_code]),
        )
        for has, lacks in permutations(target_locales(), 2)
    ]


class TextColumn(Column):
    cell_template_name = "translation/workspace/cells/parity_title.html"


class ParityView(BaseListingView):
    """The texts that are public in the one language and not in the other, the latest first."""

    header_icon = "wagtail-localize-language"
    template_name = "translation/workspace/parity.html"
    paginate_by = 50
    columns = [TextColumn("title", label=_("Text"), accessor="title")]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object_list = self.get_queryset()
        return self.render_to_response(self.get_context_data())

    @cached_property
    def pair(self) -> tuple[Locale, Locale]:
        targets = Locale.objects.filter(pk__in=[locale.pk for locale in target_locales()])
        has, lacks = (get_object_or_404(targets, language_code=self.kwargs[name]) for name in ("has", "lacks"))
        return has, lacks

    def get_index_url(self) -> str:
        return reverse("translation_workspace:parity", kwargs=self.kwargs)

    def get_page_title(self) -> Any:
        has, lacks = map(language_name, self.pair)
        return _("Public in %(has)s, not in %(lacks)s") % {"has": has, "lacks": lacks}

    def get_queryset(self) -> Any:
        return parity(*self.pair)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {"url": reverse("translation_workspace:index"), "label": _("Translations")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(*args, **kwargs), "pair": [language_name(each) for each in self.pair]}
