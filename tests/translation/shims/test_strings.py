"""One string is saved by those who translate into its language, and not while somebody else has the page."""

import pytest
from django.utils import translation as language
from wagtail.models import Workflow
from wagtail_localize.models import StringTranslation

from tests.factories import StandardPageFactory
from tests.translation.making import submit, translate, with_aliases
from tests.translation.roles import client_of, signed_in, somebody
from tests.translation.shims.asking import FORM, address, put_string, segment, string_address, text_of


def test_a_translator_saves_and_deletes_a_string(translation):
    client = signed_in("Finnish translators")

    saved = put_string(client, translation, "Kuumuus")
    assert (saved.status_code, saved.json()["data"]) == (200, "Kuumuus")
    assert text_of(translation) == "Kuumuus"

    assert client.delete(string_address(translation)).status_code == 200
    assert client.delete(string_address(translation)).status_code == 404
    assert put_string(client, translation, "Taas").status_code == 201


def test_a_translator_of_another_language_is_refused(translation):
    client = signed_in("Swedish translators")

    assert put_string(client, translation, "Varme").status_code == 403
    assert client.delete(string_address(translation)).status_code == 403
    assert text_of(translation) == "Lämpö"


@pytest.mark.parametrize("value", ["", "value=", "value=%20%20", "value=%00", "other=1"])
def test_a_missing_or_empty_value_is_explained_and_changes_nothing(translation, value):
    answer = signed_in("Finnish translators").put(string_address(translation), value, content_type=FORM)

    assert answer.status_code == 400
    assert "Write a translation" in answer.json()["error"]
    assert text_of(translation) == "Lämpö"


def test_wrong_markup_is_kept_with_its_error_and_not_used(translation):
    answer = put_string(signed_in("Finnish translators"), translation, "<script>alert(1)</script>")

    assert answer.json()["error"]
    assert StringTranslation.objects.get(data__contains="script").has_error


def test_a_title_that_is_too_long_is_kept_to_be_mended(translation, finnish):
    answer = put_string(signed_in("Finnish translators"), translation, "x" * 300)

    assert answer.status_code == 200
    assert text_of(translation) == "x" * 300


def test_nobody_saves_on_a_page_that_another_has_locked(translation, finnish):
    keeper = somebody("Moderators")
    finnish.locked, finnish.locked_by = True, keeper
    finnish.save()

    answer = put_string(signed_in("Finnish translators"), translation, "Kuumuus")

    assert answer.status_code == 423
    assert "locked" in answer.json()["error"]
    assert "<" not in answer.json()["error"]
    assert text_of(translation) == "Lämpö"
    assert put_string(client_of(keeper), translation, "Kuumuus").status_code == 200


def test_a_translator_does_not_save_on_a_page_in_moderation(translation, finnish):
    translator = somebody("Finnish translators")
    finnish.save_revision(user=translator)
    Workflow.objects.get().start(finnish, translator)
    client = client_of(translator)

    assert put_string(client, translation, "Kuumuus").status_code == 423
    assert client.delete(string_address(translation)).status_code == 423
    assert text_of(translation) == "Lämpö"
    assert put_string(signed_in("Moderators"), translation, "Kuumuus").status_code == 200


def test_the_reason_is_told_in_the_users_language(translation, finnish):
    translator = somebody("Finnish translators")
    translator.wagtail_userprofile = type(translator).wagtail_userprofile.related.related_model.get_for_user(translator)
    translator.wagtail_userprofile.preferred_language = "fi"
    translator.wagtail_userprofile.save()
    finnish.locked = True
    finnish.save()

    answer = put_string(client_of(translator), translation, "Kuumuus")

    with language.override("fi"):
        assert "lukittu" in answer.json()["error"]


def test_a_stopped_translation_takes_no_strings(translation):
    translation.enabled = False
    translation.save()

    answer = put_string(signed_in("Finnish translators"), translation, "Kuumuus")

    assert (answer.status_code, text_of(translation)) == (423, "Lämpö")


def test_a_string_must_be_of_the_very_translation(homes, translation):
    other = with_aliases(StandardPageFactory(parent=homes["en"], title="Wind"))
    translate(other, "fi")
    foreign = segment(submit(other, "fi"))

    answer = signed_in("Finnish translators").put(
        address("edit_string_translation", translation.pk, foreign.pk), "value=X", content_type=FORM
    )

    assert answer.status_code == 404
    assert not StringTranslation.objects.filter(data="X").exists()


def test_a_string_that_is_gone_from_the_source_is_not_saved(page, translation):
    gone = string_address(translation)
    page.title = "Something else"
    page.save_revision().publish()
    translation.source.update_from_db()

    answer = signed_in("Finnish translators").put(gone, "value=X", content_type=FORM)

    assert answer.status_code == 404


def test_a_request_without_its_token_is_refused(translation):
    client = client_of(somebody("Finnish translators"))
    client.handler.enforce_csrf_checks = True

    assert put_string(client, translation, "Kuumuus").status_code == 403
    assert text_of(translation) == "Lämpö"
