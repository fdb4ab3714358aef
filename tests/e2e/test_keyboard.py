"""Everything works without a mouse, and one always sees where one is."""

from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.helpers import EXAMPLES, address, has_focus, search_address, tab_to

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1440, "height": 900}

# The focused element, or null for the page itself: its place in the document ("order") and on the page (px), and the
# width in px of the widest outline on it or on a card that shows it in its stead; of a mark on the map, the width of
# the line around it in the colour of focus.
FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  let outline = 0;
  for (let one = element; one && one !== document.body; one = one.parentElement) {
    const style = getComputedStyle(one);
    if (style.outlineStyle !== "none") outline = Math.max(outline, parseFloat(style.outlineWidth));
  }
  if (element instanceof SVGElement) {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = "var(--focus)";
    const focus = getComputedStyle(probe).color;
    probe.remove();
    for (const shape of element.querySelectorAll("*")) {
      const style = getComputedStyle(shape);
      if (style.stroke === focus) outline = Math.max(outline, parseFloat(style.strokeWidth));
    }
  }
  const all = [...document.querySelectorAll("*")];
  const box = element.getBoundingClientRect();
  return {
    what: `${element.localName} ${element.id || element.textContent.trim().slice(0, 40)}`,
    order: all.indexOf(element),
    top: box.top + scrollY,
    bottom: box.bottom + scrollY,
    left: box.left,
    right: box.right,
    visible: box.width > 1 && box.height > 1 && element.checkVisibility(),
    outline,
  };
}"""
CAN_HAVE_FOCUS = """() => [
  ...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter(element => element.checkVisibility() && !element.disabled && !element.closest("[inert]")).length"""

pages = pytest.mark.parametrize(
    "path",
    [address(key, "en") for key in EXAMPLES.values()] + [search_address("en", "heat")],
    ids=[name.replace(" ", "-") for name in EXAMPLES] + ["search"],
)


def walk(page: Page, at_most: int = 300) -> list[dict]:
    """Every stop of the focus from the top of the page to its end."""
    stops: list[dict] = []
    for _press in range(at_most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or (stops and stop["order"] == stops[0]["order"]):
            return stops
        stops.append(stop)
    raise AssertionError(f"The focus does not leave the page after {at_most} presses.")


@pages
def test_the_focus_reaches_everything_in_the_order_of_the_page_and_is_always_seen(visitor, path):
    visitor.set_viewport_size(DESKTOP)
    visitor.goto(path)
    stops = walk(visitor)
    assert len(stops) == visitor.evaluate(CAN_HAVE_FOCUS)
    assert [stop["order"] for stop in stops] == sorted(stop["order"] for stop in stops)
    assert [stop["what"] for stop in stops if stop["outline"] < 2 or not stop["visible"]] == []


@pages
def test_on_a_phone_the_focus_never_jumps_back_up(visitor, path):
    visitor.set_viewport_size(PHONE)
    visitor.goto(path)
    stops = walk(visitor)[1:]  # the skip link lies over the page
    assert [
        (before["what"], after["what"])
        for before, after in pairwise(stops)
        # up is right only to the top of the next column
        if after["bottom"] <= before["top"] and after["left"] < before["right"]
    ] == []


def test_the_skip_link_is_first_and_leads_past_the_menu(visitor):
    visitor.goto("/en/cases/")
    visitor.keyboard.press("Tab")
    link = visitor.locator("a[href='#content']")
    assert has_focus(link)
    expect(link).to_be_in_viewport()
    visitor.keyboard.press("Enter")
    assert has_focus(visitor.locator("main#content"))
    visitor.keyboard.press("Tab")
    assert visitor.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_phone_menu_opens_closes_with_escape_and_gives_the_focus_back(visitor):
    visitor.set_viewport_size(PHONE)
    visitor.goto("/en/")
    button, menu = visitor.locator(".menu-button"), visitor.locator("#menu")
    expect(menu).to_be_hidden()
    tab_to(visitor, button)
    visitor.keyboard.press("Enter")
    expect(menu).to_be_visible()
    visitor.keyboard.press("Tab")
    first = menu.get_by_role("link").first
    assert visitor.evaluate("document.querySelector('#menu').contains(document.activeElement)")
    expect(first).to_be_in_viewport()
    visitor.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    assert has_focus(button)


def test_a_link_of_the_phone_menu_leads_on(visitor):
    visitor.set_viewport_size(PHONE)
    visitor.goto("/en/")
    tab_to(visitor, visitor.locator(".menu-button"))
    visitor.keyboard.press("Space")
    tab_to(visitor, visitor.locator(f"#menu a[href='{address('pages/strategy', 'en')}']"))
    visitor.keyboard.press("Enter")
    visitor.wait_for_url(f"**{address('pages/strategy', 'en')}")
    expect(visitor.locator("#menu")).to_be_hidden()


def test_on_a_wide_screen_the_menu_is_open_and_has_no_button(visitor):
    visitor.set_viewport_size(DESKTOP)
    visitor.goto("/en/")
    expect(visitor.locator("#menu")).to_be_visible()
    expect(visitor.locator(".menu-button")).to_be_hidden()


def test_the_language_is_changed_with_the_keyboard(visitor):
    visitor.goto(address("cases/quantum-computer", "en"))
    tab_to(visitor, visitor.locator("header a[hreflang=sv]"))
    visitor.keyboard.press("Enter")
    visitor.wait_for_url(f"**{address('cases/quantum-computer', 'sv')}")
    expect(visitor.locator("html")).to_have_attribute("lang", "sv")


def test_an_accordion_opens_and_closes_with_the_keyboard(visitor):
    visitor.goto(address("cases/quantum-computer", "en"))
    item = visitor.locator(".accordion details").first
    tab_to(visitor, item.locator("summary"))
    text = item.locator("> :not(summary)")
    expect(text).to_be_hidden()
    visitor.keyboard.press("Enter")
    expect(text).to_be_visible()
    visitor.keyboard.press("Space")
    expect(text).to_be_hidden()
    assert has_focus(item.locator("summary"))


def publish_page_with_film(editor: Page, title: str) -> str:
    """Make a standard page with one film in the admin; returns its path."""
    editor.goto("/admin/pages/")
    editor.get_by_role("link", name="Helsinki Smart Region English").or_(
        editor.get_by_role("link", name="Explore child pages of 'Helsinki Smart Region'")
    ).first.click()
    editor.get_by_role("link", name="Add child page").first.click()
    editor.locator("a[href*='/add/home/standardpage/']").click()
    editor.get_by_role("textbox", name="Title*").fill(title)
    editor.get_by_role("textbox", name="Summary*").fill("A page with a film.")
    editor.get_by_role("button", name="Insert a block").first.click()
    editor.get_by_role("option", name="Film", exact=True).click()
    editor.get_by_role("textbox", name="Address*").fill("https://www.youtube.com/watch?v=abcdefghijk")
    editor.get_by_role("textbox", name="What the film shows*").fill("The region from above")
    editor.get_by_role("button", name="More actions").click()
    editor.get_by_role("button", name="Publish", exact=True).click()
    link = editor.locator(".messages .success").get_by_role("link", name="View live").get_attribute("href")
    assert link
    return urlsplit(link).path


def test_a_film_asks_nothing_of_its_site_before_it_is_played_and_then_has_the_focus(sign_in, page, site_url):
    path = publish_page_with_film(sign_in("moderator"), "Made by a test: a film")
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(content_type="text/html", body="<p>The player</p>")

    page.route(lambda url: not url.startswith(site_url), answer)
    page.goto(path)
    film = page.locator(".video")
    play = film.get_by_role("button")
    expect(play).to_be_visible()
    film.scroll_into_view_if_needed()
    assert asked == []

    tab_to(page, play)
    page.keyboard.press("Enter")
    player = film.locator("iframe")
    expect(player).to_have_attribute("title", "The region from above")
    expect(film.frame_locator("iframe").get_by_text("The player")).to_be_visible()
    assert [urlsplit(url).hostname for url in asked] == ["www.youtube-nocookie.com"]
    assert has_focus(player)
    assert page.context.cookies() == []
