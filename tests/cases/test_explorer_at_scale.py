"""The explorer asks as many queries of 10,000 cases as of 30."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.bulk import make_cases
from tests.factories import CaseIndexPageFactory, OrganisationFactory, PriorityFactory, ThemeFactory


def test_ten_thousand_cases_cost_no_more_queries_than_thirty(client, homes):
    index = CaseIndexPageFactory(parent=homes["en"])
    priority, *_others = PriorityFactory.create_batch(3)
    ThemeFactory.create_batch(4)
    OrganisationFactory.create_batch(5)
    address = f"{index.get_url()}?priority={priority.slug}&status=ongoing&status=planned"
    counts = []
    for number in (30, 9970):
        index.refresh_from_db()
        make_cases(index, number, seed=number)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        assert answer.status_code == 200
        counts.append(len(queries))
    assert answer.context["listing"].paginator.count > 300
    assert counts[0] == counts[1]
