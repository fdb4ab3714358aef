"""Translators work and publish in Finnish and Swedish, and cannot change the source."""

import pytest
from django.test import TestCase
from django.urls import reverse
from wagtail_localize.models import Translation

from tests.factories import PriorityFactory, StandardPageFactory
from tests.translation.making import locale, submit, translate, version, with_aliases
from tests.translation.roles import (
    TRANSLATORS,
    edit_address,
    is_refused,
    priority_form,
    signed_in,
    standard_page_form,
)


@pytest.fixture
def live_page(homes):
    return with_aliases(StandardPageFactory(parent=homes["en"], title="Heat"))


@pytest.fixture
def translator(homes):
    return signed_in(TRANSLATORS)


def put(client, translation: Translation, text: str, **of) -> int:
    segment = translation.source.stringsegment_set.get(**of)
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    return client.put(address, f"value={text}", content_type="application/x-www-form-urlencoded").status_code


@pytest.mark.parametrize("code", ["fi", "sv"])
def test_a_translator_submits_translates_and_publishes(live_page, translator, code):
    address = reverse("wagtail_localize:submit_page_translation", args=[live_page.pk])
    with TestCase.captureOnCommitCallbacks(execute=True):
        assert translator.post(address, {"locales": [locale(code).pk]}).status_code == 302
    translation = Translation.objects.get(target_locale=locale(code))

    assert put(translator, translation, "Varme", string__data="Heat") == 201
    assert put(translator, translation, "Se on lyhyt.", context__path="summary") == 201
    assert put(translator, translation, "varme", context__path="slug") == 201
    with TestCase.captureOnCommitCallbacks(execute=True):
        response = translator.post(edit_address(version(live_page, code)), {"action": "publish"})

    assert not is_refused(response)
    page = version(live_page, code)
    assert (page.live, page.title) == (True, "Varme")
    assert (
        translation.source.stringsegment_set.get(string__data="Heat")
        .string.translations.get(locale=locale(code))
        .last_translated_by.username
        == "translators"
    )


def test_a_translator_is_refused_the_english_pages(homes, live_page, translator):
    addresses = [
        edit_address(live_page),
        reverse("wagtailadmin_pages:add", args=["home", "standardpage", homes["en"].pk]),
        reverse("wagtailadmin_pages:unpublish", args=[live_page.pk]),
        reverse("wagtailadmin_pages:delete", args=[live_page.pk]),
        reverse("wagtailadmin_pages:set_privacy", args=[live_page.pk]),
    ]
    before = homes["en"].get_descendant_count()

    for address in addresses:
        assert is_refused(translator.get(address)), address
        assert is_refused(translator.post(address, standard_page_form("Hack", "publish"))), address

    live_page.refresh_from_db()
    assert (live_page.live, live_page.title, live_page.has_unpublished_changes) == (True, "Heat", False)
    assert not live_page.view_restrictions.exists()
    assert homes["en"].get_descendant_count() == before


def test_a_translator_cannot_bring_an_english_draft_to_the_public(live_page, translator):
    live_page.title = "Secret draft"
    live_page.save_revision()
    translation = submit(live_page, "fi")

    translator.post(reverse("wagtail_localize:update_translations", args=[translation.source.pk]), {})

    live_page.refresh_from_db()
    assert live_page.title == "Heat"


def test_a_translator_is_refused_every_change_of_an_english_priority(homes, translator):
    priority = PriorityFactory(name="Climate")
    edit = reverse("wagtailsnippets_core_priority:edit", args=[priority.pk])
    assert is_refused(translator.get(edit))

    for action in ("save", "publish"):
        form = priority_form(priority, name="Hack", **{f"action-{action}": "1"})
        assert is_refused(translator.post(edit, form)), action
    for name in ("unpublish", "delete"):
        assert is_refused(translator.post(reverse(f"wagtailsnippets_core_priority:{name}", args=[priority.pk]))), name
    assert is_refused(translator.get(reverse("wagtailsnippets_core_priority:add")))

    priority.refresh_from_db()
    assert (priority.name, priority.live, priority.latest_revision) == ("Climate", True, None)


def test_a_translator_is_refused_to_bring_back_an_older_english_priority(homes, translator):
    priority = PriorityFactory(name="Old")
    old = priority.save_revision()
    priority.name = "New"
    priority.save_revision().publish()
    address = reverse("wagtailsnippets_core_priority:revisions_revert", args=[priority.pk, old.pk])

    assert is_refused(translator.get(address))
    assert is_refused(translator.post(address, priority_form(priority, name="Old", **{"action-publish": "1"})))

    priority.refresh_from_db()
    assert priority.name == "New"


def test_a_translator_changes_and_publishes_a_finnish_priority(homes, translator):
    finnish = PriorityFactory(name="Ilmasto", slug="ilmasto", locale=locale("fi"))
    address = reverse("wagtailsnippets_core_priority:edit", args=[finnish.pk])
    assert translator.get(address).status_code == 200

    response = translator.post(address, priority_form(finnish, name="Ilmastotyö", **{"action-publish": "1"}))

    assert response.status_code == 302
    finnish.refresh_from_db()
    assert (finnish.name, finnish.live) == ("Ilmastotyö", True)


def test_a_translator_translates_and_publishes_a_priority_by_its_strings(homes, translator):
    priority = PriorityFactory(name="Climate", slug="climate")
    finnish = translate(priority, "fi")
    translation = Translation.objects.get()

    assert put(translator, translation, "Ilmasto", context__path="name") in {200, 201}
    assert put(translator, translation, "Siitä on kyse.", context__path="summary") in {200, 201}
    address = reverse("wagtailsnippets_core_priority:edit", args=[finnish.pk])
    with TestCase.captureOnCommitCallbacks(execute=True):
        response = translator.post(address, {"action": "publish"})

    assert not is_refused(response)
    finnish.refresh_from_db()
    priority.refresh_from_db()
    assert (finnish.name, priority.name) == ("Ilmasto", "Climate")
