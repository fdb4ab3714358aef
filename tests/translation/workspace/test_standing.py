"""The numbers are those that counting record by record gives, in whatever state the texts are."""

import json
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import PriorityFactory, StandardPageFactory
from tests.translation.making import locale, submit, translate, version, with_aliases
from tests.translation.roles import somebody
from tests.translation.workspace.states import TARGETS, counted_by_hand, published_anew, some_texts
from translation.saving import save_strings
from translation.segments import segments_of
from translation.standing import STATES, numbers, parity, standings, target_locales


def numbers_of(code):
    return numbers(standings([locale(code)]))


def state_of(source, code):
    [row] = standings([locale(code)], source.translation_key)
    return row.state


@pytest.mark.parametrize("seed", range(6))
def test_the_numbers_are_those_counted_by_hand(homes, seed):
    some_texts(homes, seed)

    for code in TARGETS:
        assert numbers_of(code) == counted_by_hand(code)


def test_the_random_states_of_these_tests_are_all_but_the_reviewed(homes):
    some_texts(homes, 1, number=30)

    met = {row.state for row in standings(target_locales())}

    assert met == set(STATES) - {"in_review"}


def test_the_states_add_up_to_the_published_texts(homes):
    some_texts(homes, 2)

    found = numbers_of("fi")

    assert sum(found[state] for state in STATES) == found["public_sources"]


def test_a_text_goes_from_not_started_to_up_to_date(homes):
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="Heat"))
    met = [state_of(page, "fi")]

    translation = submit(page, "fi")
    translation.save_target(publish=False)
    met.append(state_of(page, "fi"))
    save_strings(translation, {each.segment.pk: f"fi-{each.order}" for each in segments_of(translation)}, None)
    met.append(state_of(page, "fi"))
    translate(page, "fi")
    met.append(state_of(page, "fi"))
    published_anew(page, summary="Another sentence.")
    met.append(state_of(page, "fi"))

    assert met == ["not_started", "in_work", "ready", "up_to_date", "out_of_date"]
    assert state_of(page, "sv") == "not_started"


def test_a_translation_before_a_reviewer_waits_for_review(homes):
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="Heat"))
    translate(page, "fi")
    published_anew(page, summary="Another sentence.")
    translation = submit(page, "fi")
    texts = {each.segment.pk: "Toinen virke." for each in segments_of(translation) if each.state == "changed"}
    save_strings(translation, texts, None)
    target = version(page, "fi")
    target.get_workflow().start(target, somebody("Finnish translators"))

    assert state_of(page, "fi") == "in_review"
    assert numbers_of("fi") == counted_by_hand("fi")


def test_words_are_counted_in_what_is_missing_or_changed(homes):
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="Heat", slug="heat", summary="Heat is kept."))
    translate(page, "fi")
    before = numbers_of("fi")["words_left"]

    published_anew(page, summary="Heat is kept in two caverns.")

    assert (before, numbers_of("fi")["words_left"]) == (0, 6)


def test_what_is_a_draft_in_english_is_no_work(homes):
    before = numbers_of("fi")
    with_aliases(StandardPageFactory(parent=homes["en"], live=False))
    PriorityFactory(live=False)

    assert numbers_of("fi") == before


def test_an_alias_within_the_english_tree_is_no_source(homes):
    page = with_aliases(StandardPageFactory(parent=homes["en"]))
    before = numbers_of("fi")
    page.create_alias(parent=homes["en"], update_slug="copy")

    assert numbers_of("fi") == before


def test_parity_tells_what_is_public_in_one_language_and_not_in_the_other(homes):
    both, finnish = (with_aliases(StandardPageFactory(parent=homes["en"], title=name)) for name in ("Both", "One"))
    priority = PriorityFactory(name="Climate")
    for code in TARGETS:
        translate(both, code)
    translate(finnish, "fi")
    translate(priority, "sv")
    native = StandardPageFactory(parent=homes["sv"], title="Bara på svenska", locale=locale("sv"))

    only_fi, only_sv = parity(locale("fi"), locale("sv")), parity(locale("sv"), locale("fi"))

    assert [(text.title, text.kind) for text in only_fi] == [("fi One", "page")]
    assert only_fi[0].url == version(finnish, "fi").full_url
    assert {(text.title, text.kind, text.pk) for text in only_sv} == {
        ("sv Climate", "priority", priority.get_translation(locale("sv")).pk),
        ("Bara på svenska", "page", native.pk),
    }


def test_the_command_gives_the_same_numbers_as_json(homes):
    some_texts(homes, 3)
    answer = StringIO()

    call_command("translation_status", "--json", stdout=answer)

    found = json.loads(answer.getvalue())
    assert {code: found[code] for code in TARGETS} == {code: counted_by_hand(code) for code in TARGETS}
    assert {name: len(texts) for name, texts in found["parity"].items()} == {
        "fi_not_sv": len(parity(locale("fi"), locale("sv"))),
        "sv_not_fi": len(parity(locale("sv"), locale("fi"))),
    }


def test_the_workspace_shows_the_numbers_that_the_command_gives(homes, admin_client):
    some_texts(homes, 3)
    answer = StringIO()
    call_command("translation_status", "--json", stdout=answer)
    page = BeautifulSoup(admin_client.get(reverse("translation_workspace:index")).text, "html.parser")

    for code in TARGETS:
        numbers = json.loads(answer.getvalue())[code]
        card = page.select_one(f"section[aria-labelledby=card-{code}]")
        lead = card.select_one(".work-lead").get_text(" ", strip=True)
        shown = [int(each.get_text()) for each in card.select(".work-figures strong")]
        assert f"{numbers['translated']} of {numbers['public_sources']}." in lead
        assert f"({numbers['up_to_date']})" in lead
        names = ("overdue", "out_of_date", "not_started", "in_work", "in_review", "ready", "unfollowed", "words_left")
        # what is not kept with its source is shown only where there is any
        assert shown == [numbers[name] for name in names if name != "unfollowed" or numbers[name]]


def test_the_command_prints_a_table_for_people(homes):
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="Heat"))
    translate(page, "fi")
    answer = StringIO()

    call_command("translation_status", stdout=answer)

    lines = answer.getvalue().splitlines()
    assert lines[0].split() == ["fi", "sv"]
    assert lines[1].split() == ["coverage", "50.0%", "0.0%"]
    assert "fi_not_sv: 1" in lines


def test_the_number_of_queries_does_not_grow_with_the_texts(homes):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            standings(target_locales())
        return len(asked)

    some_texts(homes, 4, number=3)
    few = queries()
    some_texts(homes, 5, number=12)

    # languages; strings of each language; assignments, reviews, versions; of pages and of priorities: the sources and
    # their counterparts; the priorities of cases and of posts
    assert few == queries() == 12
