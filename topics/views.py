"""Landing pages of priorities, themes, municipalities and organisations: what the site has on each, at one address.

They stand above the feature apps because they gather cases and posts alike. Each has an address in every language,
made of the entry's own slugs.
"""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_safe

from blog import feeds
from blog.models import BlogIndexPage, BlogPage
from cases.models import CaseIndexPage, CasePage
from core.languages import CODES, OWN_NAMES, SOURCE, active_code
from core.models import Municipality, Organisation, Priority, Theme
from core.models.pages import LanguageVersion, show_in_language
from core.region_map import markers
from topics.sharing import head_of

CASES_SHOWN = 9
POSTS_SHOWN = 6


@method_decorator(require_safe, name="dispatch")
class TopicView(View):
    """One entry of a vocabulary. Subclasses say which, and how cases and posts belong to it."""

    model: Any
    url_name: str
    template = "topics/topic.html"

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        record = self.find(slug)
        if record is None:
            raise Http404(_("There is no such entry."))
        code = active_code()
        cases = CasePage.objects.filter(locale__language_code=code).live().public().filter(self.cases_of(record))
        posts = BlogPage.objects.filter(locale__language_code=code).live().public().filter(self.posts_of(record))
        shown = list(cases.with_card_parts().newest_first()[:CASES_SHOWN])
        show_in_language(shown, list(Priority.objects.in_force().filter(locale__language_code=code)))
        index = CaseIndexPage.objects.filter(locale__language_code=code).live().first()
        versions = self.versions(request, record)
        canonical_url = request.build_absolute_uri(request.path)
        context = {
            **head_of(request, record, canonical_url, index),
            "topic": record,
            "kind": self.model._meta.verbose_name,
            "priority": self.priority(record),
            "lead": self.lead(record),
            "description": getattr(record, "description", ""),
            "cases": shown,
            "case_count": cases.count(),
            "posts": list(posts.with_card_parts().newest_first()[:POSTS_SHOWN]),
            "case_index": index,
            "explorer_query": self.explorer_query(record),
            "language_versions": versions,
            "alternates": versions,
            "canonical_url": canonical_url,
            "map": self.map(record, cases),
            "feed_links": self.feed_links(request, record),
        }
        return render(request, self.template, context)

    # What differs by kind

    def find(self, slug: str) -> Any:
        return self.model.objects.filter(**{f"slug_{active_code()}": slug}).first()

    def cases_of(self, record: Any) -> Q:
        raise NotImplementedError

    def posts_of(self, record: Any) -> Q:
        return Q(pk__in=[])

    def lead(self, record: Any) -> str:
        return getattr(record, "summary", "")

    def priority(self, record: Any) -> Any:
        return None

    def explorer_query(self, record: Any) -> str:
        """The parameter of the explorer that means the same choice."""
        return f"{self.url_name}={record.slug_en}"

    def map(self, record: Any, cases: QuerySet) -> dict | None:
        """The map of the cases' municipalities, or None where it would say nothing."""
        return None

    def feed_links(self, request: HttpRequest, record: Any) -> list[dict[str, str]]:
        """The feeds of the entry's posts, where there are such."""
        return []

    def slug_in(self, record: Any, code: str) -> str:
        """The entry's slug in the language `code`; empty if it is not there in that language."""
        return getattr(record, f"slug_{code}")

    def versions(self, request: HttpRequest, record: Any) -> list[LanguageVersion]:
        """The entry's addresses in the languages that have it."""
        versions = []
        for code in CODES:
            slug = self.slug_in(record, code)
            if slug:
                with translation.override(code):
                    url = reverse(self.url_name, args=[slug])
                full = request.build_absolute_uri(url)
                versions.append(LanguageVersion(code, OWN_NAMES[code], url, full, True, code == active_code()))
        return versions


class PriorityView(TopicView):
    model, url_name = Priority, "priority"

    def find(self, slug: str) -> Priority | None:
        found = Priority.objects.filter(slug=slug, live=True, locale__language_code=active_code()).first()
        if found:
            self.siblings = {
                row.locale.language_code: row.slug
                for row in found.get_translations(inclusive=True).filter(live=True).select_related("locale")
            }
        return found

    def cases_of(self, record: Priority) -> Q:
        return Q(priority__translation_key=record.translation_key)

    def posts_of(self, record: Priority) -> Q:
        return Q(priority__translation_key=record.translation_key)

    def priority(self, record: Priority) -> Priority:
        return record

    def slug_in(self, record: Priority, code: str) -> str:
        return self.siblings.get(code, "")

    def explorer_query(self, record: Priority) -> str:
        return f"priority={self.siblings.get(SOURCE, record.slug)}"

    def feed_links(self, request: HttpRequest, record: Priority) -> list[dict[str, str]]:
        index = BlogIndexPage.objects.filter(locale__language_code=active_code()).live().public().first()
        return feeds.links(index, request, title=record.name, query=self.explorer_query(record)) if index else []


class ThemeView(TopicView):
    model, url_name = Theme, "theme"

    def cases_of(self, record: Theme) -> Q:
        return Q(themes=record)

    def posts_of(self, record: Theme) -> Q:
        return Q(themes=record)


class MunicipalityView(TopicView):
    model, url_name = Municipality, "municipality"

    def cases_of(self, record: Municipality) -> Q:
        return Q(municipalities=record)

    def map(self, record: Municipality, cases: QuerySet) -> dict:
        record.case_count = 0
        return {"markers": markers([record], radius=18)}


class OrganisationView(TopicView):
    model, url_name = Organisation, "organisation"

    def cases_of(self, record: Organisation) -> Q:
        return Q(lead=record) | Q(pk__in=record.cases.values("pk"))

    def lead(self, record: Organisation) -> str:
        return record.get_kind_display().capitalize()

    def explorer_query(self, record: Organisation) -> str:
        return f"partner={record.slug_en}"
