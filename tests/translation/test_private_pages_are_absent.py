"""A private page is named nowhere that a visitor can look, in no language."""

import json

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.models import PageViewRestriction, Site

from blog.models import BlogRelatedPage
from cases.models import CaseRelatedPage
from core.models import MenuItem, SiteSettings
from tests.factories import BlogPageFactory, CasePageFactory, StandardPageFactory
from tests.translation.making import blog_index, case_index, translate, version, with_aliases
from tests.translation.reading import soup

LANGUAGES = ("en", "fi", "sv")


@pytest.fixture
def site(homes):
    """Pages to be hidden, in Finnish translated, in Swedish aliases, and all that leads to them."""
    cases, posts = case_index(homes), blog_index(homes)
    hidden = {
        "case": CasePageFactory(parent=cases, title="Xylophone case"),
        "post": BlogPageFactory(parent=posts, title="Xylophone post"),
        "page": StandardPageFactory(parent=homes["en"], title="Xylophone page"),
    }
    open_case = CasePageFactory(parent=cases, title="Open case", priority=hidden["case"].priority)
    open_case.municipalities = []
    open_case.related_pages = [CaseRelatedPage(related=hidden["case"])]
    open_case.save_revision().publish()
    open_post = BlogPageFactory(parent=posts, title="Open post")
    open_post.related_pages = [BlogRelatedPage(related=page) for page in hidden.values()]
    open_post.save_revision().publish()
    for page in (*hidden.values(), open_case, open_post):
        with_aliases(page)
    for page in hidden.values():
        translate(page, "fi")
    related = {"heading": "Read on", "pages": [page.pk for page in hidden.values()]}
    open_page = StandardPageFactory(parent=homes["en"], title="Open page")
    open_page.body = json.dumps([{"type": "related_pages", "value": related}])
    open_page.save_revision().publish()
    with_aliases(open_page)
    home = homes["en"]
    home.body = json.dumps(
        [
            {"type": "cases", "value": {"heading": "Look here", "text": "", "pages": [hidden["case"].pk]}},
            {"type": "map", "value": {"heading": "Where", "text": ""}},
            {"type": "latest", "value": {"heading": "Latest"}},
            {
                "type": "take_part",
                "value": {"heading": "Take part", "text": "", "label": "How", "page": hidden["page"].pk},
            },
        ]
    )
    home.save_revision().publish()
    settings = SiteSettings(site=Site.objects.get(is_default_site=True), privacy_page=hidden["page"])
    settings.menu_items = [MenuItem(page=hidden["page"])]
    settings.save()
    return hidden, {"cases": cases, "posts": posts, "case": open_case, "post": open_post, "page": open_page}


def search_address(code: str) -> str:
    with translation.override(code):
        return reverse("search", query={"q": "xylophone"})


def places(site, code: str) -> dict[str, set[str]]:
    """{address: kinds of hidden pages that it leads to while they are public}"""
    _hidden, shown = site
    urls = {name: version(page, code).url for name, page in shown.items()}
    frame = {"page"}  # the menu and the footer of every page
    return {
        f"/{code}/": {"case", "post", "page"},
        urls["cases"]: {"case"} | frame,
        urls["posts"]: {"post"} | frame,
        urls["posts"] + "feed/": {"post"},
        urls["case"]: {"case"} | frame,
        urls["post"]: {"case", "post", "page"},
        urls["page"]: {"case", "post", "page"},
        search_address(code): {"case", "post", "page"},
    }


def named(hidden, code: str, text: str) -> set[str]:
    return {kind for kind, page in hidden.items() if version(page, code).url in text}


def hide(pages, kind: str) -> None:
    for page in pages.values():
        PageViewRestriction.objects.create(page=page, restriction_type=kind, password="word")


@pytest.mark.parametrize("code", LANGUAGES)
def test_while_public_the_pages_are_named_everywhere(site, client, code):
    for address, kinds in places(site, code).items():
        response = client.get(address)
        assert response.status_code == 200
        assert named(site[0], code, response.text) == kinds, address


@pytest.mark.parametrize("kind", ["login", "password", "groups"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_once_private_the_pages_are_named_nowhere(site, client, code, kind):
    hide(site[0], kind)

    for address in places(site, code):
        response = client.get(address)
        assert response.status_code == 200
        assert named(site[0], code, response.text) == set(), address
        assert "Xylophone" not in response.text, address


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_private_case_is_not_counted_on_the_map(site, client, code):
    def count() -> list[str]:
        entries = soup(client.get(f"/{code}/")).select(".map-list li")
        return [entry.b.get_text() for entry in entries if entry.find(["a", "span"]).get_text() in {"Espoo", "Esbo"}]

    assert count() == ["1"]

    hide(site[0], "login")

    assert count() == ["0"]
