"""A segment whose source was changed shows both sources with the difference, and starts from the old translation."""

import pytest
from wagtail_localize.models import Translation

from tests.translation.editor.making import opened, seen, text_page
from tests.translation.making import in_language, translate
from translation.models import NeedsRevision


@pytest.fixture
def editor(homes, admin_client):
    page = text_page(homes, summary="Seven pumps heat the town.")
    finnish = translate(page, "fi", {"Seven pumps heat the town.": "Seitsemän pumppua lämmittää kaupungin."}.get)
    page.summary = "Nine pumps heat the town and the sea."
    page.save_revision().publish()
    return opened(admin_client, finnish)


def test_the_old_source_shows_what_went_and_the_new_one_what_came(editor):
    source = editor.row("Nine pumps").select_one(".te-source")
    assert seen(source.select_one(".te-earlier .te-text")) == "Seven pumps heat the town."
    assert [seen(each) for each in source.select(".te-earlier del")] == ["Seven"]
    assert [seen(each) for each in source.select("ins")] == ["Nine", "and the sea"]


def test_the_difference_is_heard_too(editor):
    source = editor.row("Nine pumps").select_one(".te-source")
    assert source.select_one("del .w-sr-only").get_text() == "[removed: "
    assert source.select_one("ins .w-sr-only").get_text() == "[added: "


def test_the_old_translation_stands_in_the_field(editor):
    assert editor.text("Nine pumps") == "Seitsemän pumppua lämmittää kaupungin."


def test_the_translator_begins_there(editor):
    assert [field.find_parent("li")["id"] for field in editor.document.select("[autofocus]")] == [
        editor.row("Nine pumps")["id"]
    ]


def test_the_list_shows_what_is_to_do_alone(editor):
    shown = opened(editor.client, Translation.objects.get().get_target_instance(), show="todo")
    assert [row["id"] for row in shown.rows] == [editor.row("Nine pumps")["id"]]


def test_saying_that_the_old_translation_fits_takes_the_mark_away(editor):
    after = editor.send(confirm=editor.pk("Nine pumps"))
    assert not NeedsRevision.objects.exists()
    assert seen(after.row("Nine pumps").select_one(".te-badge")) == "Translated"
    assert after.text("Nine pumps") == "Seitsemän pumppua lämmittää kaupungin."


def test_a_new_translation_takes_it_away(editor):
    after = editor.send({"Nine pumps": "Yhdeksän pumppua lämmittää kaupungin ja meren."})
    assert not NeedsRevision.objects.exists()
    assert after.text("Nine pumps").startswith("Yhdeksän")


def test_saving_another_text_leaves_it(editor):
    editor.send({"Heat": "Lämpö"})
    assert NeedsRevision.objects.count() == 1


def test_a_text_without_a_change_shows_no_difference(editor):
    assert not editor.row("The heat is").select("ins, del, .te-earlier")
    assert editor.text("The heat is") == in_language("fi")('The heat is <b>stored</b>, says <a id="a1">the report</a>.')
