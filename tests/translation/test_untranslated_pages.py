"""What stands in a language's tree without a translation shows the source's text and claims nothing."""

import pytest
from django.utils import translation
from django.utils.translation import gettext

from tests.factories import BlogPageFactory, CasePageFactory, StandardPageFactory, StrategyPageFactory
from tests.translation.making import blog_index, case_index, translate, version, with_aliases
from tests.translation.reading import alternates, canonical, find_text, soup, spoken

BODY = '[{"type": "text", "value": "<p>Words of the body.</p>", "id": "5d5ccb4e-2b3f-4a9a-9a40-5b1ef3f7a001"}]'
NOTICE = "This page has not been translated yet. It is shown in English."


def standard(homes):
    return StandardPageFactory(parent=homes["en"], title="Heat", body=BODY)


def strategy(homes):
    return StrategyPageFactory(parent=homes["en"], title="Heat", body=BODY)


def case(homes):
    return CasePageFactory(parent=case_index(homes), title="Heat", body=BODY)


def post(homes):
    return BlogPageFactory(parent=blog_index(homes), title="Heat", body=BODY)


@pytest.fixture(params=[standard, strategy, case, post])
def untranslated(request, homes):
    """An English page of each type that has aliases only."""
    return with_aliases(request.param(homes))


@pytest.mark.parametrize("code", ["fi", "sv"])
def test_its_own_text_is_marked_as_english_in_a_frame_of_the_visitors_language(untranslated, client, code):
    document = soup(client.get(version(untranslated, code).url))

    assert document.html["lang"] == code
    assert spoken(document.h1) == "en"
    assert document.h1.get_text(strip=True) == "Heat"
    assert spoken(find_text(document, "In one sentence.")) == "en"
    assert spoken(find_text(document, "Words of the body.")) == "en"
    assert spoken(document.select_one("footer")) == code


@pytest.mark.parametrize("code", ["fi", "sv"])
def test_a_notice_says_so_in_the_visitors_language(untranslated, client, code):
    with translation.override(code):
        notice = gettext(NOTICE)

    [found] = soup(client.get(version(untranslated, code).url)).select('main [role="note"]')

    assert notice != NOTICE
    assert notice in " ".join(found.get_text().split())
    assert spoken(found) == code


def test_no_notice_stands_on_the_source_or_on_a_translation(untranslated, client):
    translate(untranslated, "fi")

    for code in ("en", "fi"):
        response = client.get(version(untranslated, code).url)
        assert response.status_code == 200
        assert "language-notice" not in response.text


def test_its_address_of_record_is_the_source(untranslated, client):
    for code in ("fi", "sv"):
        assert canonical(soup(client.get(version(untranslated, code).url))) == untranslated.full_url
    assert canonical(soup(client.get(untranslated.url))) == untranslated.full_url


def test_an_alias_is_never_claimed_as_a_translation(untranslated, client):
    for code in ("en", "fi", "sv"):
        claimed = alternates(soup(client.get(version(untranslated, code).url)))
        assert claimed == {"en": untranslated.full_url}


def test_beside_a_translation_an_alias_is_still_not_claimed(untranslated, client):
    finnish = translate(untranslated, "fi")

    for code in ("en", "fi", "sv"):
        claimed = alternates(soup(client.get(version(untranslated, code).url)))
        assert claimed == {"en": untranslated.full_url, "fi": finnish.full_url}


def test_a_case_shows_its_priority_in_the_visitors_language(homes, client):
    page = with_aliases(CasePageFactory(parent=case_index(homes), priority__name="Climate neutrality"))
    translate(page.priority, "fi", {"Climate neutrality": "Hiilineutraalius"}.get)

    document = soup(client.get(version(page, "fi").url))

    tag = find_text(document, "Hiilineutraalius")
    assert spoken(tag) == "fi"
