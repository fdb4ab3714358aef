"""The address by which a warning is waved through: for those who may translate the page, and are not locked out."""

import pytest
from django.urls import reverse

from tests.factories import ImageFactory, StandardPageFactory
from tests.translation.editor.making import text_page
from tests.translation.making import submit
from tests.translation.quality.making import state_at, translated
from tests.translation.roles import client_of, is_refused, signed_in, somebody
from tests.translation.segments.making import prose
from translation.models import Waiver
from translation.quality import findings, stops
from translation.saving import save_strings

JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def source(homes):
    return text_page(homes, prose("The plant is new."), cover_image=ImageFactory(alt_fi=""))


@pytest.fixture
def translation(source):
    return translated(source, "fi", {"title": "lämpö", "slug": "lampo", "summary": "Lämmöstä."})


def address(translation):
    return reverse("translation_quality:waive", args=[translation.pk])


def form(translation, path="title", **more):
    return {"segment": state_at(translation, path).segment.pk, "rule": "capital", "reason": "Ours.", **more}


def test_a_translator_waves_a_warning_through_and_is_led_back_to_the_segment(translation):
    response = signed_in("Finnish translators").post(address(translation), form(translation))

    assert response.status_code == 302
    assert response.url.endswith(f"/edit/#segment-{form(translation)['segment']}")
    waiver = Waiver.objects.get()
    assert (waiver.path, waiver.rule, waiver.reason) == ("title", "capital", "Ours.")
    assert waiver.given_by.username == "finnish-translators"


def test_who_asks_for_json_is_answered_in_json(translation):
    response = signed_in("Finnish translators").post(address(translation), form(translation), **JSON)

    assert response.json() == {"waived": True, "message": ""}


def test_a_picture_is_named_by_its_path(translation):
    data = {"path": "cover_image", "rule": "alt_text", "reason": "Nobody sees it."}

    response = signed_in("Finnish translators").post(address(translation), data, **JSON)

    assert response.status_code == 200
    assert "alt_text" not in {finding.rule for finding in stops(findings(translation))}


@pytest.mark.parametrize(
    ("change", "message"), [({"rule": "numbers"}, "has to be mended"), ({"reason": " "}, "reason")]
)
def test_an_error_or_a_lack_of_reason_is_answered_with_a_message(translation, change, message):
    client = signed_in("Finnish translators")

    response = client.post(address(translation), form(translation, **change), **JSON)
    page = client.post(address(translation), form(translation, **change), follow=True)

    assert response.status_code == 400
    assert message in response.json()["message"]
    assert message in page.text
    assert not Waiver.objects.exists()


@pytest.mark.parametrize("group", ["Swedish translators", "Authors"])
def test_whoever_may_not_translate_into_the_language_waves_nothing_through(translation, group):
    response = signed_in(group).post(address(translation), form(translation), **JSON)

    assert is_refused(response)
    assert not Waiver.objects.exists()


def test_a_visitor_is_asked_to_sign_in(client, translation):
    assert client.post(address(translation), form(translation)).url.startswith(reverse("wagtailadmin_login"))


def test_on_a_page_that_somebody_has_locked_nothing_is_waved_through(translation):
    page = translation.get_target_instance()
    page.locked, page.locked_by = True, somebody("Moderators")
    page.save()

    response = signed_in("Finnish translators").post(address(translation), form(translation), **JSON)

    assert response.status_code == 400
    assert "locked" in response.json()["message"]
    assert not Waiver.objects.exists()


def test_another_pages_segment_is_not_found(homes, translation):
    other = submit(StandardPageFactory(parent=homes["en"], title="power"), "fi")
    save_strings(other, {state_at(other, "title").segment.pk: "sähkö"}, None)
    client = signed_in("Finnish translators")

    for data in (form(other), form(translation, segment="nonsense"), {"path": "body", "rule": "alt_text"}, {}):
        assert client.post(address(translation), data, **JSON).status_code == 404
    assert not Waiver.objects.exists()


def test_a_stopped_translation_is_not_found(translation):
    translation.enabled = False
    translation.save()

    assert signed_in("Finnish translators").post(address(translation), form(translation)).status_code == 404


def test_looking_waves_nothing_through(translation):
    assert client_of(somebody("Finnish translators")).get(address(translation), form(translation)).status_code == 405
