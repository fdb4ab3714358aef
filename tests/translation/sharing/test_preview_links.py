"""A signed link shows the newest drafts of a page to somebody without an account, for some days, and nothing else."""

import json
from datetime import timedelta
from unittest.mock import patch

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.signing import Signer
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import Translation

from core.languages import SOURCE
from tests.factories import StandardPageFactory
from tests.translation.making import submit, translate, version, with_aliases
from tests.translation.reading import soup, spoken
from tests.translation.roles import client_of, is_refused, signed_in, somebody
from tests.translation.segments.making import block
from translation.saving import save_strings
from translation.segments import segments_of
from translation.sharing.links import make_token


@pytest.fixture
def page(homes):
    """A published English page, with a newer draft, in Finnish too and in Swedish not."""
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="Heat", slug="heat", summary="Published."))
    translate(page, "fi")
    page.summary = "A draft."
    page.save_revision()
    return page


def link(page, user, days=7, code="") -> str:
    token, _until = make_token(page, user, days)
    return f"/preview/{token}/{code + '/' if code else ''}"


def save_finnish_summary(text: str) -> None:
    """Saved in the editor, and not published."""
    translation = Translation.objects.get(target_locale__language_code="fi")
    [summary] = [state for state in segments_of(translation) if state.path == "summary"]
    save_strings(translation, {summary.segment.pk: text}, None)


def main_text(response) -> str:
    return soup(response).main.get_text(" ", strip=True)


def soup_of_any(response) -> BeautifulSoup:
    """Also of an answer that tells of an error."""
    return BeautifulSoup(response.text, "html.parser")


def banner(response):
    return soup(response).select_one("aside.preview-banner")


class TestTheFormInTheAdmin:
    @pytest.mark.parametrize("days", [1, 7, 30])
    def test_it_makes_a_link_for_the_chosen_days(self, client, admin_client, page, days):
        response = admin_client.post(reverse("translation_sharing:share", args=[page.pk]), {"days": days})
        address = soup(response).select_one("input[readonly]")["value"]
        assert "A draft." in main_text(Client().get(address, follow=True))
        with patch("django.utils.timezone.now", return_value=timezone.now() + timedelta(days=days, minutes=-1)):
            assert Client().get(address, follow=True).status_code == 200
        with patch("django.utils.timezone.now", return_value=timezone.now() + timedelta(days=days, minutes=1)):
            assert Client().get(address, follow=True).status_code == 410

    @pytest.mark.parametrize("days", ["365", "0", "-1", "", "seven"])
    def test_it_makes_none_for_any_other_time(self, admin_client, page, days):
        response = admin_client.post(reverse("translation_sharing:share", args=[page.pk]), {"days": days})
        assert not soup(response).select("input[readonly]")
        assert soup(response).select(".w-field--error")

    def test_it_says_what_the_link_shows(self, admin_client, page):
        document = soup(admin_client.get(reverse("translation_sharing:share", args=[page.pk])))
        text = " ".join(document.get_text(" ").split())
        for expected in ("English : the newest draft", "Suomi : the translation as far", "Svenska : nothing yet"):
            assert expected in text

    @pytest.mark.parametrize(
        ("group", "language", "allowed"),
        [
            ("Authors", "en", True),
            ("Authors", "fi", False),
            ("Finnish translators", "fi", True),
            ("Finnish translators", "en", False),
            ("Finnish translators", "sv", False),
            ("Moderators", "en", True),
            ("Site managers", "sv", True),
        ],
    )
    def test_it_is_for_those_who_may_edit_the_page(self, page, group, language, allowed):
        client = signed_in(group)
        for method in (client.get, client.post):
            address = reverse("translation_sharing:share", args=[version(page, language).pk])
            assert is_refused(method(address, {"days": 7})) != allowed

    def test_whoever_is_not_signed_in_is_asked_to(self, client, page):
        response = client.get(reverse("translation_sharing:share", args=[page.pk]))
        assert response.url.startswith(reverse("wagtailadmin_login"))

    @pytest.mark.parametrize(("group", "offered"), [("Authors", True), ("Finnish translators", False)])
    def test_the_menu_of_the_page_leads_to_it(self, page, group, offered):
        response = signed_in(group).get(reverse("wagtailadmin_explore", args=[page.pk]))
        assert (reverse("translation_sharing:share", args=[page.pk]) in response.text) == offered


class TestWhatALinkShows:
    def test_the_newest_draft_of_the_source(self, client, superuser, page):
        response = client.get(link(page, superuser, code="en"))
        assert "A draft." in main_text(response)
        assert "Published." in main_text(client.get(page.url))

    def test_a_draft_that_is_newer_than_the_link(self, client, superuser, page):
        address = link(page, superuser, code="en")
        page.summary = "A later draft."
        page.save_revision()
        assert "A later draft." in main_text(client.get(address))

    def test_a_page_that_was_never_published(self, client, superuser, homes):
        page = with_aliases(StandardPageFactory(parent=homes["en"], live=False, summary="Not yet."))
        page.save_revision()
        assert "Not yet." in main_text(client.get(link(page, superuser, code="en")))

    def test_the_translation_with_what_was_just_saved(self, client, superuser, page):
        save_finnish_summary("Juuri tallennettu.")
        response = client.get(link(page, superuser, code="fi"))
        assert "Juuri tallennettu." in main_text(response)
        assert soup(response).html["lang"] == "fi"
        assert "fi Published." in main_text(client.get(version(page, "fi").url))

    def test_the_first_translation_before_it_is_published(self, client, superuser, page):
        translation = submit(page, "sv")
        address = link(page, superuser, code="sv")
        assert client.get(address).status_code == 404
        save_strings(translation, {state.segment.pk: f"sv-{state.order}" for state in segments_of(translation)}, None)
        response = client.get(address)
        assert "sv-1" in main_text(response)
        assert not soup(response).select(".language-notice")

    def test_a_private_page(self, client, superuser, page):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        assert client.get(page.url).status_code == 302
        assert "A draft." in main_text(client.get(link(page, superuser, code="en")))

    def test_no_marks_and_no_tools_of_the_admin(self, admin_client, superuser, page):
        submit(page, "fi")
        for code in ("en", "fi"):
            document = soup(admin_client.get(link(page, superuser, code=code)))
            assert not document.select("mark, wagtail-userbar, template")

    def test_it_leads_to_the_visitors_language_or_to_one_that_there_is(self, client, superuser, page):
        for language, expected in (("fi", "fi"), ("sv", "en"), ("de", "en")):
            response = client.get(link(page, superuser), headers={"Accept-Language": language})
            assert response.url.endswith(f"/{expected}/")

    def test_a_line_says_what_it_is_and_leads_to_the_other_languages(self, client, superuser, page):
        token, _until = make_token(page, superuser, 7)
        response = client.get(f"/preview/{token}/fi/")
        found = banner(response)
        assert spoken(found) == "fi"
        items = [item.get_text(strip=True) for item in found.select("li")]
        assert items[:2] == ["English", "Suomi"]
        assert items[2].startswith("Svenska")
        assert {a["lang"]: a["href"] for a in found.select("a")} == {
            code: f"/preview/{token}/{code}/" for code in ("en", "fi")
        }
        assert found.select_one("a[aria-current]")["lang"] == "fi"
        assert str(timezone.localdate(timezone.now() + timedelta(days=7)).year) in found.p.get_text()
        assert len(soup(response).select("body > aside.preview-banner")) == 1


class TestWhatALinkDoesNotGive:
    def test_it_is_kept_from_search_engines_caches_and_other_sites(self, client, superuser, page):
        token, _until = make_token(page, superuser, 7)
        for address in (f"/preview/{token}/", f"/preview/{token}/en/", "/preview/nonsense/"):
            headers = client.get(address).headers
            assert "noindex" in headers["X-Robots-Tag"]
            assert "no-store" in headers["Cache-Control"]
            assert headers["Referrer-Policy"] == "no-referrer"
        document = soup(client.get(f"/preview/{token}/en/"))
        assert document.select_one('meta[name="robots"]')["content"] == "noindex, nofollow"
        assert not client.cookies

    def test_it_shows_a_translators_own_drafts_and_of_the_rest_what_is_public(self, client, page):
        translator = somebody("Finnish translators")
        mine = version(page, "fi")
        assert "fi Published." in main_text(client.get(link(mine, translator, code="fi")))
        english = main_text(client.get(link(mine, translator, code="en")))
        assert "Published." in english
        assert "A draft." not in english

    def test_a_translators_link_shows_nothing_of_a_private_source(self, client, page):
        translator, mine = somebody("Finnish translators"), version(page, "fi")
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        assert client.get(link(mine, translator, code="en")).status_code == 404
        assert client.get(link(mine, translator, code="fi")).status_code == 200

    def test_an_authors_link_shows_the_translations_in_the_making(self, client, page):
        save_finnish_summary("Juuri tallennettu.")
        assert "Juuri tallennettu." in main_text(client.get(link(page, somebody("Authors"), code="fi")))

    @pytest.mark.parametrize("what", ["account", "rights"])
    def test_it_ends_with_its_makers(self, client, page, what):
        author = somebody("Authors")
        address = link(page, author, code="en")
        assert client.get(address).status_code == 200
        if what == "account":
            author.is_active = False
            author.save()
        else:
            author.groups.remove(Group.objects.get(name="Authors"))
        assert client.get(address).status_code == 410

    def test_it_ends_with_the_page(self, client, superuser, page):
        address = link(page, superuser, code="en")
        while left := Page.objects.filter(translation_key=page.translation_key).first():
            left.delete()
        assert client.get(address).status_code == 404

    def test_it_is_no_way_into_the_admin_or_to_other_pages(self, client, superuser, page, homes):
        other = StandardPageFactory(parent=homes["en"], live=False)
        client.get(link(page, superuser, code="en"))
        assert client.get(other.url).status_code == 404
        assert client.get(reverse("wagtailadmin_home")).status_code == 302

    def test_only_reading_is_possible(self, client, superuser, page):
        assert client.post(link(page, superuser, code="en")).status_code == 405

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda token: token[:-1],
            lambda token: "A" + token,
            lambda token: token.swapcase(),
            lambda token: token.split(":")[0],
            lambda token: "%00" + token,
            lambda token: f"😀{token}",
        ],
    )
    def test_a_spoiled_address_gets_a_friendly_answer(self, client, superuser, page, spoil):
        token, _until = make_token(page, superuser, 7)
        response = client.get(f"/preview/{spoil(token)}/", headers={"Accept-Language": "fi"})
        assert response.status_code == 404
        document = soup_of_any(response)
        assert document.html["lang"] == "fi"
        assert document.h1.get_text(strip=True)

    def test_an_address_signed_for_something_else_is_refused(self, client, superuser, page):
        said = {"page": page.translation_key.hex, "by": superuser.pk, "until": 9999999999}
        assert client.get(f"/preview/{Signer(salt='another').sign_object(said)}/").status_code == 404

    @pytest.mark.parametrize("language", ["en", "fi", "sv"])
    def test_an_ended_link_says_so_in_the_visitors_language(self, client, superuser, page, language):
        address = link(page, superuser, days=1)
        with patch("django.utils.timezone.now", return_value=timezone.now() + timedelta(days=2)):
            response = client.get(address, headers={"Accept-Language": language})
        assert response.status_code == 410
        assert soup_of_any(response).html["lang"] == language

    @pytest.mark.parametrize("code", ["de", "xx", "sv"])
    def test_a_language_that_there_is_not_is_not_found(self, client, superuser, page, code):
        assert client.get(link(page, superuser, code=code)).status_code == 404


def test_a_text_that_looks_like_markup_brings_the_line_nowhere_else(client, superuser, homes):
    body = json.dumps([block("heading", {"text": "<body> & </head>", "anchor": ""}, "h")])
    page = with_aliases(StandardPageFactory(parent=homes[SOURCE], body=body))
    document = soup(client.get(link(page, superuser, code=SOURCE)))
    assert len(document.select("body")) == len(document.select("aside.preview-banner")) == 1
    assert document.select_one("main h2").get_text(strip=True) == "<body> & </head>"


def test_the_link_that_somebody_made_works_in_another_browser(page):
    user = somebody("Moderators")
    response = client_of(user).post(reverse("translation_sharing:share", args=[page.pk]), {"days": 1})
    address = soup(response).select_one("input[readonly]")["value"]
    assert address.startswith("http")
    assert Client().get(address, follow=True).status_code == 200
