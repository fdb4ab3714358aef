"""Whatever is typed into the search field, it answers."""

from itertools import product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.text import MAX_LENGTH, clean_query
from tests import sites

QUERIES = {
    "long": "reuna " * 1700,
    "one long word": "a" * 10_000,
    "nul": "case\x00case",
    "only nul": "\x00",
    "emoji": "😀 👩‍👩‍👧‍👦",
    "one quote": '"case',
    "quotes": '"case" "post',
    "broken operators": '"a AND (',
    "only operators": "AND OR NOT NEAR",
    "field": "title:case",
    "negation": "-case",
    "brackets": "((((",
    "star": "*",
    "prefix": "cas*",
    "backslashes": "\\\\",
    "backslash and quote": "\\'",
    "apostrophe": "l'été's",
    "tsquery": "a & | ! <-> b:*",
    "colon": ":",
    "percent": "%_%",
    "sql": "'; DROP TABLE wagtailcore_page; --",
    "union": "1' UNION SELECT null--",
    "markup": "<script>alert(1)</script>",
    "template": "{{ settings.SECRET_KEY }} {% url %}",
    "direction": "\u202eesrever\u202c",
    "spaces": "   \t\r\n ",
    "surrogate": "\udcff",
    "plus": "+ + -",
    "caret": "^case",
    "comma": "NEAR(a b, 5)",
}


def test_an_odd_search_answers(client, homes, subtests):
    sites.page_of_every_type(homes)
    for (name, query), url in product(QUERIES.items(), ["/en/search/", "/en/cases/"]):
        with subtests.test(name, url=url):
            response = client.get(url, {"q": query.encode("utf-8", "surrogateescape")})
            assert response.status_code == 200
            assert "<script>alert" not in response.text
            assert "only-for-tests" not in response.text


# The database stays as it is from one example to the next: a search changes nothing.
@given(query=st.text(max_size=60) | st.text(alphabet="ab \"'()*:-+&|!<>\\^~{}[]%_.,\x00", max_size=30))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_searched_for(client, homes, query):
    assert client.get("/en/search/", {"q": query.encode("utf-8", "replace")}).status_code == 200


@given(st.text(max_size=500))
def test_a_cleaned_search_is_printable_and_short_and_stays_as_it_is(raw):
    query = clean_query(raw)
    assert len(query) <= MAX_LENGTH
    assert query.isprintable()
    assert query == " ".join(query.split())
    assert clean_query(query) == query


def test_a_search_that_was_cut_says_so(client, homes):
    response = client.get("/en/search/", {"q": "a" * 10_000})
    assert "its first 200 characters were used" in response.text
    assert response.context["query"] == "a" * 200


def test_an_odd_address_of_the_search_answers(client, homes):
    for query in ["q=%ff%fe", "q[]=a", "q=a&q=b", "%00=1", "q", "=", "q=%"]:
        assert client.get(f"/en/search/?{query}").status_code == 200, query


def test_the_search_takes_no_data(client, homes):
    assert client.post("/en/search/", {"q": "a"}).status_code == 405


def test_quotation_marks_do_not_keep_a_page_from_being_found(client, homes):
    sites.page_of_every_type(homes)
    response = client.get("/en/search/", {"q": '"Strategy"'})
    assert [page.title for page in response.context["listing"]] == ["Strategy"]
    assert 'value="&quot;Strategy&quot;"' in response.text
