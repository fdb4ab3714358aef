"""The ways to the workspace: the menu, the first page, the reports that it stands in for."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from tests.factories import StandardPageFactory
from tests.translation.making import locale, submit, translate, with_aliases
from tests.translation.roles import client_of, signed_in, somebody
from translation.assignments import assign

INDEX = "/admin/translation/"


def menu(client) -> list[str]:
    """The addresses of the admin's menu, which it hands to its script as JSON."""
    text = client.get("/admin/").text
    return [address for address in (INDEX, reverse("wagtail_localize:translations_report")) if f'"{address}"' in text]


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        ("Finnish translators", True),
        ("Moderators", True),
        ("Site managers", True),
        ("Authors", False),
    ],
)
def test_the_menu_leads_those_who_translate_to_the_workspace(homes, role, shown):
    assert (INDEX in menu(signed_in(role))) is shown


def test_the_menu_leads_administrators_to_the_workspace(homes, admin_client):
    assert INDEX in menu(admin_client)


def test_the_report_of_wagtail_localize_gives_way_to_the_workspace(homes, admin_client):
    assert reverse("wagtail_localize:translations_report") not in menu(admin_client)


def panel(client) -> str:
    found = BeautifulSoup(client.get("/admin/").text, "html.parser").select_one(".work-panel")
    return " ".join(found.get_text(" ", strip=True).split()) if found else ""


def test_the_first_page_says_how_much_waits_and_until_when(homes, superuser):
    translator = somebody("Finnish translators")
    today = timezone.localdate()
    for days in (-1, 4):
        page = with_aliases(StandardPageFactory(parent=homes["en"]))
        assign(submit(page, "fi"), translator, today + timedelta(days=days), superuser)

    said = panel(client_of(translator))

    assert said.startswith("2 texts wait for you. The next deadline is")
    assert "1 is overdue." in said


def test_the_first_page_says_nothing_of_what_others_have_or_is_done(homes, superuser):
    translator, other = somebody("Finnish translators"), somebody("Moderators")
    page = with_aliases(StandardPageFactory(parent=homes["en"]))
    assign(submit(page, "fi"), other, None, superuser)
    done = with_aliases(StandardPageFactory(parent=homes["en"]))
    assign(submit(done, "fi"), translator, None, superuser)
    translate(done, "fi")

    assert panel(client_of(translator)).startswith("No text is in your hands.")
    assert panel(signed_in("Authors")) == ""


def test_the_parity_page_lists_what_the_other_language_lacks_with_links(homes):
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="Heat"))
    translate(page, "fi")
    client = signed_in("Swedish translators")

    front = BeautifulSoup(client.get(INDEX).text, "html.parser").select_one(".work-balance")
    link = front.select_one("a")
    listing = BeautifulSoup(client.get(link["href"]).text, "html.parser")

    assert " ".join(link.get_text(" ", strip=True).split()) == "1 text is public in Finnish, not in Swedish"
    assert "All that is public in Swedish is public in Finnish." in front.get_text()
    public = listing.find("a", string="fi Heat")["href"]
    assert public == page.get_translation(locale("fi")).full_url


@pytest.mark.parametrize("pair", [("fi", "en"), ("fi", "xx")])
def test_parity_is_between_the_languages_of_the_country(homes, pair):
    assert signed_in("Moderators").get(reverse("translation_workspace:parity", args=pair)).status_code == 404


def test_the_workspace_speaks_the_readers_language(homes):
    from wagtail.users.models import UserProfile

    translator = somebody("Finnish translators")
    UserProfile.objects.create(user=translator, preferred_language="sv")
    client = client_of(translator)

    lead = BeautifulSoup(client.get(INDEX).text, "html.parser").select_one(".work-card h2").get_text(strip=True)

    assert lead == "Finska"


def test_every_link_of_a_languages_settings_has_a_name(homes, admin_client):
    address = reverse("wagtaillocales:edit", args=[locale("fi").pk])
    found = BeautifulSoup(admin_client.get(address).text, "html.parser").select("#main a")

    assert [link for link in found if not link.get_text(strip=True) and not link.get("aria-label")] == []
