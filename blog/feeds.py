"""The newest posts of one language as feeds: RSS 2.0, Atom and JSON Feed 1.1.

A feed takes the filters of the listing in its address (feed/?priority=climate-neutrality), so there is one for each
priority, kind and author. An entry's id is made of the post's translation key and the language: it stays when the
post is renamed, moved or, having stood in another language's text, translated.
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, time
from hashlib import sha256
from typing import Any
from uuid import uuid5
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed, rfc3339_date
from django.utils.http import http_date
from django.utils.text import capfirst
from django.utils.translation import gettext

from blog.entries import as_content
from core.models.pages import show_in_language

SIZE = 20


class RssFeed(Rss201rev2Feed):
    route = "feed/"
    label = "RSS"

    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), "xmlns:content": "http://purl.org/rss/1.0/modules/content/"}

    def item_attributes(self, item: dict) -> dict[str, str]:
        return {"xml:lang": item["language"]}

    def add_item_elements(self, handler: Any, item: dict) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))
        if item["content"]:
            handler.addQuickElement("content:encoded", item["content"])


class AtomFeed(Atom1Feed):
    route = "feed/atom/"
    label = "Atom"

    def item_attributes(self, item: dict) -> dict[str, str]:
        return {"xml:lang": item["language"]}

    def add_item_elements(self, handler: Any, item: dict) -> None:
        super().add_item_elements(handler, item)
        if item["content"]:
            handler.addQuickElement("content", item["content"], {"type": "html"})


class JsonFeed(SyndicationFeed):
    """https://www.jsonfeed.org/version/1.1/"""

    content_type = "application/feed+json; charset=utf-8"
    route = "feed/json/"
    label = "JSON Feed"

    def write(self, outfile: Any, encoding: str) -> None:
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "language": self.feed["language"],
            "authors": [{"name": self.feed["author_name"]}],
            "items": [self._item(item) for item in self.items],
        }
        json.dump(feed, outfile, ensure_ascii=False)

    def _item(self, item: dict) -> dict[str, Any]:
        entry = {
            "id": item["unique_id"],
            "url": item["link"],
            "title": item["title"],
            "summary": item["summary"],
            "content_html": item["content"] or item["description"],
            "date_published": rfc3339_date(item["pubdate"]),
            "date_modified": rfc3339_date(item["updateddate"]),
            "tags": list(item["categories"]),
            "language": item["language"],
        }
        if item["author_name"]:
            entry["authors"] = [{"name": item["author_name"], "url": item["author_link"]}]
        return entry


FORMATS: tuple[Any, ...] = (RssFeed, AtomFeed, JsonFeed)


def links(
    index: Any, request: HttpRequest | None, filters: Any = None, title: str = "", query: str = ""
) -> list[dict[str, str]]:
    """[{"type", "label", "title", "url"}] of the feeds of an index page, for <link> and for people.

    `filters` (PostFilters) or a `query` string with a `title` narrow them; empty if `filters` choose nothing.
    """
    if filters is not None:
        if not filters.state:
            return []
        title, query = _names(filters), filters.query_string
    name = f"{index.title}: {title}" if title else index.title
    found = []
    for format_ in FORMATS:
        url = f"{index.get_url(request)}{format_.route}{'?' if query else ''}{query}"
        shown = name if format_ is RssFeed else f"{name} ({format_.label})"
        mime = format_.content_type.split(";")[0]
        found.append({"type": mime, "label": format_.label, "title": shown, "url": url})
    return found


def respond(index: Any, request: HttpRequest, format_: Any) -> HttpResponse:
    """The feed of an index page in one format.

    304 for a reader who has it already; Http404 for a filter that does not exist.
    """
    filters = index.filters(request)
    if filters.unknown:
        raise Http404(gettext("There is no such feed."))
    posts = list(filters.narrowed().with_feed_parts().newest_first()[:SIZE])
    show_in_language(posts, filters.records("priority"))
    changed = max([*map(updated, posts), *filter(None, [index.last_published_at])], default=None)
    etag = _etag(index, posts, format_, filters.query_string)
    seconds = int(changed.timestamp()) if changed else None
    response = get_conditional_response(request, etag, seconds) or HttpResponse(
        _written(index, request, posts, format_, filters), content_type=format_.content_type
    )
    response.headers["ETag"] = etag
    if seconds is not None:
        response.headers["Last-Modified"] = http_date(seconds)
    return response


def _etag(index: Any, posts: Iterable[Any], format_: Any, query: str) -> str:
    """Of all that changes what a feed says, found without writing it."""
    marks = [format_.route, query, index.full_url, index.title, index.summary]
    for post in posts:
        author = post.author.display_name if post.author else ""
        marks += [str(post.pk), post.full_url, updated(post).isoformat(), author, *_tags(post)]
    return f'"{sha256(json.dumps(marks).encode()).hexdigest()[:32]}"'


def _written(index: Any, request: HttpRequest, posts: list[Any], format_: Any, filters: Any) -> str:
    names, query = _names(filters), f"?{filters.query_string}" if filters.state else ""
    language = index.locale.language_code
    feed = format_(
        title=f"{index.title}{': ' if names else ''}{names} – {settings.WAGTAIL_SITE_NAME}",
        link=index.full_url + query,
        description=index.summary,
        subtitle=index.summary,
        language=language,
        author_name=settings.WAGTAIL_SITE_NAME,
        feed_url=index.full_url + format_.route + query,
        feed_guid=uuid5(index.translation_key, language + query).urn,
    )
    for post in posts:
        feed.add_item(**_entry(post, request))
    return feed.writeString("utf-8")


def _entry(post: Any, request: HttpRequest) -> dict[str, Any]:
    return {
        "title": post.title,
        "link": post.full_url,
        "description": escape(post.summary),
        "summary": post.summary,
        "content": as_content(post, request),
        "author_name": post.author.display_name if post.author else None,
        "author_link": post.author_address(post.full_url) if post.author else None,
        "pubdate": published(post),
        "updateddate": updated(post),
        "unique_id": uuid5(post.translation_key, post.locale.language_code).urn,
        "unique_id_is_permalink": False,
        "categories": _tags(post),
        "language": post.content_language,
    }


def _tags(post: Any) -> list[str]:
    """Its kind, priority and themes, in the feed's language as far as they are there."""
    priority = [post.priority_shown.name] if post.priority_shown else []
    return [capfirst(post.get_kind_display()), *priority, *(theme.name for theme in post.theme_list)]


def _names(filters: Any) -> str:
    """The chosen filters as a reader reads them: "Interview, Climate Neutrality"."""
    return ", ".join(filters.chosen_labels)


def published(post: Any) -> datetime:
    return datetime.combine(post.date, time(), tzinfo=UTC)


def updated(post: Any) -> datetime:
    """When its text was published last; never before its date."""
    return max(published(post), post.last_published_at or published(post))
