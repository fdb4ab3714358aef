"""What the editor's script saves segment by segment: the state, what is wrong, and how far it all is."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import StringTranslation

from tests.translation.editor.making import begun, text_page
from tests.translation.making import translate, version
from tests.translation.roles import is_refused, signed_in, somebody
from translation.editor.texts import fingerprint
from translation.models import NeedsRevision
from translation.saving import save_strings


@pytest.fixture
def page(homes):
    return text_page(homes)


@pytest.fixture
def translation(page):
    return begun(page)[0]


def address(translation, path="title"):
    segment = translation.source.stringsegment_set.get(context__path=path)
    return reverse("translation_editor:segment", args=[translation.pk, segment.pk])


def test_a_text_is_saved_and_the_answer_says_how_it_stands(translation):
    client = signed_in("Finnish translators")
    answer = client.post(address(translation), {"text": "Lämpö", "base": fingerprint("")})
    assert answer.status_code == 200
    said = answer.json()
    assert (said["state"], said["message"], said["base"]) == ("done", "Saved", fingerprint("Lämpö"))
    assert "1 of 4 translated" in said["progress"]
    assert StringTranslation.objects.get().data == "Lämpö"


def test_what_is_wrong_with_it_comes_with_the_answer(translation):
    client = signed_in("Finnish translators")
    said = client.post(address(translation, "summary"), {"text": "Lämmöstä  näin."}).json()
    assert "te-finding--warning" in said["notes"]


def test_another_text_that_was_saved_meanwhile_is_not_overwritten(translation):
    segment = translation.source.stringsegment_set.get(context__path="title")
    save_strings(translation, {segment.pk: "Kuumuus"}, somebody("Moderators"))
    client = signed_in("Finnish translators")

    answer = client.post(address(translation), {"text": "Lämpö", "base": fingerprint("")})

    assert answer.status_code == 409
    assert "Kuumuus" in answer.json()["notes"]
    assert StringTranslation.objects.get().data == "Kuumuus"
    again = client.post(address(translation), {"text": "Lämpö", "base": answer.json()["base"]})
    assert again.status_code == 200
    assert StringTranslation.objects.get().data == "Lämpö"


def test_the_old_translation_is_confirmed(page):
    translate(page, "fi")
    page.summary = "Of much heat."
    page.save_revision().publish()
    mark = NeedsRevision.objects.select_related("translation").get()
    translation, _alias = begun(page)
    client = signed_in("Finnish translators")

    said = client.post(address(translation, "summary"), {"confirm": "1", "text": mark.translation.data}).json()

    assert said["state"] == "done"
    assert not NeedsRevision.objects.exists()


def test_a_locked_page_says_so(page, translation):
    alias = version(page, "fi")
    alias.locked, alias.locked_by, alias.locked_at = True, somebody("Moderators"), timezone.now()
    alias.save(update_fields=["locked", "locked_by", "locked_at"])
    answer = signed_in("Finnish translators").post(address(translation), {"text": "Lämpö"})
    assert answer.status_code == 423
    assert "locked" in answer.json()["message"]
    assert not StringTranslation.objects.exists()


def test_a_translator_into_another_language_is_refused(translation):
    assert is_refused(signed_in("Swedish translators").post(address(translation), {"text": "Värme"}))
    assert not StringTranslation.objects.exists()


def test_another_pages_segment_is_not_found(homes, translation):
    other = begun(text_page(homes, title="Other", slug="other"))[0]
    segment = other.source.stringsegment_set.first()
    answer = signed_in("Finnish translators").post(
        reverse("translation_editor:segment", args=[translation.pk, segment.pk]), {"text": "Lämpö"}
    )
    assert answer.status_code == 404


def test_nothing_is_saved_by_looking(translation):
    assert signed_in("Finnish translators").get(address(translation)).status_code == 405
