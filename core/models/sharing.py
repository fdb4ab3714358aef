"""What a page says of itself where it is found or shared: title, description, picture, and data for machines."""

from textwrap import shorten
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.rich_text import get_text_for_indexing

from core import structured_data
from core.share_card import ShareCard
from core.structured_data import SITE_NAME, Node

DESCRIPTION_LENGTH = 160


def short_description(*texts: Any) -> str:
    """The first of `texts` that says anything, as plain text of at most 160 characters; HTML is allowed."""
    for text in texts:
        if plain := get_text_for_indexing(str(text or "")).strip():
            return shorten(plain, DESCRIPTION_LENGTH, placeholder="…")
    return ""


class SharingMixin:
    """For BasePage. Page types say what they are by `schema_type` and `schema_properties`."""

    schema_type = "WebPage"  # of schema.org
    is_article = False

    # parts of Page and BasePage that are read here
    pk: Any
    title: str
    seo_title: str
    search_description: str
    summary: str
    slug: str
    first_published_at: Any
    last_published_at: Any
    if TYPE_CHECKING:

        @property
        def content_language(self) -> str: ...

        @property
        def theme_keys(self) -> list[str]: ...

    def schema_kind(self) -> str:
        """What it is to schema.org, where that differs from page to page."""
        return self.schema_type

    @property
    def meta_title(self) -> str:
        """Its title in search results and in the window's bar, without the site's name."""
        return self.seo_title or self.title

    @property
    def document_title(self) -> str:
        """The same with the site's name, unless the title holds it."""
        return self.meta_title if SITE_NAME in self.meta_title else f"{self.meta_title} – {SITE_NAME}"

    @property
    def own_words(self) -> str:
        """Its own text to describe it by, where nobody wrote a description: the first prose of its body. HTML."""
        body = getattr(self, "body", None) or []
        return next((str(block.value) for block in body if block.block_type == "text"), "")

    @cached_property
    def meta_description(self) -> str:
        """What search results say of it: what was written for that, else its summary, else its first words."""
        # what an author wrote for search results is theirs to measure
        return self.search_description or short_description(self.summary, self.own_words, self.title)

    @property
    def share_kicker(self) -> str:
        """The small line above the title on the share card: its priority, in the language of its text."""
        priority = getattr(self, "priority", None)
        return priority.name if priority else ""

    @cached_property
    def share_card(self) -> ShareCard:
        """The picture that stands beside a link to it."""
        priority = getattr(self, "priority", None)
        with translation.override(self.content_language):
            return ShareCard(
                title=self.title,
                kicker=self.share_kicker,
                colour=priority.colour if priority else "",
                family=priority.icon if priority else "",
                seed=self.slug,
                theme="-".join(self.theme_keys),
            )

    @property
    def share_path(self) -> str:
        """The address of its share card, without the host; empty for a page that was never saved."""
        return reverse("share_card", args=[self.pk, self.share_card.digest]) if self.pk else ""

    @property
    def published(self) -> Any:
        """When it was published: a date or a moment; None for a draft."""
        return self.first_published_at

    def structured_data(self, request: HttpRequest, url: str, breadcrumbs: list[Any]) -> list[Node]:
        """Its nodes of JSON-LD. `url` is its canonical address, `breadcrumbs` its ancestors, home first."""
        image = request.build_absolute_uri(self.share_path) if self.share_path else ""
        described: dict[str, Any] = {
            "description": self.meta_description,
            "language": self.content_language,
            "image": image,
        }
        if self.is_article:
            node = structured_data.article(
                self.schema_kind(),
                url,
                title=self.title,
                published=self.published,
                modified=self.last_published_at or self.published,
                **described,
            )
        else:
            node = structured_data.web_page(self.schema_kind(), url, name=self.title, **described)
            if modified := structured_data.as_text(self.last_published_at):
                node["dateModified"] = modified
        nodes = [node | self.schema_properties(request, url)]
        if breadcrumbs:
            crumbs = [(page.title, page.get_full_url(request)) for page in breadcrumbs]
            crumbs[0] = (_("Home"), crumbs[0][1])
            nodes.append(structured_data.breadcrumb_list([*crumbs, (self.title, url)]))
        return nodes

    def schema_properties(self, request: HttpRequest, url: str) -> Node:
        """What its type adds to its node."""
        return {}
