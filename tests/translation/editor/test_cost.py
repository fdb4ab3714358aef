"""The editor asks the database as often for 500 strings as for 187: never once a string, a picture or an address."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from tests.factories import ImageFactory
from tests.translation.editor.making import begun, edit_url, figure, text_page
from tests.translation.making import in_language, version
from tests.translation.segments.making import block
from translation.saving import save_strings
from translation.segments import segments_of

# The sidebar, the header and the side panel are half of it; wagtail-localize's editor took 1,120 for the first page.
MOST = 60


def big(homes, strings: int, overridables: int, slug: str):
    """A translated page with so many strings and, among them, pictures and films."""
    images = [ImageFactory() for _number in range(3)]
    films = overridables // 2
    blocks = [figure(images[number % 3], f"figure {number}") for number in range(overridables - films)]
    blocks += [
        block("embed", {"url": f"https://vimeo.com/1234{number:05}", "title": f"Film {number}"}, f"film {number}")
        for number in range(films)
    ]
    words = strings - 3 - overridables
    page = text_page(homes, *blocks, *headings(words), title=f"Heat {strings}", slug=slug)
    translation, _alias = begun(page)
    assert translation.source.stringsegment_set.count() == strings
    assert translation.source.overridablesegment_set.count() == overridables
    by = in_language("fi")
    save_strings(translation, {each.segment.pk: by(each.source) for each in segments_of(translation)}, None)
    return page


def headings(number: int) -> list[dict]:
    return [block("heading", {"text": f"Heading {each}", "anchor": ""}, f"heading {each}") for each in range(number)]


def queries(client, page) -> int:
    address = edit_url(version(page, "fi"))
    assert client.get(address).status_code == 200  # what is kept for the next time, as content types are
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("translated", [True, False])
def test_a_page_of_500_strings_costs_as_many_queries_as_one_of_187(homes, admin_client, translated):
    small, large = big(homes, 187, 120, "small"), big(homes, 500, 200, "large")
    if not translated:
        StringTranslation.objects.all().delete()
    assert queries(admin_client, small) == queries(admin_client, large) <= MOST


def test_saving_a_segment_in_the_background_costs_the_same_for_any_page(homes, admin_client):
    def cost(page) -> int:
        translation, _alias = begun(page)
        segment = translation.source.stringsegment_set.get(context__path="summary")
        address = reverse("translation_editor:segment", args=[translation.pk, segment.pk])
        admin_client.post(address, {"text": "Ensin."})
        with CaptureQueriesContext(connection) as asked:
            assert admin_client.post(address, {"text": "Sitten."}).status_code == 200
        return len(asked)

    assert cost(big(homes, 40, 20, "small")) == cost(big(homes, 187, 120, "large")) <= MOST
