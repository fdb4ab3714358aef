"""Setting the site up makes what is missing and touches nothing that is there."""

from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission, Locale, Page, Site

from home.setup import ensure_site
from tests import sites


def test_each_language_has_a_front_page_that_answers(client, homes):
    assert set(homes) == {"en", "fi", "sv"}
    for language in homes:
        assert client.get(f"/{language}/").status_code == 200


def test_setting_up_again_changes_nothing(homes):
    sites.publish_body(homes["en"], [("hero", {"heading": "Mine", "text": ""})])
    before = [list(model.objects.order_by("pk").values()) for model in (Page, Site, Locale, Group, GroupPagePermission)]
    ensure_site()
    after = [list(model.objects.order_by("pk").values()) for model in (Page, Site, Locale, Group, GroupPagePermission)]
    assert after == before


def test_a_front_page_that_was_translated_stays_translated(client, homes):
    sites.translate(homes["en"], "fi", title="Älykäs alue")
    ensure_site()
    assert "Älykäs alue" in client.get("/fi/").text
