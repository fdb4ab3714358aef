"""Between submission and publication visitors see the source, marked as such."""

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation

from tests import sites
from tests.factories import StandardPageFactory
from tests.translation import making


@pytest.fixture
def page(homes):
    page = StandardPageFactory(parent=homes["en"], title="About", slug="about")
    sites.alias_everywhere(page)
    return page


@pytest.fixture
def submitted(page, admin_client):
    """The page, submitted for translation into Finnish through the admin."""
    answer = admin_client.post(
        reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
        {"locales": [Locale.objects.get(language_code="fi").pk]},
    )
    assert answer.status_code == 302
    return page


def finnish(page) -> Page:
    return Page.objects.get(translation_key=page.translation_key, locale__language_code="fi")


def test_a_submitted_page_is_still_shown_as_untranslated(submitted, client):
    client.logout()
    html = client.get("/fi/about/").text
    assert "language-notice" in html
    assert 'lang="en"' in html.split("<h1")[0][-200:]
    assert 'hreflang="fi"' not in html.split("</head>")[0]
    assert finnish(submitted).alias_of_id == submitted.pk


def test_it_opens_in_the_translation_editor(submitted, admin_client):
    answer = admin_client.get(reverse("wagtailadmin_pages:edit", args=[finnish(submitted).pk]))
    assert answer.status_code == 200
    assert "translation/editor/edit.html" in [template.name for template in answer.templates]


def test_the_source_goes_on_reaching_it(submitted, client):
    source = submitted.specific
    source.title = "About us"
    source.save_revision().publish()
    assert ">About us</h1>" in client.get("/fi/about/").text


def test_a_draft_with_some_texts_translated_changes_nothing_for_visitors(submitted, client):
    translation = making.submit(submitted, "fi")
    title = translation.source.stringsegment_set.select_related("string").get(string__data="About")
    StringTranslation.objects.create(
        translation_of=title.string,
        context=title.context,
        locale=translation.target_locale,
        data="Keskeneräinen",
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
    )
    before = client.get("/fi/about/").text
    translation.save_target(publish=False)
    assert client.get("/fi/about/").text == before
    assert finnish(submitted).alias_of_id == submitted.pk


def test_its_first_publication_makes_it_a_translation(submitted, client):
    sites.translate(submitted, "fi", title="Tietoa")
    html = client.get("/fi/about-fi/").text
    assert ">Tietoa</h1>" in html
    assert "language-notice" not in html
    assert finnish(submitted).alias_of_id is None
    assert 'hreflang="fi"' in html.split("</head>")[0]
