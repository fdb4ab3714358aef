"""The posts as a feed."""

from datetime import UTC, datetime, time
from typing import Any

from django.contrib.syndication.views import Feed


class PostFeed(Feed):
    """RSS 2.0 of the newest posts of one blog index page."""

    size = 20

    def __init__(self, index_page: Any) -> None:
        self.index_page = index_page
        self.language = index_page.locale.language_code

    def title(self) -> str:
        return f"{self.index_page.title} – Helsinki Smart Region"

    def link(self) -> str:
        return self.index_page.full_url

    def description(self) -> str:
        return self.index_page.summary

    def feed_url(self) -> str:
        return self.index_page.full_url + "feed/"

    def items(self) -> list:
        return list(self.index_page.posts()[: self.size])

    def item_title(self, item: Any) -> str:
        return item.title

    def item_description(self, item: Any) -> str:
        return item.summary

    def item_link(self, item: Any) -> str:
        return item.full_url

    def item_pubdate(self, item: Any) -> datetime:
        return datetime.combine(item.date, time(), tzinfo=UTC)
