"""The page of a text in a language, and its comment trail, by direct requests."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import Translation

from tests.factories import StandardPageFactory
from tests.translation.making import locale, with_aliases
from tests.translation.roles import client_of, is_refused, somebody
from translation.assignments import assign, comment
from translation.models import Assignment, Comment


def address(page, code="fi"):
    return reverse("translation_assignments:text", args=[page.translation_key, code])


def comment_address(translation):
    return reverse("translation_assignments:comment", args=[translation.pk])


def test_the_page_says_who_has_the_text_until_when_and_what_was_said(scene):
    assign(scene.finnish, scene.translator, timezone.localdate() - timedelta(days=1), scene.moderator)
    comment(scene.finnish, scene.moderator, "Mind the <b>terms</b>.")

    text = BeautifulSoup(client_of(scene.translator).get(address(scene.page)).text, "html.parser").find("main")

    facts = text.select_one(".work-facts").get_text(" ", strip=True)
    assert "finnish-translators" in facts
    assert "overdue" in facts
    assert "Mind the <b>terms</b>." in text.select_one("#comments").get_text()


def test_a_text_is_given_and_taken_back_on_its_page(scene):
    client = client_of(scene.moderator)
    due = timezone.localdate() + timedelta(days=4)

    client.post(address(scene.page), {"translator": scene.translator.pk, "due": due.isoformat()})
    given = Assignment.objects.get()
    client.post(address(scene.page), {"unassign": "1"})

    assert (given.translator, given.due) == (scene.translator, due)
    assert not Assignment.objects.exists()


def test_to_give_a_text_that_is_not_begun_begins_it(scene, homes):
    page = with_aliases(StandardPageFactory(parent=homes["en"]))

    client_of(scene.moderator).post(address(page), {"translator": scene.translator.pk, "due": ""})

    given = Assignment.objects.get()
    assert given.translation == Translation.objects.get(source__object_id=page.translation_key)
    assert given.due == timezone.localdate() + timedelta(days=7)


def test_the_form_offers_those_who_translate_into_the_language(scene):
    somebody("Authors")
    form = BeautifulSoup(client_of(scene.moderator).get(address(scene.page)).text, "html.parser")

    offered = {option["value"] for option in form.select("select[name=translator] option")}

    assert offered == {str(scene.translator.pk), str(scene.moderator.pk)}
    response = client_of(scene.moderator).post(address(scene.page), {"translator": scene.swede.pk})
    assert response.status_code == 200
    assert not Assignment.objects.exists()


def test_a_translator_who_is_reviewed_is_offered_the_text_only_while_it_is_free(scene):
    settings = locale("fi").translation_settings
    settings.reviewed = True
    settings.save()
    client = client_of(scene.translator)
    assert "select" in client.get(address(scene.page)).text
    assign(scene.finnish, scene.moderator, None, scene.moderator)

    response = client.get(address(scene.page))

    assert b'name="translator"' not in response.content
    assert is_refused(client.post(address(scene.page), {"translator": scene.translator.pk}))
    assert is_refused(client.post(address(scene.page), {"unassign": "1"}))
    assert Assignment.objects.get().translator == scene.moderator


@pytest.mark.parametrize("role", ["swede", "author"])
def test_others_do_not_see_it_give_it_or_say_anything(scene, role):
    client = client_of(scene.swede if role == "swede" else somebody("Authors"))
    assign(scene.finnish, scene.translator, None, scene.moderator)

    assert is_refused(client.get(address(scene.page)))
    assert is_refused(client.post(address(scene.page), {"translator": scene.translator.pk}))
    assert is_refused(client.post(address(scene.page), {"unassign": "1"}))
    assert is_refused(client.post(comment_address(scene.finnish), {"text": "Hello"}))
    assert Assignment.objects.get().translator == scene.translator
    assert not Comment.objects.exists()


def test_a_comment_leads_back_to_where_it_was_written(scene):
    client = client_of(scene.translator)

    from_editor = client.post(comment_address(scene.finnish), {"text": " What is it? ", "next": "/admin/pages/7/edit/"})
    elsewhere = client.post(comment_address(scene.finnish), {"text": "And this?", "next": "https://example.org/"})

    assert from_editor.url == "/admin/pages/7/edit/#comments"
    assert elsewhere.url == f"{address(scene.page)}#comments"
    assert [said.text for said in Comment.objects.all()] == ["What is it?", "And this?"]
    assert {said.author for said in Comment.objects.all()} == {scene.translator}


@pytest.mark.parametrize(("text", "answer"), [("  ", "Write a comment."), ("a" * 2001, "at most 2000 characters")])
def test_an_empty_or_endless_comment_is_answered_with_a_message(scene, text, answer):
    response = client_of(scene.translator).post(comment_address(scene.finnish), {"text": text}, follow=True)

    assert answer in response.text
    assert not Comment.objects.exists()


def test_what_does_not_exist_is_not_found(scene, homes):
    client = client_of(scene.moderator)
    draft = with_aliases(StandardPageFactory(parent=homes["en"], live=False))

    assert client.get(address(draft)).status_code == 404
    assert client.get(address(scene.page, "de")).status_code == 404
    assert client.post(reverse("translation_assignments:comment", args=[999999])).status_code == 404
    assert client.get(comment_address(scene.finnish)).status_code == 405
