"""The share card of a page has an address of its own, for ever; nobody can fill the storage with cards."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image
from wagtail.models import PageViewRestriction

from core.share_files import FOLDER
from home.models import StandardPage
from tests import sites
from tests.factories import PriorityFactory, StandardPageFactory


@pytest.fixture(autouse=True)
def _empty_storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def about(homes):
    return StandardPageFactory(parent=homes["en"], title="About", slug="about")


def kept(page) -> list[str]:
    try:
        return default_storage.listdir(f"{FOLDER}/page-{page.pk}")[1]
    except FileNotFoundError:
        return []


def test_it_is_a_png_that_may_be_kept_for_ever(client, about):
    response = client.get(about.share_path)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["Content-Language"] == "en"
    assert Image.open(BytesIO(response.content)).size == (1200, 630)
    assert response.cookies == {}


def test_it_is_drawn_once_and_kept(client, about, monkeypatch):
    first = client.get(about.share_path).content
    monkeypatch.setattr("core.share_card.ShareCard.png", lambda _card: pytest.fail("drawn again"))
    assert client.get(about.share_path).content == first


def test_a_page_has_one_card_in_the_storage_however_often_it_changes(client, about):
    for title in ("One", "Two", "Three"):
        about.title = title
        about.save()
        fresh = StandardPage.objects.get(pk=about.pk)
        assert client.get(fresh.share_path).status_code == 200
    assert kept(about) == [f"{fresh.share_card.digest}.png"]


@pytest.mark.parametrize("digest", ["0" * 16, "x", "a" * 500, "etc-passwd"])
def test_a_wrong_digest_is_not_found_and_keeps_nothing(client, about, digest):
    assert client.get(f"/share/{about.pk}-{digest}.png").status_code == 404
    assert kept(about) == []


@pytest.mark.parametrize("path", ["9" * 40 + "-a", "9" * 5000 + "-a", "0-a", "-1-a", "x-a", "1-", "../1-a"])
def test_an_address_of_no_page_is_not_found(client, homes, path):
    assert client.get(f"/share/{path}.png").status_code == 404


def test_the_old_card_is_gone_when_the_title_changes(client, about):
    old = about.share_path
    about.title = "Another"
    about.save()
    assert client.get(old).status_code == 404


def test_a_draft_has_none(client, about):
    about.unpublish()
    assert client.get(about.share_path).status_code == 404
    assert kept(about) == []


def test_a_private_page_and_what_lies_below_it_have_none(client, about):
    child = StandardPageFactory(parent=about, title="Details")
    PageViewRestriction.objects.create(page=about, restriction_type="login")
    for hidden in (about, child):
        assert client.get(hidden.share_path).status_code == 404


def test_it_is_served_even_if_it_cannot_be_kept(client, about, monkeypatch, caplog):
    def broken(*args, **kwargs):
        raise OSError("The disk is full.")

    for method in ("exists", "listdir", "save"):
        monkeypatch.setattr(default_storage, method, broken)
    response = client.get(about.share_path)
    assert response.status_code == 200
    assert response.content.startswith(b"\x89PNG")
    assert "cannot be kept" in caplog.text


def test_it_takes_no_data(client, about):
    assert client.post(about.share_path).status_code == 405


def test_each_language_has_its_own(client, homes):
    pages = sites.page_of_every_type(homes)
    finnish = sites.translate(pages["case"], "fi", title="Lämpöä")
    assert finnish.share_path != pages["case"].share_path
    assert client.get(finnish.share_path)["Content-Language"] == "fi"
    assert client.get(finnish.share_path).content != client.get(pages["case"].share_path).content


def test_an_untranslated_page_shows_the_sources_text_on_it(client, homes):
    pages = sites.page_of_every_type(homes)
    for page in pages.values():
        sites.alias_everywhere(page)
    alias = next(page for page in pages["case"].get_translations().specific() if page.locale.language_code == "fi")
    assert alias.share_card == pages["case"].share_card
    assert client.get(alias.share_path)["Content-Language"] == "en"


@pytest.mark.parametrize("name", ["climate", "citizens", "industry"])
def test_a_case_wears_the_colours_of_its_priority_and_names_it(client, homes, name):
    case = sites.page_of_every_type(homes)["case"]
    case.priority = PriorityFactory(colour=name, icon=name, name="A priority")
    case.save()
    card = case.share_card
    assert (card.colour, card.family, card.kicker) == (name, name, "A priority")
    assert client.get(case.share_path).status_code == 200
