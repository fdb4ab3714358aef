"""What a visitor chooses in an index; odd values choose nothing and break nothing."""

import pytest

from tests import sites
from tests.factories import BlogPageFactory, CasePageFactory, PriorityFactory

ODD = ["", "nonsense", "%00", "%ff", "a" * 5000, "'; DROP TABLE x; --", "😀", "<script>alert(1)</script>", "../..", "1"]


@pytest.fixture
def pages(homes):
    return sites.page_of_every_type(homes)


@pytest.mark.parametrize("url", ["/en/cases/?priority=", "/en/news/?kind=", "/en/cases/?priority=x&priority="])
def test_an_odd_choice_shows_everything(client, pages, url, subtests):
    for value in ODD:
        with subtests.test(value=value):
            response = client.get(url + value)
            assert response.status_code == 200
            assert response.context["listing"].paginator.count == 1
            assert "<script>alert" not in response.text


def test_cases_of_one_priority_are_shown(client, pages):
    other = CasePageFactory(parent=pages["case index"], priority=PriorityFactory(slug="other"))
    response = client.get("/en/cases/?priority=other")
    assert list(response.context["listing"]) == [other]


def test_a_priority_chosen_in_finnish_shows_the_cases_filed_under_its_english_source(client, pages):
    priority = sites.translate(pages["case"].priority, "fi", slug="ilmasto", name="Ilmasto")
    for page in pages.values():
        sites.alias_everywhere(page)
    response = client.get("/fi/cases/?priority=ilmasto")
    assert [page.title for page in response.context["listing"]] == ["A case"]
    assert response.context["listing"][0].priority_shown == priority


def test_posts_of_one_kind_are_shown(client, pages):
    interview = BlogPageFactory(parent=pages["blog index"], kind="interview")
    response = client.get("/en/news/?kind=interview")
    assert list(response.context["listing"]) == [interview]
