"""The European Union's emblem and statement stand where its money went, and only there."""

import pytest

from tests import sites
from tests.factories import CasePageFactory

STATEMENT = "Co-funded by the European Union"
EMBLEM = 'viewBox="0 0 54 36"'


@pytest.fixture
def shown(client, homes):
    index = sites.page_of_every_type(homes)["case index"]

    def show(**values) -> str:
        case = CasePageFactory(parent=index, **values)
        return client.get(case.url).text

    return show


def test_a_case_with_support_from_the_union_shows_emblem_and_statement(shown):
    html = shown(budget=2_000_000, eu_funding=500_000, funding_programme="ERDF")
    assert EMBLEM in html
    assert STATEMENT in html
    assert "(25 %)" in html
    assert "ERDF" in html


@pytest.mark.parametrize(
    "values", [{}, {"budget": 2_000_000}, {"funding_programme": "ERDF"}, {"budget": 1, "eu_funding": 0}]
)
def test_a_case_without_support_from_the_union_shows_neither(shown, values):
    html = shown(**values)
    assert EMBLEM not in html
    assert STATEMENT not in html


def test_support_without_a_budget_has_no_share(shown):
    html = shown(eu_funding=500_000)
    assert STATEMENT in html
    assert " %)" not in html
