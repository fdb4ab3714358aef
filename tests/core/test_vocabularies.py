"""The vocabularies speak the active language, and the fixed ones are there from the start."""

import pytest
from django.utils import translation

from core.models import Municipality, Organisation, SustainableDevelopmentGoal, Theme
from tests import sites
from tests.factories import PriorityFactory

pytestmark = pytest.mark.django_db


def test_the_26_municipalities_are_there_after_the_migrations():
    assert Municipality.objects.count() == 26
    names = set(Municipality.objects.values_list("name_fi", "name_sv"))
    assert {("Helsinki", "Helsingfors"), ("Espoo", "Esbo"), ("Hanko", "Hangö")} <= names


def test_the_17_goals_are_there_after_the_migrations():
    assert list(SustainableDevelopmentGoal.objects.values_list("number", flat=True)) == list(range(1, 18))
    assert not SustainableDevelopmentGoal.objects.filter(name_fi="").exists()
    assert not SustainableDevelopmentGoal.objects.filter(name_sv="").exists()


@pytest.mark.parametrize("model", [Theme, Organisation])
@pytest.mark.parametrize(
    ("language", "name"), [("en", "Energy"), ("fi", "Energia"), ("sv", "Energi"), ("de", "Energy")]
)
def test_a_name_is_in_the_active_language(model, language, name):
    record = model(name_en="Energy", name_fi="Energia", name_sv="Energi")
    with translation.override(language):
        assert (record.name, str(record)) == (name, name)


def test_a_missing_name_falls_back_to_english():
    with translation.override("sv"):
        assert Theme(name_en="Energy").name == "Energy"


def test_a_municipality_is_named_in_the_visitors_language_on_an_untranslated_case(client, homes):
    pages = sites.page_of_every_type(homes)
    for page in pages.values():
        sites.alias_everywhere(page)
    assert ">Espoo<" in client.get("/en/cases/a-case/").text
    assert ">Esbo<" in client.get("/sv/cases/a-case/").text


def test_a_goal_is_named_with_its_number():
    with translation.override("fi"):
        assert str(SustainableDevelopmentGoal.objects.get(number=13)).startswith("13 ")


def test_an_open_programme_period_has_no_end():
    assert PriorityFactory(period_start=2020).period == "since 2020"
    assert PriorityFactory(period_start=2014, period_end=2020).period == "2014–2020"


def test_only_live_priorities_are_in_force_and_in_their_order():
    second, first = PriorityFactory(sort_order=2), PriorityFactory(sort_order=1)
    PriorityFactory(live=False)
    assert list(type(first).objects.in_force()) == [first, second]
