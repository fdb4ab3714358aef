"""The covers the site draws: always the same for a page, different for different pages."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.covers import FAMILIES, draw_cover

families = pytest.mark.parametrize("family", [*FAMILIES, "", "unknown"])


@families
def test_the_same_slug_gives_the_same_cover(family):
    assert draw_cover("heat-from-data", family, "energy") == draw_cover("heat-from-data", family, "energy")


@families
def test_different_slugs_give_different_covers(family):
    covers = {draw_cover(f"case-{number}", family) for number in range(50)}
    assert len(covers) == 50


def test_each_priority_has_a_pattern_of_its_own():
    assert len({draw_cover("case", family) for family in [*FAMILIES, ""]}) == len(FAMILIES) + 1


def test_the_theme_changes_the_pattern():
    assert len({draw_cover("case", "climate", f"theme-{number}") for number in range(20)}) > 1


@given(st.text(max_size=40), st.sampled_from([*FAMILIES, ""]), st.text(max_size=20))
def test_a_cover_is_valid_xml_and_holds_nothing_of_what_it_is_made_from(slug, family, theme):
    root = ElementTree.fromstring(draw_cover(slug, family, theme))  # noqa: S314  our own drawing
    assert root.tag == "svg"
    assert root.get("viewBox") == "0 0 600 400"
    assert {element.tag for element in root.iter()} <= {"svg", "rect", "circle", "path", "g"}
    assert "".join(root.itertext()).strip() == ""


@families
def test_a_cover_is_hidden_from_assistive_technology(family):
    root = ElementTree.fromstring(draw_cover("case", family))  # noqa: S314  our own drawing
    assert root.get("aria-hidden") == "true"
    assert root.get("focusable") == "false"


@families
def test_a_cover_is_small(family):
    assert max(len(draw_cover(f"case-{number}", family)) for number in range(50)) < 12_000
