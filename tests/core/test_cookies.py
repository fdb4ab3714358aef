"""A visitor is given no cookie, anywhere."""

from tests import sites

ADDRESSES = [
    "/",
    "/en/",
    "/fi/",
    "/en/about/",
    "/en/strategy/",
    "/en/cases/",
    "/en/cases/a-case/",
    "/en/news/",
    "/en/news/a-post/",
    "/en/news/feed/",
    "/en/search/",
    "/en/search/?q=case",
    "/en/no-such-page/",
    "/no-such-page/",
    "/sitemap.xml",
    "/robots.txt",
]


def test_no_address_sets_a_cookie(client, homes, subtests):
    sites.settings_for(sites.page_of_every_type(homes))
    for url in ADDRESSES:
        with subtests.test(url):
            response = client.get(url)
            assert response.status_code in {200, 302, 404}
            assert response.cookies == {}
    assert client.cookies == {}
