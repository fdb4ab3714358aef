"""Every page type, and the Priority, can be submitted, translated and published through wagtail-localize."""

import json
import uuid

import pytest
from django.test import TestCase
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from tests.factories import (
    BlogIndexPageFactory,
    BlogPageFactory,
    CaseIndexPageFactory,
    CasePageFactory,
    PersonFactory,
    PriorityFactory,
    StandardPageFactory,
    StrategyPageFactory,
)
from tests.translation.making import blog_index, case_index, locale, translate, version, with_aliases
from tests.translation.reading import soup

PAGES = {
    "home": lambda homes: homes["en"],
    "standard": lambda homes: with_aliases(StandardPageFactory(parent=homes["en"], title="Heat")),
    "strategy": lambda homes: with_aliases(StrategyPageFactory(parent=homes["en"], title="Heat")),
    "case index": lambda homes: with_aliases(CaseIndexPageFactory(parent=homes["en"], title="Heat")),
    "case": lambda homes: with_aliases(CasePageFactory(parent=case_index(homes), title="Heat")),
    "blog index": lambda homes: with_aliases(BlogIndexPageFactory(parent=homes["en"], title="Heat")),
    "post": lambda homes: with_aliases(BlogPageFactory(parent=blog_index(homes), title="Heat")),
}


def block(kind: str, value) -> dict:
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def item(value) -> dict:
    return block("item", value)


@pytest.mark.parametrize("kind", PAGES)
def test_each_page_type_goes_through_the_admin_from_submission_to_publication(homes, admin_client, kind):
    page = PAGES[kind](homes)
    submit = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    with TestCase.captureOnCommitCallbacks(execute=True):
        response = admin_client.post(submit, {"locales": [locale("fi").pk]})
    assert response.status_code == 302
    translation = Translation.objects.get(source__object_id=page.translation_key)
    edit = reverse("wagtailadmin_pages:edit", args=[version(page, "fi").pk])
    assert admin_client.get(edit).status_code == 200

    for segment in translation.source.stringsegment_set.select_related("string"):
        text = "lampo" if segment.string.data == page.slug else f"Fi {segment.string.data}"
        address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
        answer = admin_client.put(address, f"value={text}", content_type="application/x-www-form-urlencoded")
        assert answer.status_code == 201
    with TestCase.captureOnCommitCallbacks(execute=True):
        response = admin_client.post(edit, {"action": "publish"})

    assert response.status_code == 302
    finnish = version(page, "fi")
    assert finnish.live
    assert finnish.alias_of_id is None
    assert finnish.title == f"Fi {page.title}"
    assert finnish.summary == f"Fi {page.summary}"
    assert admin_client.get(finnish.url).status_code == 200
    assert translation.get_progress()[0] == translation.get_progress()[1]


def test_the_slug_is_translated_and_stands_in_the_address(homes, client):
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="Heat"))

    finnish = translate(page, "fi", {"heat": "lampo"}.get)

    assert finnish.url == "/fi/lampo/"
    assert client.get("/fi/lampo/").status_code == 200
    assert version(page, "sv").url == "/sv/heat/"


def test_the_home_page_keeps_its_address_in_every_language(homes, client):
    for code in ("fi", "sv"):
        translate(homes["en"], code)

    for code in ("en", "fi", "sv"):
        assert version(homes["en"], code).url == f"/{code}/"
        assert client.get(f"/{code}/").status_code == 200


@pytest.fixture
def rich(homes):
    """A Finnish translation of a case with links, lists within lists and much else, and the page it links to."""
    target = with_aliases(StandardPageFactory(parent=homes["en"], title="Target"))
    translate(target, "fi")
    person = PersonFactory()
    link = f'<a linktype="page" id="{target.pk}">the target</a>'
    nested = "<ul><li>Outer<ul><li>Inner <b>bold</b></li></ul></li><li>Second</li></ul>"
    body = [
        block("text", f"<p>See {link} and <a href='https://example.org/x'>elsewhere</a>.</p>{nested}"),
        block("accordion", {"heading": "Answers", "items": [item({"title": "Who?", "text": f"<p>You, {link}.</p>"})]}),
        block(
            "key_figures",
            {"heading": "", "figures": [item({"value": "39", "unit": "%", "label": "share", "note": ""})]},
        ),
        block("timeline", {"heading": "", "events": [item({"date": "2020", "title": "Start", "text": ""})]}),
        block("steps", {"heading": "", "steps": [item({"title": "First", "text": "Ask."})]}),
        block("contact", {"person": person.pk, "note": "Call"}),
        block("related_pages", {"heading": "More", "pages": [item(target.pk)]}),
        block("call_to_action", {"heading": "Go", "text": "", "label": "There", "page": target.pk, "url": ""}),
        block("embed", {"url": "https://vimeo.com/123456789", "title": "A film"}),
    ]
    result = {"figure": "90", "unit": "GWh", "text": "stored", "evidence": "Operator", "url": "https://example.org/e"}
    source = {"title": "Plan", "publisher": "City", "url": "https://example.org/s", "year": "2024"}
    case = CasePageFactory(
        parent=case_index(homes),
        problem=f"<p>It was <i>cold</i>, see {link}.</p>",
        results=json.dumps([block("result", result)]),
        sources=json.dumps([block("source", source)]),
        body=json.dumps(body),
    )
    with_aliases(case)
    return translate(case, "fi"), target, person


def test_links_in_rich_text_lead_to_the_target_language(rich, client):
    finnish, target, _person = rich

    links = {link.get_text(): link["href"] for link in soup(client.get(finnish.url)).select(".prose a")}

    assert links["the target"] == version(target, "fi").url == "/fi/fi-target/"
    assert links["elsewhere"] == "https://example.org/x"


def test_lists_within_lists_keep_their_shape(rich, client):
    document = soup(client.get(rich[0].url))

    inner = document.select_one(".prose ul ul li")
    assert inner.get_text() == "fi Inner bold"
    assert inner.b.get_text() == "bold"
    assert inner.find_parent("li").find(string=True, recursive=False).strip() == "fi Outer"


def test_the_texts_of_every_block_are_translated_and_the_rest_is_the_sources(rich):
    finnish, target, person = rich
    _text, accordion, figures, timeline, steps, contact, related, call, film = (block.value for block in finnish.body)

    assert accordion["items"][0]["title"] == "fi Who?"
    assert "fi You, " in accordion["items"][0]["text"].source
    assert (figures["figures"][0]["value"], figures["figures"][0]["label"]) == ("fi 39", "fi share")
    assert timeline["events"][0]["title"] == "fi Start"
    assert steps["steps"][0]["text"] == "fi Ask."
    assert (contact["person"], contact["note"]) == (person, "fi Call")
    assert [page.pk for page in related["pages"]] == [target.pk]
    assert (call["label"], call["page"].pk) == ("fi There", target.pk)
    assert (film["url"], film["title"]) == ("https://vimeo.com/123456789", "fi A film")
    assert "<i>cold</i>" in finnish.problem
    assert finnish.results[0].value["text"] == "fi stored"
    assert finnish.results[0].value["url"] == "https://example.org/e"
    assert finnish.sources[0].value["title"] == "fi Plan"


def test_a_priority_is_translated_with_its_slug_and_keeps_what_is_no_text(homes, admin_client):
    priority = PriorityFactory(name="Climate", slug="climate", description="<p>Neutral by <b>2030</b>.</p>")
    address = reverse("wagtail_localize:submit_snippet_translation", args=["core", "priority", priority.pk])
    assert admin_client.post(address, {"locales": [locale("fi").pk]}).status_code == 302
    assert not priority.get_translation(locale("fi")).live

    finnish = translate(priority, "fi", {"Climate": "Ilmasto", "climate": "ilmasto"}.get)

    finnish.refresh_from_db()
    assert (finnish.name, finnish.slug, finnish.live) == ("Ilmasto", "ilmasto", True)
    assert "<b>2030</b>" in finnish.description
    assert (finnish.colour, finnish.icon, finnish.period_start) == ("climate", "climate", 2020)


def test_a_changed_colour_of_a_priority_reaches_its_translations(homes):
    priority = PriorityFactory()
    translate(priority, "fi")
    priority.colour, priority.period_end = "industry", 2027
    priority.save_revision().publish()

    finnish = translate(priority, "fi")

    finnish.refresh_from_db()
    assert (finnish.colour, finnish.period_end) == ("industry", 2027)


def test_a_changed_sentence_keeps_the_other_translations(homes):
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="Heat", search_description="Of heat."))
    translate(page, "fi", {"Heat": "Lämpö", "Of heat.": "Lämmöstä."}.get)
    page.title = "Much heat"
    page.save_revision().publish()

    finnish = translate(page, "fi", {"Much heat": "Paljon lämpöä"}.get)

    finnish.refresh_from_db()
    assert (finnish.title, finnish.search_description) == ("Paljon lämpöä", "Lämmöstä.")
    assert StringTranslation.objects.filter(data="Lämpö").exists()
