"""Wagtail's search interface, answered by the site's own backend on either database."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Locale, Page
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry
from wagtail.search.query import MATCH_ALL, And, Boost, Fuzzy, Not, Or, Phrase, PlainText, SearchQuery

from core.models import Municipality, Priority, SiteImage
from home.models import StandardPage
from search.engine import search_pages
from search.models import VocabularyWord
from tests import sites
from tests.factories import ImageFactory, PriorityFactory, StandardPageFactory

FINNISH = {
    "Kaukolämpöverkko laajenee": "Vihreä vety lämmittää uuden lastensairaalan Espoossa.",
    "Pyöräteitä saaristoon": "Kunta rakentaa uusia reittejä, ja vety on vihreää.",
    "Kirjasto kulkee bussilla": "Kirjat tulevat kylille.",
}


@pytest.fixture
def finnish(homes):
    for title, summary in FINNISH.items():
        StandardPageFactory(parent=homes["fi"], title=title, summary=summary, locale=homes["fi"].locale)
    return StandardPage.objects.filter(locale=homes["fi"].locale)


def titles(results) -> list[str]:
    return sorted(page.title.split()[0] for page in results)


def seen(query: str, language: str = "fi") -> list[str]:
    return titles(search_pages(query, language).results)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("lastensairaalat", ["Kaukolämpöverkko"]),
        ("sairaala", ["Kaukolämpöverkko"]),
        ("lapsi", ["Kaukolämpöverkko"]),
        ("lämpöverkkoja", ["Kaukolämpöverkko"]),
        ("verkko", ["Kaukolämpöverkko"]),
        ("pyora", ["Pyöräteitä"]),
        ("pyorateilla", ["Pyöräteitä"]),
        ("saarsto", ["Pyöräteitä"]),
        ("kirjatso", ["Kirjasto"]),
        ("espoosta", ["Kaukolämpöverkko"]),
        ("kirja kylä", ["Kirjasto"]),
        ("vety ja kunta", ["Pyöräteitä"]),
        ("vety sairaala majakka", ["Kaukolämpöverkko"]),
        ("vety majakka", []),
        ("majakka", []),
        ("sukellusvene", []),
        ("qwertyuiop", []),
    ],
)
def test_forms_parts_errors_and_lost_dots_find_the_page(finnish, query, expected):
    assert seen(query) == expected


def test_a_phrase_in_quotation_marks_stands_in_this_order_in_any_form(finnish):
    assert seen('"vihreä vety"') == ["Kaukolämpöverkko"]
    assert seen("”vihreän vedyn”") == ["Kaukolämpöverkko"]
    assert seen("vihreä vety") == ["Kaukolämpöverkko", "Pyöräteitä"]
    assert seen('"vihreä vety" sairaala') == ["Kaukolämpöverkko"]
    assert seen('"vety vihreä"') == []


def test_what_was_corrected_is_told(finnish):
    found = search_pages("saarsto", "fi")
    assert found.corrections == {"saarsto": "saaristo"}
    assert search_pages("saaristo", "fi").corrections == {}


def test_autocomplete_finds_a_compound_by_its_second_half_and_without_dots(finnish):
    assert titles(finnish.autocomplete("kaukol")) == ["Kaukolämpöverkko"]
    assert titles(finnish.autocomplete("lämpöv")) == ["Kaukolämpöverkko"]
    assert titles(finnish.autocomplete("verk")) == ["Kaukolämpöverkko"]
    assert titles(finnish.autocomplete("pyora")) == ["Pyöräteitä"]
    assert titles(finnish.autocomplete("pyörätie saar")) == ["Pyöräteitä"]
    assert titles(finnish.autocomplete("olämp")) == []


def test_an_empty_search_finds_nothing_and_costs_nothing(finnish, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert list(finnish.search("")) == []


def test_the_operator_says_whether_all_words_must_be_there(finnish):
    assert titles(finnish.search("sairaala kirja", operator="and")) == []
    assert titles(finnish.search("sairaala kirja", operator="or")) == ["Kaukolämpöverkko", "Kirjasto"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (MATCH_ALL, ["Kaukolämpöverkko", "Kirjasto", "Pyöräteitä"]),
        (~MATCH_ALL, []),
        (Not(PlainText("vety")), ["Kirjasto"]),
        (PlainText("vety") & ~PlainText("sairaala"), ["Pyöräteitä"]),
        (And([PlainText("vety"), PlainText("kunta")]), ["Pyöräteitä"]),
        (Or([PlainText("kunta"), PlainText("kylä")]), ["Kirjasto", "Pyöräteitä"]),
        (Or([MATCH_ALL, PlainText("kylä")]), ["Kaukolämpöverkko", "Kirjasto", "Pyöräteitä"]),
        (Boost(PlainText("kylä"), 2), ["Kirjasto"]),
        (Phrase("vihreä vety"), ["Kaukolämpöverkko"]),
        (Fuzzy("saarsto"), ["Pyöräteitä"]),
    ],
)
def test_queries_are_combined(finnish, query, expected):
    found = finnish.search(query)
    assert titles(found) == expected
    assert found.count() == len(expected)


def test_a_query_of_an_unknown_kind_is_refused(finnish):
    class Odd(SearchQuery):
        pass

    with pytest.raises(NotImplementedError):
        list(finnish.search(Odd()))


def test_only_the_titles_are_searched_when_that_is_asked_for(finnish):
    assert titles(finnish.search("lämpö", fields=["title"])) == ["Kaukolämpöverkko"]
    assert titles(finnish.search("vety", fields=["title"])) == []


def test_a_word_of_the_title_counts_for_more_than_one_of_the_body(homes):
    for number in range(3):
        StandardPageFactory(parent=homes["en"], title=f"Page {number}", summary="Seaweed in the sea, more seaweed.")
    StandardPageFactory(parent=homes["en"], title="Seaweed", summary="Short.")
    assert search_pages("seaweed", "en").results[0].title == "Seaweed"


def test_freshness_lifts_a_page_over_its_equal_but_not_over_a_better_one(homes):
    now = timezone.now()
    old = StandardPageFactory(parent=homes["en"], title="Seaweed farm one", first_published_at=now - timedelta(2000))
    fresh = StandardPageFactory(parent=homes["en"], title="Seaweed farm two", first_published_at=now)
    older = StandardPageFactory(parent=homes["en"], title="Seaweed farm six", first_published_at=now - timedelta(3000))
    summary = StandardPageFactory(parent=homes["en"], title="Aquaculture", summary="Seaweed.", first_published_at=now)
    found = [page.pk for page in search_pages("seaweed", "en").results]
    assert found[0] == fresh.pk
    assert set(found[1:3]) == {old.pk, older.pk}
    assert found[3] == summary.pk


def test_a_query_set_keeps_its_order_when_it_is_asked_to(finnish):
    ordered = finnish.order_by("title").search("vety", order_by_relevance=False)
    assert [page.title for page in ordered] == ["Kaukolämpöverkko laajenee", "Pyöräteitä saaristoon"]


def test_results_are_sliced_counted_and_scored(homes):
    for number in range(7):
        StandardPageFactory(parent=homes["en"], title=f"Seaweed {number}")
    found = search_pages("seaweed", "en").results
    assert (found.count(), len(found[2:5]), len(found[5:20]), len(found[20:30])) == (7, 3, 2, 0)
    assert [page.pk for page in found[:7]] == [*(p.pk for p in found[:3]), *(p.pk for p in found[3:7])]
    scores = [page.score for page in StandardPage.objects.search("seaweed").annotate_score("score")]
    assert scores == sorted(scores, reverse=True)
    assert all(scores)


def test_counts_and_facets_are_exact_where_more_is_found_than_is_ranked(homes, monkeypatch):
    monkeypatch.setattr("search.backends.common.FIRST_CHUNK", 2)
    for number in range(9):
        StandardPageFactory(parent=homes["en"], title=f"Seaweed {number}", live=number % 3 > 0)
    found = Page.objects.live().search("seaweed")
    assert found.count() == 6
    assert len({page.pk for page in found}) == 6
    assert Page.objects.search("seaweed").facet("live") == {True: 6, False: 3}
    assert list(Page.objects.search("seaweed").facet("live")) == [True, False]


def test_each_language_is_read_in_its_own_way_and_found_in_its_own_rows(homes):
    sv = StandardPageFactory(parent=homes["sv"], title="Städernas båtar", locale=homes["sv"].locale)
    fi = StandardPageFactory(parent=homes["fi"], title="Kaupunkien veneet", locale=homes["fi"].locale)
    assert [page.pk for page in search_pages("stad", "sv").results] == [sv.pk]
    assert [page.pk for page in search_pages("vene", "fi").results] == [fi.pk]
    assert not search_pages("stad", "fi").results.count()
    everywhere = Page.objects.search("båt")
    assert [page.pk for page in everywhere] == [sv.pk]
    assert set(VocabularyWord.objects.filter(term="båt").values_list("language", flat=True)) == {"sv"}


def test_an_untranslated_page_is_found_in_both_languages_it_may_be_looked_for_in(homes):
    page = StandardPageFactory(parent=homes["en"], title="Wolves in the harbour")
    sites.alias_everywhere(page)
    assert [found.title for found in search_pages("wolf", "fi").results] == ["Wolves in the harbour"]


def test_what_changes_on_a_page_changes_in_the_index_and_what_is_deleted_leaves_it(homes):
    page = StandardPageFactory(parent=homes["en"], title="Wolves")
    page.title = "Bears"
    page.save_revision().publish()
    assert not search_pages("wolf", "en").results.count()
    assert search_pages("bear", "en").results.count() == 1
    entries = IndexEntry.objects.count()
    page.delete()
    assert IndexEntry.objects.count() == entries - 1


def test_the_index_is_built_anew_by_wagtails_own_command(finnish):
    IndexEntry.objects.all().delete()
    VocabularyWord.objects.all().delete()
    assert seen("sairaala") == []
    call_command("update_index", verbosity=0)
    assert seen("sairaala") == ["Kaukolämpöverkko"]
    assert seen("kirjatso") == ["Kirjasto"]


def test_snippets_of_one_language_and_of_three_and_images_are_found(homes):
    PriorityFactory(name="Kiertotalous", locale=Locale.objects.get(language_code="fi"))
    ImageFactory(title="Wolves of Nuuksio")
    municipality = Municipality.objects.create(
        code="999", name_en="Coast", name_fi="Rannikko", name_sv="Kusten", latitude=60, longitude=25
    )
    backend = get_search_backend()
    assert [found.name for found in backend.search("talous", Priority)] == ["Kiertotalous"]
    assert [found.name for found in backend.autocomplete("talo", Priority)] == ["Kiertotalous"]
    for word in ("coasts", "rannikolla", "kust"):
        assert list(backend.search(word, Municipality)) == [municipality]
    assert [image.title for image in SiteImage.objects.search("wolf")] == ["Wolves of Nuuksio"]
    assert [image.title for image in SiteImage.objects.autocomplete("nuuk")] == ["Wolves of Nuuksio"]


def test_the_admins_own_searches_answer(admin_client, finnish):
    ImageFactory(title="Wolves of Nuuksio")
    PriorityFactory(name="Circular economy")
    assert "Kaukolämpöverkko laajenee" in admin_client.get("/admin/pages/search/", {"q": "kaukoläm"}).text
    assert "Kaukolämpöverkko laajenee" in admin_client.get("/admin/choose-page/search/", {"q": "kaukoläm"}).text
    assert "Wolves of Nuuksio" in admin_client.get("/admin/images/results/", {"q": "nuuk"}).text
    assert "Circular economy" in admin_client.get("/admin/snippets/core/priority/results/", {"q": "circ"}).text


@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL alone has this index")
def test_a_search_uses_the_index_of_postgresql(finnish):
    backend = get_search_backend()
    compiler = backend.query_compiler_class(finnish, PlainText("lastensairaala"))
    rendered = compiler.render(compiler.plan_of(compiler.query), "and")
    with connection.cursor() as cursor:
        # three rows are read faster than their index
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = compiler.entries(rendered).explain()
    assert "Bitmap Index Scan on wagtailsear_body" in plan


HOSTILE = [
    "a" * 20_000,
    "sana " * 4_000,
    '"',
    '"""" "" "',
    '"a" AND (b',
    "NEAR(a b)",
    "title:x",
    "x*",
    "' | '",
    "\\'\\",
    "a\x00b",
    "\x01\x02",
    "\ud800",
    "ja on että",
    "och det är",
    "the of and",
    "-- ; DROP",
    "!!! & <-> :*",
    "%s %(a)s",
    "😀👩‍👩‍👧",
    "\ue041\ue042",
    "=talo",
    ".",
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_a_legal_query(finnish, query):
    for found in (finnish.search(query), finnish.autocomplete(query), finnish.search(Phrase(query))):
        found.count()
        list(found[:10])


@given(
    query=st.text(max_size=40) | st.text(alphabet="abä \"'()*:-+&|!<>\\^~{}[]%_.,=\x00", max_size=20),
    language=st.sampled_from(["en", "fi", "sv"]),
)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_a_legal_query_and_costs_a_bounded_number_of_queries(
    finnish, django_assert_max_num_queries, query, language
):
    with django_assert_max_num_queries(45):
        found = search_pages(query, language).results
        found.count()
        list(found[:10])
