"""How many queries each page type takes, and that what it lists does not add to them.

Every number is for a second visit: Wagtail's site root paths and Django's content types are cached, pictures are
rendered. The cache of renditions is empty, so that a listing has to bring its pictures along.
"""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from cases.models import CaseRelatedPage
from core.models import SustainableDevelopmentGoal
from tests import sites
from tests.factories import (
    BlogPageFactory,
    CasePageFactory,
    DocumentFactory,
    ImageFactory,
    OrganisationFactory,
    PersonFactory,
    PriorityFactory,
    ThemeFactory,
)

# Of every page: the settings, the menu's items, their pages, which pages are private, and the pages' versions in
# the visitor's language.
FRAME = 5
# Of every page of the tree: the site, the locale, the home page; the ancestors and their restrictions, to know
# whether it is private; which pages are private, the counterparts and the page's own locale, for the languages;
# the breadcrumbs.
TREE = 9
# Each level below the home page: the page by its slug, and the same as its own type.
LEVEL = 2


@pytest.fixture
def pages(homes):
    pages = sites.page_of_every_type(homes)
    sites.settings_for(pages)
    return pages


def warm(client, url: str) -> None:
    assert client.get(url).status_code == 200
    cache.clear()
    Site.get_site_root_paths()


def queries(client, url: str) -> int:
    warm(client, url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_a_standard_page(client, pages, django_assert_num_queries):
    warm(client, "/en/about/")
    with django_assert_num_queries(FRAME + TREE + LEVEL):
        client.get("/en/about/")


def test_the_strategy(client, pages, django_assert_num_queries):
    for _number in range(3):
        pages["strategy"].editions.create(document=DocumentFactory())
        PriorityFactory()
    warm(client, "/en/strategy/")
    # the priorities; the editions with their documents
    with django_assert_num_queries(FRAME + TREE + LEVEL + 2):
        client.get("/en/strategy/")


def test_the_case_index(client, pages, django_assert_num_queries):
    warm(client, "/en/cases/")
    # the options of the facets, all but the status: priorities, themes, municipalities, goals, organisations, years, 6
    # the number of cases of each facet's options, with leads and partners apart: 8
    # which pages are private, the number of cases, the cases, their themes and municipalities: 5
    with django_assert_num_queries(FRAME + TREE + LEVEL + 19):
        client.get("/en/cases/")


def test_a_case_with_everything(client, pages, django_assert_num_queries):
    theme = ThemeFactory()
    for number in range(2):
        akin = CasePageFactory(parent=pages["case index"], cover_image=ImageFactory(), title=f"Akin {number}")
        akin.themes = [theme]
        akin.save()
    case = pages["case"]
    case.cover_image = ImageFactory()
    case.themes = [theme, ThemeFactory()]
    case.goals = list(SustainableDevelopmentGoal.objects.all()[:3])
    case.partners = [OrganisationFactory(), OrganisationFactory()]
    case.lead = OrganisationFactory()
    case.contact = PersonFactory(photo=ImageFactory())
    case.related_pages = [CaseRelatedPage(related=akin)]
    case.save()
    warm(client, "/en/cases/a-case/")
    # the priorities of the language and the case's own: 2
    # related cases: which pages are private, the choice by hand, those pages, and those akin, 4; each of the two
    # times with renditions, themes and municipalities, 6
    # the case's themes, municipalities, partners, goals, lead and contact: 6
    # the contact's photo and the case's picture, each with its renditions: 4
    with django_assert_num_queries(FRAME + TREE + 2 * LEVEL + 22):
        client.get("/en/cases/a-case/")


def test_an_untranslated_case(client, pages, django_assert_num_queries):
    for page in pages.values():
        sites.alias_everywhere(page)
    warm(client, "/fi/cases/a-case/")
    # as a case with nothing chosen in it: the priorities, its priority, the choice by hand, which pages are private,
    # those akin, themes, municipalities, partners, goals, 9
    # another language's tree: its home page, 1
    # the alias's source, with its locale and the addresses of its ancestors for the privacy of the source, 4
    with django_assert_num_queries(FRAME + TREE + 2 * LEVEL + 14):
        client.get("/fi/cases/a-case/")


def test_the_blog_index(client, pages, django_assert_num_queries):
    warm(client, "/en/news/")
    # the options of the filters: years, authors, priorities, 3; the number of posts of each, kinds included: 4
    # which pages are private, the number of posts, the posts, their themes: 4
    with django_assert_num_queries(FRAME + TREE + LEVEL + 11):
        client.get("/en/news/")


def test_a_post_with_author_and_related_pages(client, pages, django_assert_num_queries):
    post = pages["post"]
    post.author = PersonFactory()
    post.priority = PriorityFactory()
    for _number in range(3):
        BlogPageFactory(parent=pages["blog index"], priority=post.priority)
    post.related_pages.create(related=pages["case"])
    post.related_pages.create(related=pages["standard"])
    post.save()
    warm(client, "/en/news/a-post/")
    # the choice by hand, those pages and which pages are private, 3; as their own types, 2, a case with its themes
    # and municipalities, 2; filled up: which pages are private, the posts, their themes, 3
    # which pages are private, the older and the newer post, 3
    # the post's themes, author and priority, and the priorities of the language: 4
    with django_assert_num_queries(FRAME + TREE + 2 * LEVEL + 17):
        client.get("/en/news/a-post/")


def test_the_home_page_with_all_its_sections(client, pages, django_assert_num_queries):
    warm(client, "/en/")
    # priorities: which pages are private, the number of cases of each, the priorities, 3
    # chosen cases: the choice, which pages are private, their versions here, the cases, themes, municipalities, 6
    # the map: which pages are private, the municipalities with their number of cases, 2
    # latest: which pages are private, the posts, their themes, 3
    # the invitation: the page, which pages are private, its version here, that as its own type, 4
    with django_assert_num_queries(FRAME + TREE + 18):
        client.get("/en/")


def test_the_search_page_with_results(client, pages, django_assert_num_queries):
    # every page below the home page has this word in its summary
    warm(client, "/en/search/?q=sentence")
    # the locale, which pages are private, 2; the options of three facets, 3; synonyms of editors and of the term base
    # (kept in the cache, which is empty here), 2; which words are known, the number of results, the best, these as
    # pages, 4; as their own types, of which there are six, with a case's themes and
    # municipalities and a post's themes, 9; documents: closed collections, words, the best, 3; promotions, 1; the
    # site, 1; the counts of four facets, 4
    with django_assert_num_queries(FRAME + 29):
        client.get("/en/search/?q=sentence")


def test_the_empty_search_page(client, pages, django_assert_num_queries):
    warm(client, "/en/search/")
    # the site
    with django_assert_num_queries(FRAME + 1):
        client.get("/en/search/")


def more_cases(pages: dict[str, Page], number: int, pictures: bool) -> None:
    priority, themes = PriorityFactory(), [ThemeFactory(), ThemeFactory()]
    for _ in range(number):
        case = CasePageFactory(
            parent=pages["case index"],
            priority=priority,
            cover_image=ImageFactory() if pictures else None,
            municipalities=["Espoo", "Vantaa"],
        )
        case.themes = themes
        case.save()


def more_posts(pages: dict[str, Page], number: int, pictures: bool) -> None:
    author, themes = PersonFactory(), [ThemeFactory()]
    for _ in range(number):
        post = BlogPageFactory(
            parent=pages["blog index"], author=author, cover_image=ImageFactory() if pictures else None
        )
        post.themes = themes
        post.save()


@pytest.mark.parametrize(
    ("url", "page_type", "make"),
    [("/en/cases/", "case index", more_cases), ("/en/news/", "blog index", more_posts)],
    ids=["cases", "posts"],
)
def test_a_listing_takes_as_many_queries_for_100_cards_as_for_one(
    client, pages, monkeypatch, url: str, page_type: str, make: Callable
):
    monkeypatch.setattr(type(pages[page_type]), "per_page", 200)
    pages["case" if make is more_cases else "post"].delete()
    counts = []
    for more in (1, 9, 90):
        make(pages, more, pictures=False)
        counts.append(queries(client, url))
    assert client.get(url).text.count('class="card ') == 100
    assert len(set(counts)) == 1, counts


@pytest.mark.parametrize(
    ("url", "make", "shown"), [("/en/cases/", more_cases, 12), ("/en/news/", more_posts, 9)], ids=["cases", "posts"]
)
def test_pictures_on_cards_add_no_query_a_card(client, pages, url: str, make: Callable, shown: int):
    make(pages, 1, pictures=True)
    with_one = queries(client, url)
    make(pages, shown - 1, pictures=True)
    assert queries(client, url) == with_one
    assert client.get(url).text.count("<picture") == shown


def test_untranslated_cards_add_no_query_a_card(client, pages):
    for page in pages.values():
        sites.alias_everywhere(page)
    with_one = queries(client, "/fi/cases/")
    more_cases(pages, 5, pictures=False)
    for case in pages["case index"].get_children().specific():
        sites.alias_everywhere(case)
    assert queries(client, "/fi/cases/") == with_one
    assert client.get("/fi/cases/").text.count('class="card ') == 6


def test_the_home_page_takes_as_many_queries_for_100_cases_and_posts_as_for_ten(client, pages):
    counts = []
    for more in (9, 90):
        more_cases(pages, more, pictures=False)
        more_posts(pages, more, pictures=False)
        counts.append(queries(client, "/en/"))
    assert counts[0] == counts[1]


def test_the_home_page_takes_as_many_queries_for_three_pictured_cases_as_for_one(client, pages):
    more_cases(pages, 3, pictures=True)
    cases = list(pages["case index"].get_children().exclude(pk=pages["case"].pk).specific())
    sites.publish_body(pages["home"], sites.home_sections(cases[:1], pages["standard"]))
    with_one = queries(client, "/en/")
    sites.publish_body(pages["home"], sites.home_sections(cases, pages["standard"]))
    assert queries(client, "/en/") == with_one
    assert client.get("/en/").text.count("<picture") == 3


def test_the_search_page_takes_as_many_queries_for_100_results_as_for_five(client, pages, monkeypatch):
    monkeypatch.setattr("search.views.PER_PAGE", 200)
    counts = []
    # with fewer the other languages are looked through
    for more in (5, 5, 90):
        for _ in range(more):
            CasePageFactory(
                parent=pages["case index"], problem="<p>Wintergardens.</p>", priority=pages["case"].priority
            )
        counts.append(queries(client, "/en/search/?q=wintergardens"))
    assert client.get("/en/search/?q=wintergardens").text.count("<li class=") >= 100
    assert len(set(counts)) == 1, counts
