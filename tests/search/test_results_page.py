"""The results page: facets, order, extracts, documents, other languages, suggestions."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import translation
from wagtail.models import Collection, CollectionViewRestriction

from core.models import Municipality, SiteDocument
from tests import sites
from tests.factories import BlogPageFactory, CasePageFactory, PriorityFactory, StandardPageFactory


@pytest.fixture
def pages(homes):
    return sites.page_of_every_type(homes)


@pytest.fixture
def gardens(pages):
    """Two cases, a post and a page about wintergardens."""
    climate, city = PriorityFactory(name="Climate", slug="climate"), PriorityFactory(name="City", slug="city")
    made = {
        "old": CasePageFactory(
            parent=pages["case index"], title="Old wintergarden", priority=climate, published_on="2021-05-01"
        ),
        "new": CasePageFactory(
            parent=pages["case index"], title="New wintergarden", priority=city, published_on="2025-05-01"
        ),
        "post": BlogPageFactory(
            parent=pages["blog index"], title="Wintergarden opened", priority=climate, date="2025-06-01"
        ),
        "page": StandardPageFactory(parent=pages["home"], title="Wintergardens"),
    }
    made["new"].municipalities.add(Municipality.objects.get(slug_en="vantaa"))
    made["new"].save()
    return made


def search(client, query: str, language: str = "en", **more):
    with translation.override(language):
        address = reverse("search")
    response = client.get(address, {"q": query, **more})
    assert response.status_code == 200
    return response


def titles(response) -> list[str]:
    return [page.title for page in response.context["listing"]]


def counts(response, name: str) -> dict[str, int]:
    return {option.value: option.count for option in response.context["search"].facet(name).shown}


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def test_each_facet_counts_what_was_found(client, gardens):
    found = search(client, "wintergarden")
    assert counts(found, "kind") == {"case": 2, "post": 1, "page": 1}
    assert counts(found, "priority") == {"climate": 2, "city": 1}
    assert counts(found, "municipality") == {"vantaa": 1, "espoo": 2}
    years = counts(found, "year")
    assert (years["2025"], years["2021"]) == (2, 1)


def test_choices_narrow_between_facets_and_widen_within_one(client, gardens):
    assert set(titles(search(client, "wintergarden", kind=["case", "post"]))) == {
        "Old wintergarden",
        "New wintergarden",
        "Wintergarden opened",
    }
    assert titles(search(client, "wintergarden", kind="case", priority="climate")) == ["Old wintergarden"]
    assert titles(search(client, "wintergarden", municipality="vantaa")) == ["New wintergarden"]
    assert titles(search(client, "wintergarden", kind="page")) == ["Wintergardens"]


def test_the_counts_of_a_facet_follow_the_choices_in_the_others(client, gardens):
    found = search(client, "wintergarden", priority="climate")
    assert counts(found, "kind") == {"case": 1, "post": 1}
    assert counts(found, "priority") == {"climate": 2, "city": 1}


def test_a_choice_that_does_not_exist_is_left_out_and_said(client, gardens):
    found = search(client, "wintergarden", kind="cake")
    assert len(titles(found)) == 4
    assert "Some filters in the address do not exist" in found.text


def test_choices_that_leave_nothing_say_so_and_can_be_taken_back(client, gardens):
    found = search(client, "wintergarden", kind="page", municipality="vantaa")
    assert titles(found) == []
    assert len(soup(found).select("a.chip")) == 2


def test_the_newest_come_first_when_asked_for(client, gardens):
    assert titles(search(client, "wintergarden", sort="date", kind=["case", "post"])) == [
        "Wintergarden opened",
        "New wintergarden",
        "Old wintergarden",
    ]


def test_an_order_that_does_not_exist_is_the_ordinary_one(client, gardens):
    assert titles(search(client, "wintergarden", sort="x")) == titles(search(client, "wintergarden"))


def test_words_are_marked_in_the_form_in_which_they_stand(client, pages):
    page = StandardPageFactory(parent=pages["home"], title="Energy", summary="We dug three caverns for heat.")
    sites.translate(
        page, "fi", title="Talvipuutarhat", slug="energia", summary="Kaivoimme kolme luolaa lämmölle ja kaukolämmölle."
    )
    marks = [mark.text for mark in soup(search(client, "cavern")).select(".search-results mark")]
    assert marks == ["caverns"]
    found = soup(search(client, "lämpö", "fi"))
    assert [mark.text for mark in found.select(".search-results mark")] == ["lämmölle", "kaukolämmölle"]


def test_a_title_is_marked_too_and_markup_in_texts_is_no_markup(client, pages):
    StandardPageFactory(parent=pages["home"], title="Caverns <b>&", summary='<script>alert("x")</script> of a cavern')
    item = soup(search(client, "cavern")).select_one(".search-results li")
    assert item.h3.a.text == "Caverns <b>&"
    assert item.h3.mark.text == "Caverns"
    assert item.select_one("script, b") is None


def test_the_extract_is_the_passage_that_has_most_of_the_words(client, pages):
    body = "<p>{}</p><p>Here a cavern is filled with warm water, and heat is kept in it for the winter.</p>"
    sites.publish_body(pages["standard"], [("text", body.format("A cavern alone. " * 40))])
    extract = soup(search(client, "cavern heat")).select_one(".search-results li p:last-child")
    assert {mark.text for mark in extract.select("mark")} == {"cavern", "heat"}
    assert len(extract.text) < 300


def test_where_only_the_title_has_the_word_the_summary_stands_below_it(client, pages):
    StandardPageFactory(parent=pages["home"], title="Caverns", summary="About seaweed.")
    assert soup(search(client, "cavern")).select_one(".search-results li p:last-child").text == "About seaweed."


# Documents


def document(title: str, text: str, language: str = "en", **more) -> SiteDocument:
    return SiteDocument.objects.create(
        title=title, language=language, file=ContentFile(text.encode(), "report.txt"), **more
    )


@pytest.fixture
def report(pages, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        made = document("Yearly report", "It says that a wintergarden was planted.")
    sites.publish_body(pages["standard"], [("documents", {"heading": "", "documents": [made.pk]})])
    return made


def test_a_document_is_found_by_a_word_of_its_file(client, report):
    found = search(client, "wintergardens")
    assert [one.title for one in found.context["documents"]] == ["Yearly report"]
    assert counts(found, "kind") == {"document": 1}
    section = soup(found).select_one(".search-documents")
    assert section.h3.a["href"] == report.url
    assert section.mark.text == "wintergarden"


def test_the_extract_of_a_long_document_is_the_passage_with_the_word(client, pages, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        made = document(
            "Long report", "Nothing here. " * 1000 + "Then a wintergarden was planted. " + "No more. " * 1000
        )
    sites.publish_body(pages["standard"], [("documents", {"heading": "", "documents": [made.pk]})])
    extract = soup(search(client, "wintergarden")).select_one(".search-documents li p:last-child")
    assert extract.mark.text == "wintergarden"
    assert "Then a wintergarden was planted." in extract.text
    assert len(extract.text) < 300


def test_documents_alone_are_shown_when_chosen(client, report, gardens):
    found = search(client, "wintergarden", kind="document")
    assert (titles(found), [one.title for one in found.context["documents"]]) == ([], ["Yearly report"])
    assert search(client, "wintergarden", kind="case").context["documents"] == []
    assert search(client, "wintergarden", priority="climate").context["documents"] == []


def test_a_document_that_no_public_page_leads_to_is_not_found(client, pages, report):
    pages["standard"].unpublish()
    assert search(client, "wintergarden").context["total"] == 0


def test_a_document_in_a_closed_collection_is_not_found(client, report):
    private = Collection.objects.get(depth=1).add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    SiteDocument.objects.update(collection=private)
    assert search(client, "wintergarden").context["total"] == 0


def test_a_document_in_another_language_is_not_among_them(client, report):
    report.language = "sv"
    report.save()
    assert search(client, "yearly").context["total"] == 0


# Other languages


def test_where_this_language_has_little_the_others_are_shown_in_their_own(client, pages):
    garden = StandardPageFactory(parent=pages["home"], title="Kaisaniemi", summary="About seaweed.")
    sites.translate(garden, "fi", title="Kaisaniemi", slug="kaisaniemi", summary="Merilevästä.")
    garden.unpublish()
    found = search(client, "Kaisaniemi")
    assert titles(found) == []
    link = soup(found).select_one(".search-elsewhere li a")
    assert (link.text, link["href"], link["lang"]) == ("Kaisaniemi", "/fi/kaisaniemi/", "fi")
    assert soup(found).select_one(".search-elsewhere section h3").text == "Suomi"


def test_a_page_that_only_stands_in_for_a_translation_is_no_result_of_another_language(client, pages):
    sites.alias_everywhere(StandardPageFactory(parent=pages["home"], title="Kaisaniemi"))
    assert search(client, "Kaisaniemi").context["elsewhere"] == []


def test_an_untranslated_page_stands_among_the_results_and_not_again_below_them(client, pages):
    garden = StandardPageFactory(parent=pages["home"], title="Kaisaniemi")
    sites.alias_everywhere(garden)
    StandardPageFactory(parent=pages["home"], title="Kaisaniemi again")
    found = search(client, "Kaisaniemi", "fi")
    assert titles(found) == ["Kaisaniemi"]
    assert [page.title for part in found.context["elsewhere"] for page in part["pages"]] == ["Kaisaniemi again"]


def test_a_typing_error_is_set_right_and_said_in_a_word_that_stands_on_the_site(client, gardens):
    StandardPageFactory(parent=gardens["page"].get_parent(), title="Resources", summary="Of resource wisdom.")
    found = search(client, "resorce")
    assert titles(found) == ["Resources"]
    assert "These results are for “resource”" in found.text


# Suggestions


def suggested(client, query: str, language: str = "en") -> list[dict]:
    response = client.get(f"/{language}/search/suggestions/", {"q": query})
    assert response.status_code == 200
    return response.json()["suggestions"]


def test_what_is_typed_so_far_suggests_pages(client, gardens):
    assert {row["title"] for row in suggested(client, "wintergar")} == {
        "Old wintergarden",
        "New wintergarden",
        "Wintergarden opened",
        "Wintergardens",
    }
    [row] = suggested(client, "winterg ope")
    assert (row["title"], row["url"], row["kind"], row["lang"]) == (
        "Wintergarden opened",
        gardens["post"].get_url(),
        "Post",
        "en",
    )


def test_a_compound_is_suggested_by_its_second_half(client, pages):
    page = StandardPageFactory(parent=pages["home"], title="Networks")
    sites.translate(page, "fi", title="Kaukolämpöverkot", slug="verkot")
    assert [row["title"] for row in suggested(client, "lämpöver", "fi")] == ["Kaukolämpöverkot"]


@pytest.mark.parametrize("query", ["", "w", "\x00\x00", '"', "qqqq"])
def test_what_suggests_nothing_is_no_error(client, gardens, query):
    assert suggested(client, query) == []


def test_private_pages_and_drafts_are_not_suggested(client, pages):
    StandardPageFactory(parent=pages["home"], title="Wintergarden", live=False)
    assert suggested(client, "winter") == []
