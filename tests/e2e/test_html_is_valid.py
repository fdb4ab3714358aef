"""The pages' HTML, parsed by the rules of the standard with every error counted."""

from urllib.request import urlopen

import html5lib
import pytest

from core.languages import CODES
from tests.e2e.helpers import EXAMPLES, address, search_address, topic_address

ADDRESSES = [
    *(address(key, language) for key in EXAMPLES.values() for language in CODES),
    *(search_address(language, "e") for language in CODES),
    *(topic_address(language) for language in CODES),
    f"{address('pages/cases', 'en')}?priority=climate-neutrality&municipality=vantaa&q=e",
    f"{address('pages/cases', 'en')}list/",
    f"{address('pages/blog', 'fi')}?kind=blog",
]


@pytest.mark.parametrize("path", ADDRESSES)
def test_the_html_has_no_parse_error(site_url, path):
    with urlopen(site_url + path) as answer:  # noqa: S310  http of this machine
        text = answer.read().decode()
    parser = html5lib.HTMLParser()
    parser.parse(text)
    assert [(place, kind) for place, kind, _detail in parser.errors] == []


def test_the_parser_sees_an_error():
    parser = html5lib.HTMLParser()
    parser.parse("<!doctype html><title>x</title><p><div></p>")
    assert parser.errors
