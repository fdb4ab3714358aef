"""Pictures, documents and addresses stand in the list with the words, and may be others in another language."""

import json

import pytest
from wagtail_localize.models import SegmentOverride, Translation

from tests.factories import CasePageFactory, DocumentFactory, ImageFactory, PersonFactory, PriorityFactory
from tests.translation.editor.making import begun, edit_url, figure, opened, seen, text_page
from tests.translation.making import case_index, publish, submit, translate, version, with_aliases
from tests.translation.roles import client_of, signed_in, somebody
from tests.translation.segments.making import block


@pytest.fixture
def shore(db):
    return ImageFactory(title="Shore")


@pytest.fixture
def page(homes, shore):
    return text_page(homes, figure(shore, "first", caption="The shore in winter"))


@pytest.fixture
def editor(page):
    return opened(signed_in("Finnish translators"), translate(page, "fi"))


def choice(editor, source: str):
    return editor.row(source)


def override() -> int | str:
    return SegmentOverride.objects.get().data


def test_a_picture_stands_in_its_place_as_in_the_source(editor):
    [heading] = [each for each in editor.document.select(".te-group") if "Image" in each.h3.get_text()]
    [picture, caption] = heading.select(".te-row")
    assert "Shore" in seen(picture.select_one(".te-source"))
    assert "As in the source" in seen(picture.select_one(".te-target"))
    assert seen(caption.select_one(".te-source")) == "The shore in winter"
    assert "Picture" in caption.select_one(".te-row__label").get_text()


def test_another_picture_is_chosen_for_the_language_and_shown_to_visitors(page, editor):
    lake = ImageFactory(title="Lake")
    after = editor.send(**{f"choice-{editor.pk('Shore')}": str(lake.pk)})
    assert override() == lake.pk
    assert "Lake" in seen(after.row("Shore").select_one(".te-target .chosen"))

    finnish = publish(Translation.objects.get())
    assert finnish.body[0].value["image"] == lake


def test_an_emptied_choice_is_the_sources_again(editor):
    name = f"choice-{editor.pk('Shore')}"
    after = editor.send(**{name: str(ImageFactory().pk)}).send(**{name: ""})
    assert not SegmentOverride.objects.exists()
    assert "As in the source" in seen(after.row("Shore").select_one(".te-target"))


def test_choosing_what_the_source_has_is_no_choice(editor, shore):
    editor.send(**{f"choice-{editor.pk('Shore')}": str(shore.pk)})
    assert not SegmentOverride.objects.exists()


@pytest.mark.parametrize("value", ["999999", "garbage", "-1"])
def test_a_picture_that_is_not_there_is_refused_with_a_message(editor, value):
    after = editor.send({"The shore in winter": "Ranta talvella"}, **{f"choice-{editor.pk('Shore')}": value})
    assert "no such picture" in seen(after.row("Shore").select_one(".te-error"))
    assert not SegmentOverride.objects.exists()
    assert after.text("The shore in winter") == "Ranta talvella"


def test_two_who_choose_at_once_hear_of_each_other(page, editor):
    lake, sea = ImageFactory(title="Lake"), ImageFactory(title="Sea")
    name = f"choice-{editor.pk('Shore')}"
    opened(client_of(somebody("Moderators")), version(page, "fi")).send(**{name: str(lake.pk)})

    after = editor.send(**{name: str(sea.pk)})

    assert "Lake" in seen(after.row("Shore").select_one(".te-error"))
    assert override() == lake.pk
    after.send()
    assert override() == sea.pk


def test_what_a_picture_lacks_is_written_where_it_is_missed(homes):
    image = ImageFactory(title="Shore", alt_fi="", alt_sv="En strand")
    page = text_page(homes, figure(image, "first"), figure(image, "second"))
    _translation, alias = begun(page)
    editor = opened(signed_in("Finnish translators"), alias)
    [field] = editor.document.select("[name^=alt-]")

    after = editor.send(**{field["name"]: "Ranta keväällä"})

    image.refresh_from_db()
    assert (image.alt_fi, image.alt_en, image.alt_sv) == ("Ranta keväällä", "A shore", "En strand")
    assert not after.document.select("[name^=alt-]")


def test_a_text_alternative_that_is_there_is_not_changed_from_here(editor, shore):
    editor.send(**{f"alt-{editor.pk('Shore')}": "Hack"})
    shore.refresh_from_db()
    assert shore.alt_fi == "Ranta"


def test_documents_people_and_addresses_are_offered_alike(homes):
    document = DocumentFactory(title="Plan in English")
    finnish_plan = DocumentFactory(title="Suunnitelma")
    documents = [{"type": "item", "value": document.pk, "id": "6b2f1f3e-92ae-4b8d-a1b5-98a4ab0a8a52"}]
    page = CasePageFactory(
        parent=case_index(homes),
        priority=PriorityFactory(name="Climate"),
        contact=PersonFactory(name="Anna", title_en="Adviser"),
        website="https://example.org/en",
        body=json.dumps([block("documents", {"heading": "", "documents": documents})]),
    )
    _translation, alias = begun(with_aliases(page))
    editor = opened(signed_in("Finnish translators"), alias)

    after = editor.send(
        **{
            f"choice-{editor.pk('Plan in English')}": str(finnish_plan.pk),
            f"choice-{editor.pk('https://example.org/en')}": "https://example.org/fi",
        }
    )

    assert sorted(map(str, (each.data for each in SegmentOverride.objects.all()))) == sorted(
        [str(finnish_plan.pk), "https://example.org/fi"]
    )
    assert "Anna" in seen(after.document)


def test_an_address_stays_an_address(homes):
    page = text_page(homes, block("embed", {"url": "https://vimeo.com/123456789", "title": "A film"}))
    _translation, alias = begun(page)
    editor = opened(signed_in("Finnish translators"), alias)
    after = editor.send(**{f"choice-{editor.pk('vimeo.com')}": "javascript:alert(1)"})
    row = after.row("vimeo.com")
    assert row.select_one(".te-error")
    assert row.select_one("[data-te-choice]")["value"] == "javascript:alert(1)"
    assert not SegmentOverride.objects.exists()


def test_what_the_page_is_filed_under_stands_there_with_its_own_state(homes):
    priority = PriorityFactory(name="Climate", slug="climate", summary="Of it.")
    page = with_aliases(CasePageFactory(parent=case_index(homes), priority=priority))
    submit(priority, "fi")
    translate(priority, "fi")
    finnish = priority.get_translation(version(page, "fi").locale)
    _translation, alias = begun(page)
    editor = opened(signed_in("Finnish translators"), alias)

    row = next(row for row in editor.rows if row["id"].startswith("related-"))

    assert "Climate" in seen(row.select_one(".te-source"))
    assert "translated" in seen(row.select_one(".te-badge"))
    assert row.a["href"] == edit_url(finnish)
