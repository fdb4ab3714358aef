"""The region's map: every municipality on it, with the number of its cases."""

import re

import pytest
from django.template.context import Context

from core.models import Municipality
from core.region_map import HEIGHT, WIDTH, land_path, markers, project
from home.templatetags.home_tags import home_map
from tests import sites
from tests.factories import CaseIndexPageFactory, CasePageFactory, PriorityFactory


def test_the_land_is_a_closed_outline_within_reach_of_the_drawing():
    path = land_path()
    assert re.fullmatch(r"(M-?\d+ -?\d+(L-?\d+ -?\d+)+z)+", path)


@pytest.mark.parametrize("count", [0, 1, 30])
def test_all_26_municipalities_lie_inside_the_drawing(db, count):
    municipalities = list(Municipality.objects.all())
    for municipality in municipalities:
        municipality.case_count = count if municipality.name_fi == "Helsinki" else 0
    drawn = markers(municipalities)
    assert len(drawn) == 26
    for marker in drawn:
        assert marker.radius <= marker.x <= WIDTH - marker.radius, marker.municipality
        assert marker.radius <= marker.y <= HEIGHT - marker.radius, marker.municipality


def test_the_map_has_north_above_and_east_to_the_right():
    assert project(25, 60.5)[1] < project(25, 60)[1]
    assert project(25, 60)[0] > project(24, 60)[0]


def test_a_degree_of_longitude_is_half_as_long_as_one_of_latitude_up_here():
    x0, y0 = project(24, 60)
    x1, y1 = project(25, 61)
    assert (x1 - x0) / (y0 - y1) == pytest.approx(0.5, abs=0.02)


def test_a_marker_grows_with_its_count_and_smaller_ones_are_drawn_above(db):
    municipalities = list(Municipality.objects.filter(name_fi__in=["Hanko", "Helsinki", "Porvoo"]))
    counts = {"Hanko": 0, "Helsinki": 9, "Porvoo": 2}
    for municipality in municipalities:
        municipality.case_count = counts[municipality.name_fi]
    drawn = markers(municipalities)
    assert [marker.municipality.name_fi for marker in drawn] == ["Helsinki", "Porvoo", "Hanko"]
    assert drawn[0].radius > drawn[1].radius > drawn[2].radius


@pytest.fixture
def pages(homes):
    index, priority = CaseIndexPageFactory(parent=homes["en"]), PriorityFactory()
    return [
        CasePageFactory(parent=index, priority=priority, municipalities=["Espoo", "Vantaa"]),
        CasePageFactory(parent=index, priority=priority, municipalities=["Espoo"]),
        CasePageFactory(parent=index, priority=priority, municipalities=["Hanko"], live=False),
    ]


def counts(page) -> dict[str, int]:
    found = home_map(Context({"page": page}))
    assert len(found["municipalities"]) == len(found["markers"]) == 26
    return {place.name_fi: place.case_count for place in found["municipalities"] if place.case_count}


def test_a_case_counts_in_each_of_its_municipalities_and_a_draft_in_none(homes, pages):
    assert counts(homes["en"]) == {"Espoo": 2, "Vantaa": 1}


def test_a_languages_map_counts_that_languages_cases(homes, pages):
    assert counts(homes["fi"]) == {}
    sites.translate(pages[0], "fi")
    assert counts(homes["fi"]) == {"Espoo": 1, "Vantaa": 1}
    assert counts(homes["en"]) == {"Espoo": 2, "Vantaa": 1}


def test_a_private_case_is_not_counted(homes, pages):
    pages[0].view_restrictions.create(restriction_type="login")
    assert counts(homes["en"]) == {"Espoo": 1}


def test_the_home_page_says_the_same_as_a_list(client, homes, pages):
    sites.publish_body(homes["en"], [("map", {"heading": "Where", "text": ""})])
    html = client.get("/en/").text
    listed = dict(re.findall(r"<li[^>]*><(?:a|span)[^>]*>([^<]+)</(?:a|span)> <b>(\d+)</b></li>", html))
    assert len(listed) == 26
    assert {name: count for name, count in listed.items() if count != "0"} == {"Espoo": "2", "Vantaa": "1"}
