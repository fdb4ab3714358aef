"""A draft of a translation never shows in public, whoever saves it and however."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import StringTranslation, TranslationLog

from tests.factories import PriorityFactory
from tests.translation.making import locale, submit, translate, version
from tests.translation.roles import somebody
from tests.translation.shims.asking import segment
from translation.saving import save_strings


def write(translation, text: str, path: str = "title") -> None:
    save_strings(translation, {segment(translation, path).pk: text}, None)


def test_a_draft_of_a_live_translation_is_not_public(translation, finnish, client):
    write(translation, "Luonnos")
    before = client.get(finnish.url).text

    translation.save_target(publish=False)

    assert client.get(finnish.url).text == before
    finnish.refresh_from_db()
    assert (finnish.title, finnish.live, finnish.has_unpublished_changes) == ("Lämpö", True, True)
    assert finnish.get_latest_revision_as_object().title == "Luonnos"


def test_a_draft_is_noted_in_the_log_of_translations(translation, finnish):
    translation.save_target(publish=False)

    finnish.refresh_from_db()
    assert TranslationLog.objects.latest("pk").revision == finnish.latest_revision


def test_a_draft_of_a_live_snippet_leaves_it_live_and_as_it_was(homes):
    priority = PriorityFactory(name="Climate", slug="climate")
    finnish = translate(priority, "fi", {"Climate": "Ilmasto", "climate": "ilmasto"}.get)
    translation = submit(priority, "fi")
    write(translation, "Luonnos", "name")

    translation.save_target(publish=False)

    finnish.refresh_from_db()
    assert (finnish.name, finnish.live) == ("Ilmasto", True)
    assert finnish.get_latest_revision_as_object().name == "Luonnos"


def test_a_draft_of_an_alias_leaves_it_an_alias(page, client):
    translation = submit(page, "sv")
    write(translation, "Utkast")
    before = client.get(version(page, "sv").url).text

    translation.save_target(publish=False)

    assert version(page, "sv").alias_of_id == page.pk
    assert client.get(version(page, "sv").url).text == before


def test_a_published_draft_makes_the_alias_a_page(page):
    translation = submit(page, "sv")
    write(translation, "Värme")
    translation.save_target(publish=False)
    moderator = somebody("Moderators")

    version(page, "sv").get_latest_revision().publish(user=moderator)

    swedish = version(page, "sv")
    assert (swedish.title, swedish.alias_of_id, swedish.live) == ("Värme", None, True)
    assert PageLogEntry.objects.filter(page_id=swedish.pk, action="wagtail.convert_alias").exists()
    page.title = "Warmth"
    page.save_revision().publish()
    assert version(page, "sv").title == "Värme"


def test_an_unpublished_translation_stays_offline_when_a_draft_is_saved(translation, finnish):
    finnish.unpublish()

    translation.save_target(publish=False)

    finnish.refresh_from_db()
    assert not finnish.live


def test_publishing_is_noted_with_the_user_who_did(translation, finnish):
    translator = somebody("Finnish translators")

    translation.save_target(user=translator)

    assert PageLogEntry.objects.filter(page_id=finnish.pk, action="wagtail.publish").latest("pk").user == translator


def test_publishing_asks_for_the_right_of_its_user_whoever_calls(translation, finnish):
    write(translation, "Luvatta")

    with pytest.raises(PermissionDenied):
        translation.save_target(user=somebody("Swedish translators"))

    finnish.refresh_from_db()
    assert (finnish.title, finnish.latest_revision_id) == ("Lämpö", finnish.live_revision_id)


def test_a_text_that_is_too_long_leaves_nothing_half_done(translation, finnish):
    write(translation, "ä" * 300)
    revisions = finnish.revisions.count()

    with pytest.raises(ValidationError):
        translation.save_target(publish=True)

    finnish.refresh_from_db()
    assert (finnish.title, finnish.revisions.count()) == ("Lämpö", revisions)
    assert not StringTranslation.objects.filter(has_error=True).exists()


def test_a_draft_takes_no_slug_that_a_sibling_has(homes, translation, finnish):
    other = Page.objects.get(pk=homes["fi"].pk).add_child(
        instance=type(finnish)(title="Other", slug="muu", summary="x", locale=locale("fi"))
    )
    write(translation, "muu", "slug")

    translation.save_target(publish=True)

    finnish.refresh_from_db()
    assert (other.slug, finnish.slug) == ("muu", "muu-1")
