"""The explorer's results and counts against a brute-force count, on random choices."""

from django.http import QueryDict
from django.test import RequestFactory
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.bulk import make_cases
from cases.explorer import Explorer
from tests.factories import CaseIndexPageFactory, OrganisationFactory, PriorityFactory, ThemeFactory

FACETS = ["priority", "theme", "municipality", "status", "goal", "partner", "year"]


def facts_of(case) -> dict[str, set[str]]:
    """{facet: the values of this case}, found the slow way."""
    partners = {organisation.slug_en for organisation in case.partners.all()}
    return {
        "priority": {case.priority.slug},
        "theme": {theme.slug_en for theme in case.themes.all()},
        "municipality": {municipality.slug_en for municipality in case.municipalities.all()},
        "status": {case.status},
        "goal": {str(goal.number) for goal in case.goals.all()},
        "partner": partners | ({case.lead.slug_en} if case.lead else set()),
        "year": {str(case.start_year)} if case.start_year else set(),
    }


def fits(facts: dict[str, set[str]], choices: dict[str, set[str]], without: str = "") -> bool:
    return all(facts[facet] & values for facet, values in choices.items() if values and facet != without)


def test_results_and_counts_equal_a_brute_force_count(homes):
    index = CaseIndexPageFactory(parent=homes["en"])
    PriorityFactory.create_batch(3)
    ThemeFactory.create_batch(4)
    OrganisationFactory.create_batch(5)
    make_cases(index, 120)
    facts = {case.pk: facts_of(case) for case in index.cases()}
    values = {facet: sorted(set().union(*(fact[facet] for fact in facts.values()))) for facet in FACETS}
    assert all(len(values[facet]) > 2 for facet in FACETS), "the random cases leave too little to choose"

    @settings(max_examples=60, deadline=None, database=None)
    @given(st.fixed_dictionaries({facet: st.sets(st.sampled_from(values[facet]), max_size=3) for facet in FACETS}))
    def compare(choices):
        query = QueryDict(mutable=True)
        for facet, chosen in choices.items():
            query.setlist(facet, sorted(chosen))
        explorer = Explorer(index.cases(), RequestFactory().get("/", query), "en")
        found = set(explorer.results.values_list("pk", flat=True))
        assert found == {pk for pk, fact in facts.items() if fits(fact, choices)}
        for facet in explorer.facets:
            among = [fact for fact in facts.values() if fits(fact, choices, without=facet.name)]
            for option in facet.options:
                expected = sum(option.value in fact[facet.name] for fact in among)
                assert option.count == expected, (facet.name, option.value)

    compare()
