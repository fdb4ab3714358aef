"""The memory's page in the admin: type a phrase, see how it was translated; take a wrong pair out."""

import re
from collections.abc import Mapping
from functools import cached_property
from html import unescape
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.html import escape, format_html_join, strip_tags
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import BaseListingView, DeleteView
from wagtail.models import Locale

from translation.languages import language_name
from translation.models import MemoryEntry
from translation.rights import TRANSLATE, languages_of, require


def phrase_pattern(phrase: str) -> str:
    """A regular expression for both databases: the phrase in any case, with any white space between its words.

    SQLite's own LIKE takes Ä and ä for different letters.
    """
    return r"\s+".join(re.escape(word) for word in phrase.split())


def marked(text: str, phrase: str) -> SafeString:
    """A string of wagtail-localize's without its tags, as HTML, with the phrase marked."""
    plain = unescape(strip_tags(text.replace("<br/>", " ")))
    if not phrase:
        return escape(plain)
    parts = re.split(f"({phrase_pattern(phrase)})", plain, flags=re.IGNORECASE)
    rows = (
        (SafeString("<mark>"), part, SafeString("</mark>")) if n % 2 else ("", part, "") for n, part in enumerate(parts)
    )
    return format_html_join("", "{}{}{}", rows)


class PhraseColumn(Column):
    """A text in its language, with what was searched for marked."""

    cell_template_name = "translation/memory/phrase_cell.html"

    def __init__(self, name: str, label: Any, phrase: str) -> None:
        super().__init__(name, label=label)
        self.phrase = phrase

    def get_cell_context_data(self, instance: MemoryEntry, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        locale = instance.source_locale if self.name == "source" else instance.locale
        return {
            **context,
            "code": locale.language_code,
            "text": marked(context["value"], self.phrase),
        }


class DeleteColumn(Column):
    """The way to take a pair out, for languages that the user works in."""

    cell_template_name = "translation/memory/delete_cell.html"

    def __init__(self, languages: list[Locale]) -> None:
        super().__init__("delete", label=_("Delete"))
        self.languages = languages

    def get_value(self, instance: MemoryEntry) -> str:
        allowed = instance.locale in self.languages
        return reverse("translation_memory:delete", args=[instance.pk]) if allowed else ""


class PairPaginator(WagtailPaginator):
    verbose_name, verbose_name_plural = _("pair"), _("pairs")


class LanguageFilterSet(WagtailFilterSet):
    locale = django_filters.ModelChoiceFilter(
        label=_("Language"), empty_label=_("All"), queryset=Locale.objects.all(), widget=forms.RadioSelect
    )

    class Meta:
        model = MemoryEntry
        fields = ["locale"]


class ConcordanceView(BaseListingView):
    """For everybody who translates, into whatever language: pairs are there to be looked at."""

    page_title = _("Translation memory")
    header_icon = "history"
    index_url_name = "translation_memory:concordance"
    index_results_url_name = "translation_memory:results"
    is_searchable = True
    filterset_class = LanguageFilterSet
    paginate_by = 50
    paginator_class = PairPaginator

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        require(request.user.has_perm(TRANSLATE))
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def columns(self) -> list[Column]:
        return [
            PhraseColumn("source", _("Source text"), self.search_query),
            PhraseColumn("target", _("Translation"), self.search_query),
            Column("locale", label=_("Language"), accessor=lambda entry: language_name(entry.locale)),
            DateColumn("used_at", label=_("Last used")),
            DeleteColumn(languages_of(self.request.user)),
        ]

    def get_base_queryset(self) -> QuerySet[MemoryEntry]:
        return MemoryEntry.objects.select_related("source_locale", "locale").order_by("-used_at", "-pk")

    def search_queryset(self, queryset: QuerySet[MemoryEntry]) -> QuerySet[MemoryEntry]:
        if not self.search_query:
            return queryset
        # texts are kept as HTML
        pattern = phrase_pattern(escape(self.search_query).replace("&#x27;", "'").replace("&quot;", '"'))
        return queryset.filter(Q(source__iregex=pattern) | Q(target__iregex=pattern))


class MemoryDeleteView(DeleteView):
    model = MemoryEntry
    index_url_name = "translation_memory:concordance"
    delete_url_name = "translation_memory:delete"
    permission_required = None
    page_title = _("Delete from the translation memory")
    success_message = _("The pair is deleted from the translation memory.")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        require(self.object.locale in languages_of(request.user))
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return Truncator(strip_tags(self.object.source)).chars(60)

    @property
    def confirmation_message(self) -> str:
        return _("“%(source)s” will no longer be offered as “%(target)s”. Pages keep their texts.") % {
            "source": unescape(strip_tags(self.object.source)),
            "target": unescape(strip_tags(self.object.target)),
        }
