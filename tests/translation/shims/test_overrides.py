"""Pictures, pages and addresses of a translation: what cannot be used is refused at once, not at publishing."""

import json
import uuid

import pytest
from wagtail_localize.models import SegmentOverride

from tests.factories import ImageFactory, StandardPageFactory
from tests.translation.making import locale, submit, translate, with_aliases
from tests.translation.roles import signed_in
from tests.translation.shims.asking import FORM, override_address
from translation.publishing import GateClosed, publish
from translation.shims.overrides import OverrideRefused, save_override


@pytest.fixture
def translation(homes):
    """Of a page with a cover, a link in a text and a page to choose."""
    target = with_aliases(StandardPageFactory(parent=homes["en"], title="Target"))
    body = [
        {"type": "text", "value": '<p>See <a href="https://example.org/x">this</a>.</p>', "id": str(uuid.uuid4())},
        {
            "type": "call_to_action",
            "value": {"heading": "Go", "text": "", "label": "There", "page": target.pk, "url": ""},
            "id": str(uuid.uuid4()),
        },
        {
            "type": "embed",
            "value": {"url": "https://vimeo.com/123456789", "title": "A film"},
            "id": str(uuid.uuid4()),
        },
    ]
    page = StandardPageFactory(parent=homes["en"], title="Heat", cover_image=ImageFactory(), body=json.dumps(body))
    with_aliases(page)
    translate(page, "fi")
    return submit(page, "fi")


def put(client, translation, value: object, path: str):
    address = override_address(translation, context__path__contains=path)
    return client.put(address, f"value={value}", content_type=FORM)


def override(translation, path: str):
    return SegmentOverride.objects.filter(context__path__contains=path, locale=translation.target_locale).first()


def test_a_picture_is_chosen_and_given_up(translation):
    client, picture = signed_in("Finnish translators"), ImageFactory()

    assert put(client, translation, picture.pk, "cover_image").status_code == 201
    translation.save_target()
    assert translation.get_target_instance().cover_image == picture

    address = override_address(translation, context__path="cover_image")
    assert client.delete(address).status_code == 200
    assert client.delete(address).status_code == 404


@pytest.mark.parametrize("value", ["garbage", "99999", "-1", "9" * 40, "", "1.5", "%00", "[1]"])
@pytest.mark.parametrize("path", ["cover_image", "page"])
def test_what_is_no_picture_or_page_is_refused(translation, value, path):
    answer = put(signed_in("Finnish translators"), translation, value, path)

    assert answer.status_code == 400
    assert answer.json()["error"]
    assert override(translation, path) is None


def test_without_a_value_nothing_is_saved(translation):
    address = override_address(translation, context__path="cover_image")

    answer = signed_in("Finnish translators").put(address, "", content_type=FORM)

    assert answer.status_code == 400
    assert override(translation, "cover_image") is None


@pytest.mark.parametrize("value", ["javascript:alert(1)", "java%09script:alert(1)", "data:text/html,x"])
@pytest.mark.parametrize("path", ["'https://example.org/x'", "url"])
def test_no_link_leads_to_a_script(translation, value, path):
    assert put(signed_in("Finnish translators"), translation, value, path).status_code == 400
    assert override(translation, path) is None


def test_a_link_is_pointed_elsewhere(translation):
    client = signed_in("Finnish translators")

    assert put(client, translation, "https://example.org/fi", "'https://example.org/x'").status_code == 201
    translation.save_target()

    assert 'href="https://example.org/fi"' in translation.get_target_instance().body[0].value.source


def test_an_address_stays_an_address(translation):
    assert put(signed_in("Finnish translators"), translation, "no address", "url").status_code == 400


def test_a_translator_of_another_language_is_refused(translation):
    client, picture = signed_in("Swedish translators"), ImageFactory()

    assert put(client, translation, picture.pk, "cover_image").status_code == 403
    assert override(translation, "cover_image") is None


def test_a_locked_page_keeps_its_pictures(translation):
    page = translation.get_target_instance()
    page.locked = True
    page.save()

    answer = put(signed_in("Finnish translators"), translation, ImageFactory().pk, "cover_image")

    assert answer.status_code == 423
    assert override(translation, "cover_image") is None


def test_a_picture_that_was_deleted_since_is_named_when_the_page_is_published(translation, superuser, monkeypatch):
    monkeypatch.setattr("translation.publishing.quality.findings", lambda *_arguments: [], raising=False)
    monkeypatch.setattr("translation.publishing.quality.stops", list, raising=False)
    picture = ImageFactory()
    segment = translation.source.overridablesegment_set.get(context__path="cover_image")
    save_override(translation, segment, picture.pk, superuser)
    picture.delete()

    with pytest.raises(GateClosed) as stopped:
        publish(translation, superuser)

    [finding] = stopped.value.findings
    assert (finding.path, finding.level) == ("cover_image", "error")
    assert "no such picture" in finding.message


def test_a_deleted_picture_does_not_break_the_preview(translation):
    segment = translation.source.overridablesegment_set.get(context__path="cover_image")
    SegmentOverride.objects.create(context=segment.context, locale=locale("fi"), data_json='"99999"')

    answer = signed_in("Finnish translators").get(f"/admin/localize/translate/{translation.pk}/preview/")

    assert answer.status_code == 200
    assert "Preview not available" in answer.text


def test_only_a_whole_value_is_saved_by_other_callers_too(translation, superuser):
    segment = translation.source.overridablesegment_set.get(context__path="cover_image")

    for value in (None, [1], {"a": 1}, "x"):
        with pytest.raises(OverrideRefused):
            save_override(translation, segment, value, superuser)
