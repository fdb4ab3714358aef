"""Stopping, restarting and converting to an alias are for those who answer for what the page shows."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from tests.factories import PriorityFactory
from tests.translation.making import locale, translate, version
from tests.translation.roles import edit_address, is_refused, signed_in
from tests.translation.shims.asking import address, told
from translation.models import LanguageSettings


def review_finnish() -> None:
    settings = LanguageSettings.objects.get(locale=locale("fi"))
    settings.reviewed = True
    settings.save()


def stop(client, translation):
    return client.post(address("stop_translation", translation.pk))


def restart(client, page):
    return client.post(edit_address(page), {"localize-restart-translation": "1"})


def is_enabled(translation) -> bool:
    return Translation.objects.get(pk=translation.pk).enabled


def test_a_translator_who_publishes_stops_and_restarts(translation, finnish):
    client = signed_in("Finnish translators")

    assert "stopped" in told(stop(client, translation))
    assert not is_enabled(translation)
    restart(client, finnish)
    assert is_enabled(translation)


def test_a_reviewed_translator_stops_nothing_and_restarts_nothing(translation, finnish):
    review_finnish()
    client = signed_in("Finnish translators")

    assert is_refused(stop(client, translation))
    assert is_enabled(translation)
    Translation.objects.update(enabled=False)
    assert is_refused(restart(client, finnish))
    assert not is_enabled(translation)


@pytest.mark.parametrize("group", ["Swedish translators", "Authors"])
def test_no_one_of_another_language_stops_it(translation, group):
    assert is_refused(stop(signed_in(group), translation))
    assert is_enabled(translation)


def test_a_locked_page_is_neither_stopped_nor_restarted(translation, finnish):
    Page.objects.filter(pk=finnish.pk).update(locked=True)
    client = signed_in("Finnish translators")

    assert "locked" in told(stop(client, translation))
    assert is_enabled(translation)
    Translation.objects.update(enabled=False)
    assert "locked" in told(restart(client, finnish))
    assert not is_enabled(translation)


def test_stopping_is_no_matter_of_following_a_link(translation):
    assert signed_in("Finnish translators").get(address("stop_translation", translation.pk)).status_code == 405
    assert is_enabled(translation)


def test_a_snippet_is_no_way_around_our_editor(homes):
    """A request that names wagtail-localize's way to an alias, which snippets have not, and asks to publish."""
    priority = PriorityFactory(name="Climate", slug="climate")
    finnish = translate(priority, "fi", {"climate": "ilmasto"}.get)
    StringTranslation.objects.filter(context__path="name").update(data="Luvatta")
    review_finnish()
    address = reverse("wagtailsnippets_core_priority:edit", args=[finnish.pk])

    answer = signed_in("Finnish translators").post(address, {"localize-convert-to-alias": "1", "action": "publish"})

    finnish.refresh_from_db()
    assert (answer.status_code, finnish.name) == (404, "fi Climate")


# Back to an alias


def convert(client, page):
    return client.post(address("convert_to_alias", page.pk))


def test_an_unpublished_page_does_not_become_live_without_the_right_to_publish(translation, finnish):
    review_finnish()
    finnish.unpublish()

    assert is_refused(convert(signed_in("Finnish translators"), finnish))

    finnish.refresh_from_db()
    assert (finnish.live, finnish.alias_of_id, finnish.title) == (False, None, "Lämpö")


def test_a_live_page_does_not_change_without_the_right_to_publish(translation, finnish):
    review_finnish()

    assert is_refused(convert(signed_in("Finnish translators"), finnish))
    assert is_refused(convert(signed_in("Swedish translators"), finnish))

    finnish.refresh_from_db()
    assert (finnish.alias_of_id, finnish.title) == (None, "Lämpö")


def test_who_may_publish_converts_and_the_texts_are_kept(page, translation, finnish):
    client = signed_in("Finnish translators")

    assert "texts are kept" in client.get(address("convert_to_alias", finnish.pk)).text
    assert convert(client, finnish).status_code == 302

    assert (version(page, "fi").alias_of_id, version(page, "fi").title) == (page.pk, "Heat")
    assert StringTranslation.objects.filter(data="Lämpö").exists()


def test_a_locked_page_does_not_become_an_alias(translation, finnish):
    Page.objects.filter(pk=finnish.pk).update(locked=True)

    assert "locked" in told(convert(signed_in("Finnish translators"), finnish))

    finnish.refresh_from_db()
    assert finnish.alias_of_id is None


def test_a_page_that_was_never_translated_is_not_found(page, admin_client):
    for pk in (page.pk, version(page, "sv").pk, 99999):
        assert convert(admin_client, Page(pk=pk)).status_code == 404
