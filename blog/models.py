"""News, blog posts and interviews, and their index."""

from django.db import models
from django.db.models import Case, Count, Q, When
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from blog.feeds import PostFeed
from core.blocks import BodyBlock
from core.listing import paginate
from core.models import AbstractRelatedPage, BasePage, Priority
from core.models.pages import BasePageQuerySet, as_cards


class BlogQuerySet(BasePageQuerySet):
    def with_card_parts(self) -> "BlogQuerySet":
        return super().with_card_parts().select_related("priority", "author").prefetch_related("themes")

    def newest_first(self) -> "BlogQuerySet":
        return self.order_by("-date", "-pk")


class BlogIndexPage(RoutablePageMixin, BasePage):
    """All posts of one language, newest first, by kind if the visitor likes."""

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["blog.BlogPage"]
    max_count_per_parent = 1
    per_page = 9

    class Meta:
        verbose_name = _("post index")

    def posts(self) -> BlogQuerySet:
        return BlogPage.objects.child_of(self).for_cards().newest_first()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        kind = request.GET.get("kind", "")
        posts = self.posts()
        if kind in BlogPage.Kind.values:
            posts = posts.filter(kind=kind)
        else:
            kind = ""
        context["kinds"] = BlogPage.Kind.choices
        context["chosen_kind"] = kind
        context["listing"] = paginate(posts, request, self.per_page)
        return context

    @path("feed/", name="feed")
    def feed(self, request):
        """The newest posts as RSS."""
        return PostFeed(self)(request)


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

    class Meta:
        verbose_name = _("post")

    @property
    def author_card(self):
        """The author to present beside the text, unless the body does so."""
        return self.author if self.author and not self.presents(self.author) else None

    def related(self, limit: int = 3) -> list[Page]:
        """Pages chosen by hand, filled up with posts that share themes or the priority. At most `limit`."""
        chosen_keys = [item.related.translation_key for item in self.related_pages.select_related("related")]
        found = Page.objects.filter(locale_id=self.locale_id, translation_key__in=chosen_keys).live().public()
        by_key = {page.translation_key: page for page in as_cards(found)}
        chosen = [by_key[key] for key in chosen_keys if key in by_key]
        if len(chosen) < limit:
            theme_ids = [theme.pk for theme in self.theme_list]
            akin = (
                BlogPage.objects.filter(locale_id=self.locale_id)
                .for_cards()
                .exclude(pk__in=[self.pk, *(page.pk for page in chosen)])
                .annotate(
                    shared=Count("themes", filter=Q(themes__in=theme_ids), distinct=True)
                    + Case(When(priority__isnull=False, priority_id=self.priority_id, then=1), default=0)
                )
                .order_by("-shared", "-date", "-pk")
            )
            chosen += akin[: limit - len(chosen)]
        return chosen

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["related_posts"] = self.related()
        return context


class BlogRelatedPage(AbstractRelatedPage):
    parent = ParentalKey(BlogPage, on_delete=models.CASCADE, related_name="related_pages")
