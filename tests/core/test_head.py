"""What the head of every page says to search engines, to networks where it is shared, and to machines."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup

from core.structured_data import as_script
from home.models import HomePage
from tests import sites
from tests.factories import OrganisationFactory, PersonFactory, StandardPageFactory, ThemeFactory

TYPES = {
    "standard": "WebPage",
    "strategy": "WebPage",
    "case index": "CollectionPage",
    "blog index": "CollectionPage",
    "case": "Article",
    "post": "NewsArticle",
}


@pytest.fixture
def pages(homes) -> dict[str, Any]:
    pages = sites.page_of_every_type(homes)
    sites.settings_for(pages)
    return pages


def read(client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def meta(document: BeautifulSoup, name: str) -> str:
    [tag] = document.select(f'meta[property="{name}"], meta[name="{name}"]')
    return str(tag["content"])


def nodes(document: BeautifulSoup) -> dict[str, dict]:
    """{type: node} of the page's one graph."""
    [script] = document.select('script[type="application/ld+json"]')
    graph = json.loads(script.string)
    assert graph["@context"] == "https://schema.org"
    found = {node["@type"]: node for node in graph["@graph"]}
    assert len(found) == len(graph["@graph"])
    return found


# Titles and descriptions


def test_every_page_type_has_a_title_and_a_description(client, pages, subtests):
    for name, page in pages.items():
        with subtests.test(name):
            document = read(client, page.url)
            assert document.title.string.strip() == page.document_title
            assert meta(document, "description") == "In one sentence." or name == "home"


def test_what_was_written_for_search_results_comes_before_the_title_and_the_summary(client, pages):
    page = pages["standard"]
    page.seo_title, page.search_description = "For searchers", "Written for them."
    page.save()
    document = read(client, page.url)
    assert document.title.string == "For searchers – Helsinki Smart Region"
    assert meta(document, "description") == "Written for them."


def test_a_page_without_summary_is_described_by_its_text():
    assert HomePage(title="Title", summary="").meta_description == "Title"
    page = HomePage(title="Title", summary="")
    page.body = [("hero", {"heading": "A region", "text": "Words " * 100})]
    assert page.meta_description.startswith("Words Words")
    assert len(page.meta_description) <= 160


def test_the_front_page_does_not_say_its_name_twice(client, pages):
    assert read(client, "/en/").title.string == "Helsinki Smart Region – A region"


# Sharing


def test_a_shared_link_has_all_that_open_graph_asks_for(client, pages, subtests):
    for name, page in pages.items():
        with subtests.test(name):
            document = read(client, page.url)
            assert meta(document, "og:title") == page.title
            assert meta(document, "og:description") == meta(document, "description")
            assert meta(document, "og:type") == ("article" if name in {"case", "post"} else "website")
            assert meta(document, "og:url") == page.full_url
            assert meta(document, "og:site_name") == "Helsinki Smart Region"
            assert meta(document, "og:locale") == "en_GB"
            assert meta(document, "og:image") == f"http://testserver{page.share_path}"
            assert (meta(document, "og:image:width"), meta(document, "og:image:height")) == ("1200", "630")
            assert meta(document, "og:image:alt").endswith("– Helsinki Smart Region")
            assert meta(document, "twitter:card") == "summary_large_image"


def test_translations_are_named_as_other_locales_and_aliases_are_not(client, pages):
    page = pages["standard"]
    sites.alias_everywhere(page)
    sites.translate(page, "sv")
    document = read(client, page.url)
    assert [tag["content"] for tag in document.select('meta[property="og:locale:alternate"]')] == ["sv_FI"]


def test_an_untranslated_page_is_shared_as_its_source(client, pages):
    for page in pages.values():
        sites.alias_everywhere(page)
    document = read(client, "/fi/cases/a-case/")
    assert meta(document, "og:url") == pages["case"].full_url
    assert meta(document, "og:locale") == "en_GB"
    assert nodes(document)["Article"]["inLanguage"] == "en"


def test_a_chosen_list_is_shared_with_its_choice(client, pages):
    document = read(client, f"/en/cases/list/?case={pages['case'].translation_key}")
    assert meta(document, "og:title") == "My list of cases"
    assert meta(document, "og:url").endswith(f"?case={pages['case'].translation_key}")
    assert meta(document, "robots") == "noindex"


def test_the_search_page_may_be_found_and_its_results_may_not(client, pages):
    document = read(client, "/en/search/")
    assert not document.select('meta[name="robots"]')
    assert meta(document, "description")
    assert {link["hreflang"] for link in document.select("link[hreflang]")} == {"en", "fi", "sv"}
    assert meta(read(client, "/en/search/?q=case"), "robots") == "noindex, follow"


# JSON-LD


@pytest.mark.parametrize(("name", "kind"), TYPES.items(), ids=TYPES)
def test_a_page_says_what_it_is(client, pages, name, kind):
    page = pages[name]
    node = nodes(read(client, page.url))[kind]
    assert node["url"] == page.full_url
    assert node["inLanguage"] == "en"
    assert node["description"] == "In one sentence."
    assert node["image"] == f"http://testserver{page.share_path}"
    assert node["headline" if kind.endswith("Article") else "name"] == page.title


@pytest.mark.parametrize(
    ("kind", "expected"), [("news", "NewsArticle"), ("blog", "BlogPosting"), ("interview", "Article")]
)
def test_a_post_is_an_article_of_its_kind(client, pages, kind, expected):
    post = pages["post"]
    post.kind = kind
    post.author = PersonFactory(name="Aino Virtanen")
    post.save()
    node = nodes(read(client, post.url))[expected]
    assert node["author"] == {"@type": "Person", "name": "Aino Virtanen", "jobTitle": "Adviser"}
    assert node["datePublished"] == "2026-05-04"
    assert node["dateModified"]


def test_the_organisation_is_the_author_where_no_name_is_shown(client, pages):
    post = pages["post"]
    post.author = PersonFactory(name="")
    post.save()
    found = nodes(read(client, post.url))
    assert found["NewsArticle"]["author"] == {"@id": found["Organization"]["@id"]}


def test_the_organisation_has_the_name_of_the_page_language(client, pages):
    settings = pages["home"].get_site().sitesettings
    settings.organisation_en, settings.organisation_fi = "The Council", "Liitto"
    settings.save()
    assert nodes(read(client, "/en/"))["Organization"]["name"] == "The Council"
    assert nodes(read(client, "/fi/"))["Organization"]["name"] == "Liitto"


def test_the_front_page_says_how_to_search_the_site(client, pages):
    node = nodes(read(client, "/en/"))["WebSite"]
    template = node["potentialAction"]["target"]["urlTemplate"]
    assert template == "http://testserver/en/search/?q={search_term_string}"
    assert node["potentialAction"]["query-input"] == "required name=search_term_string"
    assert client.get(template.replace("{search_term_string}", "case")).status_code == 200


def test_every_page_below_the_front_page_says_the_way_to_it(client, pages, subtests):
    for name, page in pages.items():
        with subtests.test(name):
            found = nodes(read(client, page.url))
            if name == "home":
                assert "BreadcrumbList" not in found
                continue
            steps = found["BreadcrumbList"]["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert steps[0]["name"] == "Home"
            assert [step["item"] for step in steps][-1] == page.full_url
            assert len(steps) == page.depth - 1


def test_a_case_says_what_it_is_about_where_it_is_and_who_paid(client, pages):
    case = pages["case"]
    case.themes = [ThemeFactory(name_en="Smart mobility")]
    case.start_year, case.end_year = 2024, 2028
    case.funding_programme, case.budget, case.eu_funding = "Horizon Europe", 200_000, 150_000
    case.lead = OrganisationFactory(name_en="City of Espoo")
    case.save()
    node = nodes(read(client, case.url))["Article"]
    assert [subject["name"] for subject in node["about"]] == [case.priority.name, "Smart mobility"]
    [place] = node["spatialCoverage"]
    assert (place["@type"], place["name"]) == ("City", "Espoo")
    assert 59 < place["geo"]["latitude"] < 61
    assert node["temporalCoverage"] == "2024/2028"
    assert node["contributor"]["name"] == "City of Espoo"
    assert node["funding"]["name"] == "Horizon Europe"
    assert node["funding"]["amount"] == {"@type": "MonetaryAmount", "currency": "EUR", "value": 150_000}


def test_a_case_leaves_out_what_is_not_known(client, pages):
    node = nodes(read(client, pages["case"].url))["Article"]
    assert not {"funding", "temporalCoverage", "contributor"} & node.keys()


EVIL = "</script><script>alert(1)</script><!-- & \u2028 ‹"


def test_no_text_ends_the_script_that_holds_it(client, homes):
    page = StandardPageFactory(parent=homes["en"], title=EVIL, slug="evil")
    response = client.get(page.url)
    assert "<script>alert" not in response.text
    assert nodes(BeautifulSoup(response.text, "html.parser"))["WebPage"]["name"] == EVIL


def test_the_script_is_one_element_whatever_it_says():
    script = as_script([{"@type": "Thing", "name": EVIL}])
    assert script.count("<") == 2
    assert json.loads(BeautifulSoup(script, "html.parser").script.string)["@graph"][0]["name"] == EVIL
