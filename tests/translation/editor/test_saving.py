"""The form saves what was changed in it, and nothing that was typed is lost."""

import pytest
from django.utils import timezone
from wagtail_localize.models import StringTranslation, Translation

from tests.factories import PriorityFactory
from tests.translation.editor.making import begun, edit_url, opened, seen, text_page
from tests.translation.making import translate, version
from tests.translation.roles import client_of, signed_in, somebody
from translation.segments import segments_of


@pytest.fixture
def page(homes):
    return text_page(homes)


@pytest.fixture
def editor(page):
    _translation, alias = begun(page)
    return opened(signed_in("Finnish translators"), alias)


def texts() -> dict[str, str]:
    return {each.source: each.text for each in segments_of(Translation.objects.get()) if each.text}


def test_what_was_typed_is_saved_and_shown_again(editor):
    after = editor.send({"Heat": "Lämpö", "Of heat.": "Lämmöstä."})
    assert texts() == {"Heat": "Lämpö", "Of heat.": "Lämmöstä."}
    assert after.text("Heat") == "Lämpö"
    assert "2 texts were saved" in after.told


def test_what_was_not_touched_is_not_saved_again(page, superuser):
    finnish = translate(page, "fi")
    opened(client_of(superuser), finnish).send({"Of heat.": "Lämmöstä."})
    assert [each.data for each in StringTranslation.objects.filter(last_translated_by=superuser)] == ["Lämmöstä."]


def test_an_emptied_field_takes_the_translation_away(editor):
    after = editor.send({"Heat": "Lämpö"}).send({"Heat": "  "})
    assert texts() == {}
    assert seen(after.row("Heat").select_one(".te-badge")) == "To translate"


def test_plain_text_is_typed_and_shown_as_it_is_read(homes, admin_client):
    page = text_page(homes, title="R&D <now>", summary="Of heat.")
    _translation, alias = begun(page)

    after = opened(admin_client, alias).send({"R&D <now>": "T&K <nyt>"})

    assert after.text("R&D <now>") == "T&K <nyt>"
    assert StringTranslation.objects.get().data == "T&amp;K &lt;nyt&gt;"


def test_rich_text_keeps_its_markup(editor):
    assert [tag.get_text() for tag in editor.row("The heat is").select(".te-source .te-text .te-tag")] == [
        "<b>",
        "</b>",
        '<a id="a1">',
        "</a>",
    ]
    text = 'Lämpö & <b>varasto</b>, <a id="a1">raportti</a>.'
    after = editor.send({"The heat is": text})
    assert after.text("The heat is") == text
    assert "Lämpö &amp; <b>" in StringTranslation.objects.get().data


def test_where_a_link_leads_is_shown(editor):
    assert "https://example.org/report" in seen(editor.row("The heat is").select_one(".te-links"))


def test_a_text_with_wrong_markup_is_kept_with_its_error(editor):
    after = editor.send({"The heat is": "<p>Lämpö</p>"})
    row = after.row("The heat is")
    assert after.text("The heat is") == "<p>Lämpö</p>"
    assert "<p> tag is not allowed" in seen(row.select_one(".te-error"))


class TestTwoTranslators:
    def test_keep_both_texts_of_the_same_segment(self, page, editor):
        other = opened(client_of(somebody("Moderators")), version(page, "fi"))
        other.send({"Heat": "Kuumuus"})

        after = editor.send({"Heat": "Lämpö", "Of heat.": "Lämmöstä."})

        assert after.text("Heat") == "Lämpö"
        conflict = after.row("Heat").select_one(".te-conflict")
        assert seen(conflict.select_one(".te-text")) == "Kuumuus"
        assert "moderators has saved another text" in seen(conflict)
        assert texts() == {"Heat": "Kuumuus", "Of heat.": "Lämmöstä."}

    def test_the_second_saves_in_the_knowledge_of_the_first(self, page, editor):
        opened(client_of(somebody("Moderators")), version(page, "fi")).send({"Heat": "Kuumuus"})
        after = editor.send({"Heat": "Lämpö"})
        assert texts() == {"Heat": "Kuumuus"}

        again = after.send()

        assert texts() == {"Heat": "Lämpö"}
        assert not again.document.select(".te-conflict")

    def test_do_not_meet_where_both_wrote_the_same(self, page, editor):
        opened(client_of(somebody("Moderators")), version(page, "fi")).send({"Heat": "Lämpö"})
        assert not editor.send({"Heat": "Lämpö"}).document.select(".te-conflict")

    def test_of_different_segments_do_not_disturb_each_other(self, page, editor):
        opened(client_of(somebody("Moderators")), version(page, "fi")).send({"Heat": "Lämpö"})
        editor.send({"Of heat.": "Lämmöstä."})
        assert texts() == {"Heat": "Lämpö", "Of heat.": "Lämmöstä."}


class TestALockedPage:
    @pytest.fixture
    def locked(self, page, editor):
        alias = version(page, "fi")
        alias.locked, alias.locked_by, alias.locked_at = True, somebody("Moderators"), timezone.now()
        alias.save(update_fields=["locked", "locked_by", "locked_at"])
        return editor

    def test_saves_nothing_and_gives_back_what_was_typed(self, locked):
        after = locked.send({"Heat": "Lämpö"})
        assert texts() == {}
        assert after.text("Heat") == "Lämpö"
        assert "Nothing was saved" in after.told

    def test_shows_its_fields_for_reading_and_says_who_locked_it(self, page, locked):
        shown = opened(locked.client, version(page, "fi"))
        assert all(field.has_attr("readonly") for field in shown.document.select("[data-te-field]"))
        assert "moderators" in seen(shown.document.select_one(".te-head__lock"))
        assert not shown.document.select("#te-form button[name=action]:not(.w-sr-only)")


def test_a_priority_is_saved_and_published_by_the_same_form(homes):
    priority = PriorityFactory(name="Climate", slug="climate", summary="Of it.")
    finnish = translate(priority, "fi", {"Climate": "Sää", "climate": "saa", "Of it.": "Säästä."}.get)
    client = signed_in("Finnish translators")

    opened(client, finnish).send({"Climate": "Ilmasto"}, action="publish")

    finnish.refresh_from_db()
    assert finnish.name == "Ilmasto"


def test_a_source_segment_that_is_gone_meanwhile_does_no_harm(page, editor):
    page.summary = "Of warmth."
    page.save_revision().publish()
    editor.send({"Heat": "Lämpö", "Of heat.": "Lämmöstä."})
    assert texts() == {"Heat": "Lämpö"}


def test_the_form_of_a_page_without_the_right_to_translate_is_refused(page):
    user = somebody("Moderators")
    user.groups.first().permissions.filter(codename="submit_translation").first()
    translation, alias = begun(page)
    group = user.groups.get()
    group.permissions.remove(*group.permissions.filter(codename="submit_translation"))
    client = client_of(user)

    shown = opened(client, alias)
    assert all(field.has_attr("readonly") for field in shown.document.select("[data-te-field]"))
    segment = translation.source.stringsegment_set.first()
    client.post(edit_url(alias), {f"text-{segment.pk}": "Hack"})

    assert texts() == {}
