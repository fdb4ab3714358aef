"""News, blog posts and interviews, and their index."""

from math import ceil
from typing import Any

from django.db import models
from django.db.models import Q
from django.forms import CheckboxSelectMultiple
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from blog import authors, feeds
from blog.filters import PostFilters
from core.blocks import BodyBlock
from core.facets import addresses_of, page_pair, with_query
from core.languages import CODES
from core.listing import paginate
from core.models import AbstractRelatedPage, BasePage, Person, Priority
from core.models.pages import BasePageQuerySet, as_cards, show_in_language
from core.related import beside

WORDS_A_MINUTE = 200
NEWEST = ["-date", "-pk"]


class BlogQuerySet(BasePageQuerySet):
    def with_card_parts(self) -> "BlogQuerySet":
        return super().with_card_parts().select_related("priority", "author").prefetch_related("themes")

    def with_feed_parts(self) -> "BlogQuerySet":
        """With all that an entry of a feed shows, the body included."""
        return self.select_related("locale", "alias_of__locale", "priority", "author").prefetch_related("themes")

    def newest_first(self) -> "BlogQuerySet":
        return self.order_by(*NEWEST)


class BlogIndexPage(RoutablePageMixin, BasePage):
    """All posts of one language, newest first: as a listing with filters, by author, and as feeds."""

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["blog.BlogPage"]
    max_count_per_parent = 1
    schema_type = "CollectionPage"
    per_page = 9

    class Meta:
        verbose_name = _("post index")

    def posts(self) -> BlogQuerySet:
        """Its live and public posts."""
        return BlogPage.objects.child_of(self).live().public()

    def filters(self, request: HttpRequest) -> PostFilters:
        return PostFilters(self.posts(), request, self.locale.language_code)

    @path("")
    def listing(self, request: HttpRequest) -> HttpResponse:
        """The posts that the filters in the address leave."""
        filters = self.filters(request)
        listing = paginate(filters.narrowed().with_card_parts().newest_first(), request, self.per_page)
        show_in_language(listing.object_list, filters.records("priority"))
        context = self.get_context(request)
        return TemplateResponse(
            request,
            self.get_template(request),
            context
            | {
                "filters": filters,
                "listing": listing,
                "feed_links": feeds.links(self, request),
                "filtered_feed_links": feeds.links(self, request, filters),
            }
            | addresses_of(context, filters.state, listing.number),
        )

    @path(_("author/<slug:slug>/"), name="author")
    def author(self, request: HttpRequest, slug: str) -> HttpResponse:
        """One author and their posts in this language; Http404 for somebody who has none here."""
        person = Person.objects.filter(**{f"slug_{self.locale.language_code}": slug}).select_related("photo").first()
        posts = self.posts().filter(author=person) if person else self.posts().none()
        listing = paginate(posts.with_card_parts().newest_first(), request, self.per_page)
        if person is None or not listing.paginator.count:
            raise Http404(gettext("There is no such author."))
        show_in_language(listing.object_list, Priority.objects.in_force().filter(locale=self.locale))
        written = BlogPage.objects.filter(author=person).live().public().order_by()
        codes = set(written.values_list("locale__language_code", flat=True).distinct())
        context = self.get_context(request)
        paths = {code: author_path(person, code) for code in CODES}
        versions = authors.versions(context["language_versions"], paths, codes)
        canonical = next(version.full_url for version in versions if version.code == self.content_language)
        return TemplateResponse(
            request,
            "blog/author.html",
            context
            | authors.head(self, person, request, canonical, context["breadcrumbs"])
            | {
                "person": person,
                "listing": listing,
                "feed_links": feeds.links(self, request, title=person.display_name, query=f"author={person.slug_en}"),
                "language_versions": versions,
                "alternates": [v for v in versions if v.is_translation] if listing.number == 1 else [],
                "canonical_url": with_query(canonical, page_pair(listing.number)),
            },
        )

    @path("feed/", name="feed")
    def rss(self, request: HttpRequest) -> HttpResponse:
        """The newest posts that the filters in the address leave, as RSS 2.0."""
        return feeds.respond(self, request, feeds.RssFeed)

    @path("feed/atom/", name="atom")
    def atom(self, request: HttpRequest) -> HttpResponse:
        """The same as Atom."""
        return feeds.respond(self, request, feeds.AtomFeed)

    @path("feed/json/", name="json_feed")
    def json_feed(self, request: HttpRequest) -> HttpResponse:
        """The same as JSON Feed 1.1."""
        return feeds.respond(self, request, feeds.JsonFeed)


def author_path(person: Person, code: str) -> str:
    """What follows the address of the index page in the language `code` for a person's page."""
    with translation.override(code):
        return BlogIndexPage.get_resolver().reverse("author", getattr(person, f"slug_{code}"))


class BlogPage(BasePage):
    """A post: news, a blog post by an adviser, or an interview."""

    class Kind(models.TextChoices):
        NEWS = "news", _("news")
        BLOG = "blog", _("blog post")
        INTERVIEW = "interview", _("interview")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.NEWS)
    date = models.DateField(_("date"))
    author = models.ForeignKey(
        "core.Person", verbose_name=_("author"), null=True, blank=True, on_delete=models.SET_NULL, related_name="posts"
    )
    priority = models.ForeignKey(
        Priority, verbose_name=_("priority"), null=True, blank=True, on_delete=models.PROTECT, related_name="posts"
    )
    themes = ParentalManyToManyField("core.Theme", verbose_name=_("themes"), related_name="posts", blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    objects = PageManager.from_queryset(BlogQuerySet)()

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("date")]),
        FieldPanel("author"),
        FieldPanel("body"),
        FieldPanel("cover_image"),
        MultiFieldPanel(
            [FieldPanel("priority"), FieldPanel("themes", widget=CheckboxSelectMultiple)], heading=_("Filed under")
        ),
        InlinePanel("related_pages", heading=_("Take also a look at these"), label=_("related page"), max_num=3),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.FilterField("kind"),
        index.FilterField("date"),
        index.FilterField("priority_id"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("themes", overridable=False),
        SynchronizedField("related_pages", overridable=False),
    ]
    parent_page_types = ["blog.BlogIndexPage"]
    subpage_types: list[str] = []
    is_article = True

    class Meta:
        verbose_name = _("post")

    def schema_kind(self) -> str:
        """Its kind as schema.org names it."""
        return {self.Kind.NEWS: "NewsArticle", self.Kind.BLOG: "BlogPosting"}.get(self.Kind(self.kind), "Article")

    @property
    def published(self):
        return self.date

    @property
    def share_kicker(self) -> str:
        """Its priority's name, or its kind without one."""
        return super().share_kicker or capfirst(self.get_kind_display())

    def schema_properties(self, request, url):
        """Its author, if a name is known; else the organisation is."""
        if not self.author or not self.author.name:
            return {}
        with translation.override(self.content_language):
            return {"author": {"@type": "Person", "name": self.author.name, "jobTitle": self.author.title}}

    @property
    def author_card(self):
        """The author to present beside the text, unless the body does so."""
        return self.author if self.author and not self.presents(self.author) else None

    def author_address(self, own: str | None) -> str:
        """The address of its author's page in the same language, absolute or not as its `own` address is.

        Empty without an author, and in a preview of a post that has no address yet.
        """
        if not self.author or not own:
            return ""
        return own.removesuffix(f"{self.slug}/") + author_path(self.author, self.locale.language_code)

    @cached_property
    def reading_minutes(self) -> int:
        """How long its body takes to read, in whole minutes, at least one."""
        texts = self.body.stream_block.get_searchable_content(self.body)
        words = sum(len(str(text).split()) for text in texts)
        return max(1, ceil(words / WORDS_A_MINUTE))

    def neighbours(self) -> tuple["BlogPage | None", "BlogPage | None"]:
        """The posts before and after it in time, or None: (older, newer)."""
        posts = BlogPage.objects.sibling_of(self, inclusive=False).live().public()
        posts = posts.select_related("locale", "alias_of__locale").defer_streamfields()
        same_day = Q(date=self.date)
        pk = self.pk or 0  # a preview of a post that is not saved yet
        older = posts.filter(Q(date__lt=self.date) | same_day & Q(pk__lt=pk)).order_by(*NEWEST).first()
        newer = posts.filter(Q(date__gt=self.date) | same_day & Q(pk__gt=pk)).order_by("date", "pk").first()
        return older, newer

    def related(self, limit: int = 3) -> list[Page]:
        """Pages chosen by hand, filled up with the posts most akin; each says why. At most `limit`."""
        chosen_keys = [item.related.translation_key for item in self.related_pages.select_related("related")]
        found = Page.objects.filter(locale_id=self.locale_id, translation_key__in=chosen_keys).live().public()
        by_key = {page.translation_key: page for page in as_cards(found)}
        chosen = [by_key[key] for key in chosen_keys if key in by_key]
        return beside(self, chosen, BlogPage.objects.filter(locale_id=self.locale_id).for_cards(), NEWEST, limit)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        priorities = list(Priority.objects.in_force().filter(locale=self.locale))
        show_in_language([self], priorities)
        context["related_posts"] = self.related()
        show_in_language(context["related_posts"], priorities)
        context["older"], context["newer"] = self.neighbours()
        return context


class BlogRelatedPage(AbstractRelatedPage):
    parent = ParentalKey(BlogPage, on_delete=models.CASCADE, related_name="related_pages")
