"""How a case says when and where."""

import pytest

from cases.models import CasePage


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [(2024, 2028, "2024–2028"), (2024, None, "2024–"), (2024, 2024, "2024"), (None, None, ""), (None, 2028, "")],
)
def test_the_time_of_a_case(start, end, shown):
    assert CasePage(start_year=start, end_year=end).years == shown


def test_a_websites_address_is_shown_short():
    assert CasePage(website="https://www.example.org/projects/heat").website_host == "example.org"


@pytest.mark.parametrize(
    ("budget", "support", "share"), [(200, 50, 25), (None, 50, None), (200, None, None), (3, 1, 33), (100, 100, 100)]
)
def test_the_share_of_the_union_is_in_whole_per_cent(budget, support, share):
    assert CasePage(budget=budget, eu_funding=support).eu_share_percent == share
