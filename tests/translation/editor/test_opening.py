"""A translation opens in the editor at the edit address of its page or snippet, whoever may only look."""

import pytest
from django.urls import reverse
from wagtail_localize.models import Translation

from tests.factories import PriorityFactory
from tests.translation.editor.making import begun, edit_url, opened, seen, text_page
from tests.translation.making import locale, publish, translate, version
from tests.translation.roles import is_refused, signed_in
from translation.saving import save_strings
from translation.segments import segments_of


@pytest.fixture
def page(homes):
    return text_page(homes)


def templates(response) -> list[str]:
    return [template.name for template in response.templates]


def test_a_translated_page_opens_in_the_editor(page, admin_client):
    finnish = translate(page, "fi")
    assert "translation/editor/edit.html" in templates(opened(admin_client, finnish).response)


def test_an_alias_whose_translation_was_begun_opens_in_it(page, admin_client):
    _translation, alias = begun(page)
    assert alias.alias_of_id
    assert len(opened(admin_client, alias).rows) == 5


def test_a_priority_opens_in_it(homes, admin_client):
    finnish = translate(PriorityFactory(name="Climate"), "fi")
    assert opened(admin_client, finnish).text("Climate") == "fi Climate"


def test_a_priority_in_a_language_that_is_no_translation_opens_in_wagtails_editor(homes, admin_client):
    answer = admin_client.get(edit_url(PriorityFactory(locale=locale("fi"))))
    assert "wagtailsnippets/snippets/edit.html" in templates(answer)


def test_an_alias_that_nobody_translates_offers_to_begin(page, admin_client):
    answer = admin_client.get(edit_url(version(page, "sv")))
    assert reverse("wagtail_localize:submit_page_translation", args=[page.pk]) in answer.text


def test_a_stopped_translation_opens_in_wagtails_editor_and_starts_again_from_there(page, admin_client):
    finnish = translate(page, "fi")
    Translation.objects.update(enabled=False)
    assert "wagtailadmin/pages/edit.html" in templates(admin_client.get(edit_url(finnish)))

    admin_client.post(edit_url(finnish), {"localize-restart-translation": "1"})

    assert Translation.objects.get().enabled
    assert "translation/editor/edit.html" in templates(opened(admin_client, finnish).response)


def test_it_leads_on_to_turning_the_page_into_an_alias(page, admin_client):
    finnish = translate(page, "fi")
    answer = admin_client.post(edit_url(finnish), {"localize-convert-to-alias": "1"})
    address = reverse("wagtail_localize:convert_to_alias", args=[finnish.pk])
    assert answer.url == address
    assert any(address in link["href"] for link in opened(admin_client, finnish).document.select(".te-more a"))


def test_it_leads_on_to_a_preview_for_somebody_without_an_account(page, admin_client):
    finnish = translate(page, "fi")

    links = [link["href"] for link in opened(admin_client, finnish).document.select(".te-more a")]

    assert reverse("translation_sharing:share", args=[finnish.pk]) in links


def test_whoever_may_not_change_the_page_does_not_get_there(page):
    finnish = translate(page, "fi")
    assert is_refused(signed_in("Swedish translators").get(edit_url(finnish)))


def test_a_translator_into_swedish_can_change_no_finnish_priority(homes):
    finnish = translate(PriorityFactory(name="Climate"), "fi")
    client = signed_in("Swedish translators")
    segment = Translation.objects.get().source.stringsegment_set.get(string__data="Climate")

    assert is_refused(client.post(edit_url(finnish), {f"text-{segment.pk}": "Hack"}))

    publish(Translation.objects.get())
    finnish.refresh_from_db()
    assert finnish.name == "fi Climate"


def test_texts_stand_in_their_languages_with_a_name_each(page, admin_client):
    document = opened(admin_client, translate(page, "fi")).document
    for row in document.select("[data-te-row]"):
        field = row.select_one("[data-te-field]")
        assert field["lang"] == "fi"
        assert row.select_one(".te-source .te-text")["lang"] == "en"
        assert document.select_one(f'label[for="{field["id"]}"]').get_text(strip=True)


def test_rows_stand_in_the_order_and_under_the_headings_of_the_sources_editor(homes, admin_client):
    page = text_page(homes, search_description="Found so.")
    document = opened(admin_client, translate(page, "fi")).document

    tabs = [tab.get_text(strip=True) for tab in document.select(".te-tab__heading")]
    groups = [group.get_text(strip=True) for group in document.select(".te-group__heading")]

    assert tabs == ["Content", "Promote"]
    assert groups[:3] == ["Title", "Summary", "Body › Text"]
    assert set(groups[-2:]) == {"Slug", "Meta description"}


def test_each_state_is_said_in_words(homes, admin_client):
    page = text_page(homes)
    finnish = translate(page, "fi")
    translation = Translation.objects.get()
    states = {each.source: each for each in segments_of(translation)}
    save_strings(translation, {states["Of heat."].segment.pk: "<p>Lämpö</p>", states["heat"].segment.pk: ""}, None)
    page.title = "More heat"
    page.save_revision().publish()

    editor = opened(admin_client, finnish)

    badges = {seen(row.select_one(".te-badge")) for row in editor.rows if row.select_one(".te-badge")}
    assert badges == {"Source changed", "Error", "To translate", "Translated"}
