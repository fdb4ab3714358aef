"""From the editor to the public: at once, past the gate, or through a reviewer."""

import pytest
from wagtail.models import GroupApprovalTask, Locale, Page, Workflow, WorkflowPage, WorkflowTask
from wagtail_localize.models import Translation

from tests.translation.editor.making import begun, opened, seen, text_page
from tests.translation.making import translate, version
from tests.translation.roles import client_of, signed_in, somebody
from translation.models import LanguageSettings, Waiver
from translation.segments import segments_of

FINNISH = {
    "Heat": "Lämpö",
    "heat": "lampo",
    "Of heat.": "Lämmöstä.",
    "The heat is": 'Lämpö <b>varastoidaan</b>, kertoo <a id="a1">raportti</a>.',
}


@pytest.fixture
def page(homes):
    return text_page(homes)


def by_source(editor, texts):
    """The texts by the whole sources of their rows; "heat" alone is the slug."""
    rows = {seen(row.select_one(".te-source > .te-text")): row for row in editor.rows if row.select("[data-te-field]")}
    return {
        f"text-{row['data-te-row']}": text
        for source, text in texts.items()
        for found, row in rows.items()
        if found == source or (source == "The heat is" and source in found)
    }


def test_what_was_typed_is_saved_and_published_at_once(page, client):
    _translation, alias = begun(page)
    editor = opened(signed_in("Finnish translators"), alias)

    after = editor.send(action="publish", **by_source(editor, FINNISH))

    finnish = version(page, "fi")
    assert (finnish.title, finnish.slug, finnish.alias_of_id) == ("Lämpö", "lampo", None)
    assert "“Lämpö” was published." in after.told
    assert "Lämpö <b>varastoidaan</b>" in client.get("/fi/lampo/").text


def test_it_leads_back_to_where_the_translator_came_from(page):
    finnish = translate(page, "fi", lambda source: FINNISH.get(source, FINNISH["The heat is"]))
    client = signed_in("Finnish translators")
    answer = client.post(f"{opened(client, finnish).url}?next=/admin/reports/", {"action": "publish"})
    assert answer.url == "/admin/reports/"


class TestTheGate:
    @pytest.fixture
    def after(self, page):
        _translation, alias = begun(page)
        editor = opened(signed_in("Finnish translators"), alias)
        return editor.send({"Of heat.": "Lämmöstä  ja muusta."}, action="publish")

    def test_keeps_an_incomplete_translation_from_the_public_and_loses_nothing(self, page, after):
        assert version(page, "fi").alias_of_id
        assert "not published" in after.told
        assert {each.source: each.text for each in segments_of(Translation.objects.get())}["Of heat."]

    def test_shows_the_places_that_it_means_and_begins_at_the_first(self, after):
        assert "show=findings" in after.response.request["QUERY_STRING"]
        assert len(after.rows) >= 4
        assert after.document.select_one("[autofocus]").find_parent("li") == after.rows[0]

    def test_lets_a_warning_pass_for_a_reason(self, after):
        row = after.row("Of heat.")
        button = row.select_one("button[name=waive]")

        again = after.send(waive=button["value"], **{f"reason-{button['value']}": "So it is written."})

        assert Waiver.objects.get().reason == "So it is written."
        whole = opened(again.client, Translation.objects.get().get_target_instance())
        assert "So it is written." in seen(whole.row("Of heat.").select_one(".te-finding--waived"))

    def test_asks_for_the_reason(self, after):
        again = after.send(waive=after.row("Of heat.").select_one("button[name=waive]")["value"])
        assert "reason" in again.told
        assert not Waiver.objects.exists()


class TestAReviewedLanguage:
    @pytest.fixture
    def reviewed(self, homes):
        settings = LanguageSettings.objects.get(locale=Locale.objects.get(language_code="fi"))
        settings.reviewed = True
        settings.save()
        task = GroupApprovalTask.objects.create(name="Finnish review")
        moderator = somebody("Moderators")
        task.groups.set(moderator.groups.all())
        workflow = Workflow.objects.create(name="Review")
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        WorkflowPage.objects.update_or_create(page=homes["fi"].page_ptr, defaults={"workflow": workflow})
        return client_of(moderator)

    @pytest.fixture
    def sent(self, page, reviewed):
        _translation, alias = begun(page)
        editor = opened(signed_in("Finnish translators"), alias)
        assert not editor.document.select("button[value=publish]")
        return editor.send(action="review", **by_source(editor, FINNISH), **{"review-comment": "Please look."})

    def test_a_translator_sends_it_to_the_reviewer_and_nothing_is_public(self, page, sent):
        assert "Sent to review" in sent.told
        alias = version(page, "fi")
        assert alias.workflow_in_progress
        assert (alias.alias_of_id, alias.title) == (page.pk, "Heat")

    def test_a_translator_cannot_publish_by_the_address_either(self, page, reviewed):
        finnish = translate(page, "fi")
        client = signed_in("Finnish translators")
        opened(client, finnish).send({"Of heat.": "Toisin."}, action="publish")
        assert version(page, "fi").summary == "fi Of heat."

    def test_meanwhile_the_translator_only_reads(self, sent, page):
        shown = opened(sent.client, version(page, "fi"))
        assert all(field.has_attr("readonly") for field in shown.document.select("[data-te-field]"))
        assert "In review" in seen(shown.document.select_one(".te-head__facts"))

    def test_the_reviewer_mends_and_approves_what_is_published_then(self, page, sent, reviewed):
        editor = opened(reviewed, version(page, "fi"))

        editor.send({"Of heat.": "Lämmöstä puhutaan."}, action="approve")

        finnish = version(page, "fi")
        assert (finnish.title, finnish.summary) == ("Lämpö", "Lämmöstä puhutaan.")
        assert not finnish.workflow_in_progress

    def test_the_reviewer_sends_it_back_with_a_comment(self, page, sent, reviewed):
        opened(reviewed, version(page, "fi")).send(action="reject", **{"review-comment": "The title, please."})

        alias = Page.objects.get(pk=version(page, "fi").pk)
        assert alias.current_workflow_state.status == "needs_changes"
        assert alias.alias_of_id
        assert not opened(sent.client, version(page, "fi")).document.select("[data-te-field][readonly]")

    def test_nobody_else_answers_for_the_reviewer(self, page, sent):
        alias = version(page, "fi")
        sent.client.post(sent.url.split("?")[0], {"action": "approve"})
        assert version(page, "fi").workflow_in_progress
        assert alias.alias_of_id
