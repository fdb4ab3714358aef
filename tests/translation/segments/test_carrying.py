"""A translation outlives a change of its source: it is carried to the new wording, and marked."""

import json
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from tests.factories import PriorityFactory, StandardPageFactory
from tests.translation.making import publish, submit, version, with_aliases
from tests.translation.reading import soup
from tests.translation.segments.making import big_body, big_page, block, prose
from translation.models import NeedsRevision
from translation.saving import confirm, save_strings
from translation.segments import segments_of


def finnish_page(homes, *blocks, **fields) -> Page:
    """A live English page with its complete Finnish translation: "Heat" is "fi Heat"."""
    fields = {"title": "Heat", "slug": "heat", "summary": "Stored heat.", **fields}
    page = with_aliases(StandardPageFactory(parent=homes["en"], body=json.dumps(blocks), **fields))
    translation = submit(page, "fi")
    fill(translation)
    publish(translation)
    return page


def fill(translation) -> None:
    """Translate what is missing."""
    missing = [state for state in segments_of(translation) if state.state == "missing"]
    save_strings(translation, {s.segment.pk: finnish_of(s.path, s.source) for s in missing}, None)


def finnish_of(path: str, text: str) -> str:
    return f"fi-{text}" if path == "slug" else f"fi {text}"


def change(page, *blocks, **fields) -> Translation:
    """Publish the source with another body or other fields; nobody presses "sync"."""
    source = type(page).objects.get(pk=page.pk)
    if blocks:
        source.body = json.dumps(blocks)
    for name, value in fields.items():
        setattr(source, name, value)
    source.save_revision().publish()
    return Translation.objects.get(source__object_id=page.translation_key, target_locale__language_code="fi")


@transaction.atomic
def change_in_transaction(page, **fields) -> None:
    change(page, **fields)


def states(translation, path="") -> dict[str, tuple]:
    """{source: (state, text, what the text was made for)} of the segments below a path."""
    return {
        state.source: (state.state, state.text, state.previous_source)
        for state in segments_of(translation)
        if state.path.startswith(path)
    }


def table(*rows) -> dict:
    columns = [{"type": "text", "heading": "Place"}]
    value = {"table": {"caption": "Heat stored", "columns": columns, "rows": [{"values": [row]} for row in rows]}}
    return block("table", value, "table")


class TestAField:
    def test_a_changed_text_keeps_the_old_translation_marked(self, homes):
        translation = change(finnish_page(homes), summary="Stored heat!")
        assert states(translation, "summary") == {"Stored heat!": ("changed", "fi Stored heat.", "Stored heat.")}
        assert translation.get_progress() == (3, 2)
        assert translation.get_status_display() == "Waiting for translations"

    def test_a_wholly_new_text_in_the_same_place_keeps_it_too(self, homes):
        translation = change(finnish_page(homes), summary="Something quite different.")
        assert states(translation, "summary")["Something quite different."][0] == "changed"

    def test_what_did_not_change_keeps_its_translation_unmarked(self, homes):
        before = StringTranslation.objects.get
        page = finnish_page(homes)
        title = before(translation_of__data="Heat")
        translation = change(page, summary="Stored heat!")
        assert states(translation, "title") == {"Heat": ("done", "fi Heat", None)}
        assert before(translation_of__data="Heat").pk == title.pk

    def test_after_a_second_change_the_mark_names_the_wording_that_was_translated(self, homes):
        page = finnish_page(homes)
        change(page, summary="Stored heat!")
        translation = change(page, summary="Stored heat?")
        assert states(translation, "summary") == {"Stored heat?": ("changed", "fi Stored heat.", "Stored heat.")}

    def test_once_revised_the_next_change_starts_from_there(self, homes):
        page = finnish_page(homes)
        translation = change(page, summary="Stored heat!")
        [pk] = [state.segment.pk for state in segments_of(translation) if state.state == "changed"]
        save_strings(translation, {pk: "Uusi."}, None)
        translation = change(page, summary="Stored heat?")
        assert states(translation, "summary") == {"Stored heat?": ("changed", "Uusi.", "Stored heat!")}

    def test_a_change_taken_back_leaves_no_mark(self, homes):
        page = finnish_page(homes)
        change(page, summary="Stored heat!")
        translation = change(page, summary="Stored heat.")
        assert states(translation, "summary") == {"Stored heat.": ("done", "fi Stored heat.", None)}
        assert translation.get_progress() == (3, 3)

    def test_a_revision_comes_back_with_its_own_wording(self, homes):
        page = finnish_page(homes)
        translation = change(page, summary="Stored heat!")
        confirm(translation, [state.segment.pk for state in segments_of(translation)], None)
        change(page, summary="Stored heat?")
        assert states(change(page, summary="Stored heat!"), "summary")["Stored heat!"][0] == "done"

    def test_the_finnish_address_stays_when_the_english_one_is_changed(self, homes):
        page = finnish_page(homes)
        translation = change(page, slug="warmth")
        assert states(translation, "slug") == {"warmth": ("done", "fi-heat", None)}
        publish(translation)
        assert version(page, "fi").slug == "fi-heat"

    def test_a_text_that_was_not_translated_stays_missing(self, homes):
        page = with_aliases(StandardPageFactory(parent=homes["en"], summary="One."))
        submit(page, "fi")
        assert states(change(page, summary="Two."), "summary") == {"Two.": ("missing", "", None)}

    def test_each_language_keeps_its_own(self, homes):
        page = finnish_page(homes)
        swedish = submit(page, "sv")
        translation = change(page, summary="Stored heat!")
        assert states(translation, "summary")["Stored heat!"][0] == "changed"
        assert states(swedish, "summary")["Stored heat!"][0] == "missing"

    def test_an_unusable_translation_is_carried_as_unusable(self, homes):
        page = finnish_page(homes)
        StringTranslation.objects.filter(translation_of__data="Stored heat.").update(
            has_error=True, field_error="Too long."
        )
        [summary] = [s for s in segments_of(change(page, summary="Stored heat!")) if s.path == "summary"]
        assert (summary.state, summary.error) == ("error", "Too long.")


def test_a_string_that_is_saved_by_a_way_of_wagtail_localize_is_revised(homes):
    page = finnish_page(homes)
    change(page, summary="Stored heat!")
    kept = StringTranslation.objects.get(translation_of__data="Stored heat!")
    kept.set_field_error([ValidationError("Too long.")])
    assert NeedsRevision.objects.exists()
    kept.data, kept.has_error = "Uusi.", False
    kept.save()
    assert not NeedsRevision.objects.exists()


class TestARichText:
    def test_a_changed_paragraph_is_marked_and_its_neighbours_are_not(self, homes):
        page = finnish_page(homes, prose("The first of all.", "The second of all.", "The third of all."))
        translation = change(page, prose("The first of all.", "The second of them all.", "The third of all."))
        assert states(translation, "body") == {
            "The first of all.": ("done", "fi The first of all.", None),
            "The second of them all.": ("changed", "fi The second of all.", "The second of all."),
            "The third of all.": ("done", "fi The third of all.", None),
        }

    def test_paragraphs_that_are_moved_and_changed_find_their_own(self, homes):
        page = finnish_page(homes, prose("Heat is stored in caverns.", "Snow is stored in barns.", "Nothing more."))
        translation = change(page, prose("Snow is stored in red barns.", "Heat is stored in deep caverns."))
        found = {source: previous for source, (_state, _text, previous) in states(translation, "body").items()}
        assert found == {
            "Snow is stored in red barns.": "Snow is stored in barns.",
            "Heat is stored in deep caverns.": "Heat is stored in caverns.",
        }

    def test_of_paragraphs_equally_like_each_takes_the_one_at_its_place(self, homes):
        page = finnish_page(homes, prose("See part 1 here.", "See part 2 here.", "See part 3 here."))
        translation = change(page, prose("See part 1 there.", "See part 2 there.", "See part 3 there."))
        assert [previous for _state, _text, previous in states(translation, "body").values()] == [
            "See part 1 here.",
            "See part 2 here.",
            "See part 3 here.",
        ]

    def test_a_new_paragraph_is_missing(self, homes):
        page = finnish_page(homes, prose("Heat is stored in caverns.", "Snow is stored in barns."))
        translation = change(
            page, prose("Heat is stored in caverns.", "Who pays for that?", "Snow is stored in barns.")
        )
        assert states(translation, "body")["Who pays for that?"] == ("missing", "", None)
        assert translation.get_progress() == (6, 5)

    def test_a_paragraph_that_is_taken_out_leaves_its_translation_to_nobody(self, homes):
        page = finnish_page(homes, prose("Heat is stored in caverns.", "Snow is stored in barns."))
        translation = change(page, prose("Snow is stored in barns."))
        assert translation.get_progress() == (4, 4)


@pytest.mark.parametrize(
    ("old", "new", "carried"),
    [
        # an address is no text: the translation stays as good as it was
        (["/1"], ["/2"], '<a id="a1">'),
        # the first of two links goes: the second is now the first
        (["/1", "/2"], [None, "/2"], 'one <a id="a1">'),
        # the only link goes: its words stay
        (["/1"], [None], "fi See one"),
        # two links change places
        (["/1", "/2"], ["/2", "/1"], '<a id="a2">one</a> <a id="a1">two</a>'),
        # one address of two is another, and something else is changed too
        (["/1", "/2"], ["/3", "/2"], '<a id="a1">one</a> <a id="a2">two</a>'),
    ],
)
def test_the_links_of_a_carried_translation_lead_where_the_source_leads(homes, old, new, carried):
    def paragraph(links, end):
        words = [
            f'<a href="https://example.org{link}">{word}</a>' if link else word
            for link, word in zip(links, ["one", "two"], strict=False)
        ]
        return prose(f"See {' '.join(words)}{end}")

    page = finnish_page(homes, paragraph(old, "."))
    translation = change(page, paragraph(new, "!"))
    [state] = [state for state in segments_of(translation) if state.path.startswith("body")]
    assert state.state == "changed"
    assert carried in state.text
    assert state.text.count("<a") == sum(bool(link) for link in new)
    publish(translation)
    assert "fi See" in str(version(page, "fi").body)


class TestABlockThatIsMadeAnew:
    def test_the_same_text_under_another_id_keeps_its_translation(self, homes):
        page = finnish_page(homes, block("heading", {"text": "Caverns", "anchor": ""}, "first"))
        translation = change(page, block("heading", {"text": "Caverns", "anchor": ""}, "second"))
        assert states(translation, "body") == {"Caverns": ("done", "fi Caverns", None)}

    def test_a_marked_translation_stays_marked_when_it_moves(self, homes):
        page = finnish_page(homes, block("heading", {"text": "Caverns", "anchor": ""}, "first"))
        change(page, block("heading", {"text": "Deep caverns", "anchor": ""}, "first"))
        translation = change(page, block("heading", {"text": "Deep caverns", "anchor": ""}, "second"))
        assert states(translation, "body") == {"Deep caverns": ("changed", "fi Caverns", "Caverns")}

    def test_a_like_text_under_another_id_is_marked(self, homes):
        page = finnish_page(homes, prose("Heat is stored in caverns.", name="first"))
        translation = change(page, prose("Heat is stored in deep caverns.", name="second"))
        assert states(translation, "body")["Heat is stored in deep caverns."][0] == "changed"

    def test_texts_that_change_places_stay_translated(self, homes):
        page = finnish_page(homes, prose("One here.", name="first"), prose("Quite another.", name="second"))
        translation = change(page, prose("Quite another.", name="first"), prose("One here.", name="second"))
        assert translation.get_progress() == (5, 5)
        assert not NeedsRevision.objects.exists()

    def test_the_same_text_in_a_field_of_another_kind_is_for_a_translator_to_see(self, homes):
        page = finnish_page(homes, block("heading", {"text": "Caverns", "anchor": ""}, "first"))
        translation = change(page, block("embed", {"url": "https://vimeo.com/1", "title": "Caverns"}, "second"))
        assert states(translation, "body")["Caverns"][0] == "missing"

    def test_a_text_that_is_there_twice_is_for_a_translator_to_see(self, homes):
        heading = block("heading", {"text": "Caverns", "anchor": ""}, "first")
        page = finnish_page(homes, heading)
        change(page, heading, block("heading", {"text": "Caverns", "anchor": ""}, "second"))
        found = [state.state for state in segments_of(change(page)) if state.source == "Caverns"]
        assert found == ["done", "missing"]


def test_a_cell_of_a_table_keeps_its_translation_though_its_place_is_named_after_its_text(homes):
    page = finnish_page(homes, table("The caverns of Vantaa", "The barns of Espoo"))
    translation = change(page, table("The deep caverns of Vantaa", "The barns of Espoo"))
    found = states(translation, "body")
    assert found["The deep caverns of Vantaa"][:2] == ("changed", "fi The caverns of Vantaa")
    assert found["The barns of Espoo"][0] == "done"


class TestPublishing:
    def test_publishing_by_schedule_synchronises_too(self, homes):
        page = finnish_page(homes)
        source = type(page).objects.get(pk=page.pk)
        source.summary, source.go_live_at = "Stored heat!", timezone.now() + timedelta(hours=1)
        revision = source.save_revision(approved_go_live_at=source.go_live_at)
        revision.publish()
        assert not NeedsRevision.objects.exists()
        past = timezone.now() - timedelta(minutes=1)
        revision.content["go_live_at"] = past.isoformat()
        revision.approved_go_live_at = past
        revision.save()
        call_command("publish_scheduled")
        assert NeedsRevision.objects.count() == 1

    def test_a_published_snippet_is_synchronised(self, homes):
        priority = PriorityFactory(name="Climate", slug="climate", summary="Less carbon.")
        translation = submit(priority, "fi")
        fill(translation)
        publish(translation)
        priority.summary = "Less coal."
        priority.save_revision().publish()
        assert states(translation, "summary") == {"Less coal.": ("changed", "fi Less carbon.", "Less carbon.")}

    def test_a_draft_synchronises_nothing(self, homes):
        page = finnish_page(homes)
        page.summary = "Stored heat!"
        page.save_revision()
        assert not NeedsRevision.objects.exists()

    def test_publishing_a_translation_or_an_untranslated_page_synchronises_nothing(self, homes, synchronised):
        page = finnish_page(homes)
        publish(Translation.objects.get())
        version(page, "fi").save_revision().publish()
        other = with_aliases(StandardPageFactory(parent=homes["en"]))
        other.save_revision().publish()
        assert synchronised == []
        change(page)
        assert synchronised == [page.translation_key]

    def test_a_translation_that_was_stopped_is_not_synchronised(self, homes, synchronised):
        page = finnish_page(homes)
        Translation.objects.update(enabled=False)
        page.save_revision().publish()
        assert synchronised == []

    def test_a_translation_that_is_a_source_itself_is_not_synchronised(self, homes, synchronised):
        page = finnish_page(homes)
        swedish = TranslationSource.get_or_create_from_instance(version(page, "fi"))[0]
        Translation.objects.create(source=swedish, target_locale=homes["sv"].locale)
        version(page, "fi").save_revision().publish()
        assert synchronised == []

    def test_nothing_stays_of_a_publication_that_fails(self, homes):
        page = finnish_page(homes)
        with patch("wagtail.actions.publish_revision.log", side_effect=RuntimeError), pytest.raises(RuntimeError):
            change_in_transaction(page, summary="Stored heat!")
        assert not NeedsRevision.objects.exists()
        assert states(Translation.objects.get(), "summary")["Stored heat."][0] == "done"

    def test_publishing_unchanged_text_costs_little_whatever_the_page(self, homes):
        costs = {}
        for count in (30, 300):
            page = big_page(homes, count)
            source = submit(page, "fi").source
            fill(Translation.objects.get(source=source))
            with CaptureQueriesContext(connection) as queries:
                source.update_from_db()
            costs[count] = len(queries)
        assert costs[30] == costs[300] < 30

    def test_a_change_of_many_strings_costs_no_query_for_each(self, homes):
        costs = {}
        for count in (30, 500):
            page = big_page(homes, count)
            source = submit(page, "fi").source
            fill(Translation.objects.get(source=source))
            page.body = json.dumps(big_body(count - 3)).replace("In year", "During year")
            page.save()
            with CaptureQueriesContext(connection) as queries:
                source.update_from_db()
            costs[count] = len(queries)
            assert NeedsRevision.objects.filter(translation__context__object=source.object).count() > count / 4
        if connection.vendor == "sqlite":  # inserts in batches
            assert costs[500] < costs[30] + 20
        else:
            assert costs[500] == costs[30]


@pytest.fixture
def synchronised(monkeypatch):
    """The sources that are synchronised."""
    seen: list = []
    monkeypatch.setattr(TranslationSource, "update_from_db", lambda self: seen.append(self.object_id))
    return seen


def test_a_small_change_never_brings_english_to_the_finnish_page(client, homes):
    body = [
        prose("Heat is stored in caverns.", 'See <a href="https://example.org/">the plans</a> for more.'),
        block("heading", {"text": "What is it for", "anchor": ""}, "heading"),
        table("The caverns of Vantaa"),
    ]
    page = finnish_page(homes, *body)
    address = version(page, "fi").url
    before = main_text(client, address)
    assert "fi Heat is stored in caverns." in before

    text = json.dumps(body).replace("caverns", "big caverns").replace("the plans", "our plans")
    body = json.loads(text.replace("is it for", "is it all for"))
    translation = change(page, *body, title="Heat!", summary="Stored heat, now.")
    assert {state.state for state in segments_of(translation)} == {"changed", "done"}
    assert main_text(client, address) == before

    publish(translation)
    assert main_text(client, address) == before
    link = soup(client.get(address)).select_one('main a[href="https://example.org/"]')
    assert link.get_text() == "the plans"


def main_text(client, address: str) -> str:
    """What the page says, but for the notice of its age."""
    main = soup(client.get(address)).select_one("main")
    for notice in main.select(".language-notice"):
        notice.decompose()
    return main.get_text(" ", strip=True)
