"""Forced colours, reduced motion and 400 % zoom leave every page usable."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.helpers import EXAMPLES, address

CHARTS = address("pages/strategy", "sv")
# 1280 px at 400 %
ZOOMED = {"width": 320, "height": 256}


@pytest.mark.parametrize("key", EXAMPLES.values())
def test_at_400_percent_nothing_runs_off_and_the_heading_can_be_read(page: Page, key):
    page.set_viewport_size(ZOOMED)
    page.goto(address(key, "fi"))
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= ZOOMED["width"]
    heading = page.locator("h1").bounding_box()
    assert heading["x"] >= 0
    assert heading["x"] + heading["width"] <= ZOOMED["width"]


@pytest.mark.parametrize("key", EXAMPLES.values())
def test_nothing_moves_by_itself_under_reduced_motion(page: Page, key):
    page.emulate_media(reduced_motion="reduce")
    page.goto(address(key, "fi"))
    moving = page.evaluate(
        """[...document.querySelectorAll("*")].filter(element => {
            const style = getComputedStyle(element);
            return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0;
        }).map(element => element.outerHTML.slice(0, 80))"""
    )
    assert moving == []


def test_in_forced_colours_the_parts_of_a_chart_are_told_by_their_hatching(page: Page):
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto(CHARTS)
    chart = page.locator(".chart").first
    expect(chart.locator("svg:visible .hatching").first).to_be_attached()
    colours = chart.locator("svg:visible text").evaluate_all(
        "all => [...new Set(all.map(one => getComputedStyle(one).fill))]"
    )
    outlines = chart.locator("svg:visible .part").evaluate_all(
        "all => [...new Set(all.map(one => getComputedStyle(one).stroke))]"
    )
    assert colours == outlines == ["rgb(255, 255, 255)"]


def test_a_chart_fits_the_phone_and_its_words_can_be_read(page: Page):
    page.set_viewport_size(ZOOMED)
    page.goto(CHARTS)
    chart = page.locator(".chart").first
    expect(chart.locator(".chart-narrow")).to_be_visible()
    expect(chart.locator(".chart-wide")).to_be_hidden()
    assert chart.locator(".chart-narrow text").first.bounding_box()["height"] >= 12


def test_a_chart_is_one_image_with_words(page: Page):
    page.goto(address("pages/strategy", "en"))
    image = page.get_by_role("img", name="The Helsinki sub-region spends 44% of Finland's research money.")
    expect(image).to_be_visible()
    assert "Helsinki 43.9" in image.get_attribute("aria-label")


def test_the_data_of_a_chart_is_a_file_to_keep(page: Page):
    page.goto(address("pages/strategy", "en"))
    page.locator(".chart-data summary").first.click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the data (CSV)").first.click()
    assert download.value.suggested_filename.startswith("chart-")
