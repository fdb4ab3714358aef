"""Opens translations in the editor, reads its list, and sends its form as a browser without scripts does."""

import json
import re
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.test import Client, TestCase
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation

from tests.factories import StandardPageFactory
from tests.translation.making import submit, version, with_aliases
from tests.translation.segments.making import block, prose

LINK = '<a href="https://example.org/report">the report</a>'


def text_page(homes: dict[str, Page], *blocks: dict, **fields: Any) -> Page:
    """A live English page with these blocks (a paragraph with a link, if there are none) and its aliases."""
    body = blocks or (prose(f"The heat is <b>stored</b>, says {LINK}."),)
    values = {"title": "Heat", "slug": "heat", "summary": "Of heat.", "body": json.dumps(body), **fields}
    return with_aliases(StandardPageFactory(parent=homes["en"], **values))


def figure(image: Any, name: str, caption: str = "The shore", alt: str = "") -> dict:
    value = {"image": image.pk, "alt_override": alt, "decorative": False, "caption": caption}
    return block("image", value, name)


def edit_url(instance: Any) -> str:
    if isinstance(instance, Page):
        return reverse("wagtailadmin_pages:edit", args=[instance.pk])
    return reverse("wagtailsnippets_core_priority:edit", args=[instance.pk])


@dataclass
class Opened:
    """The editor as it was answered to a client."""

    client: Client
    url: str
    response: Any

    @property
    def document(self) -> BeautifulSoup:
        return BeautifulSoup(self.response.text, "html.parser")

    @property
    def rows(self) -> list[Tag]:
        return self.document.select(".te-row")

    def row(self, source: str) -> Tag:
        """The one row with this source text, without what screen readers hear besides."""
        found = [row for row in self.rows if source in seen(row.select_one(".te-source"))]
        assert len(found) == 1, f"{len(found)} rows have {source!r}"
        return found[0]

    def pk(self, source: str) -> str:
        return self.row(source)["id"].split("-")[1]

    def text(self, source: str) -> str:
        return field_value(self.row(source))

    @property
    def form(self) -> dict[str, str]:
        """All that the form sends if nothing is changed and no button is named."""
        form = self.document.select_one("#te-form")
        return {
            field["name"]: field_value(field)
            for field in form.select("input, textarea")
            if field.get("name") and not field.find_parent("noscript")
        }

    def send(self, texts: dict[str, str] | None = None, **extra: str) -> "Opened":
        """Change the texts {source: translation} and send the form; follows to the page that is shown then."""
        changed = {f"text-{self.pk(source)}": text for source, text in (texts or {}).items()}
        with TestCase.captureOnCommitCallbacks(execute=True):
            response = self.client.post(self.url, {**self.form, **changed, **extra}, follow=True)
        return Opened(self.client, self.url, response)

    @property
    def told(self) -> str:
        return " ".join(each.get_text(" ", strip=True) for each in self.document.select(".messages li"))


def opened(client: Client, instance: Any, show: str = "") -> Opened:
    url = edit_url(instance) + (f"?show={show}" if show else "")
    response = client.get(url)
    assert response.status_code == 200
    return Opened(client, url, response)


def begun(page: Page, code: str = "fi") -> tuple[Translation, Any]:
    """The page's translation with nothing translated yet, and the alias that it is the translation of."""
    return submit(page, code), version(page, code)


def seen(element: Tag) -> str:
    """The text of an element without the words that are only heard."""
    copy = BeautifulSoup(str(element), "html.parser")
    for heard in copy.select(".w-sr-only"):
        heard.decompose()
    return re.sub(r"\s+", " ", copy.get_text()).strip()


def field_value(element: Tag) -> str:
    """The value of a field, or of the one field of a row that takes the translation."""
    field = element if element.name in {"input", "textarea"} else element.select_one("[data-te-field]")
    if field.name == "textarea":
        return field.get_text().removeprefix("\n")
    return field.get("value", "")
