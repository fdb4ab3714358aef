"""When a source is deleted no visitor finds what was made of it, and no translator's work is destroyed."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from tests.factories import PriorityFactory, StandardPageFactory
from tests.translation.making import submit, translate, version, with_aliases
from tests.translation.roles import signed_in
from tests.translation.shims.asking import told


def delete(client, page):
    return client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))


def bulk_delete(client, *pages):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    return client.post(address + "?" + "&".join(f"id={page.pk}" for page in pages))


def row(page) -> Page | None:
    return Page.objects.filter(pk=page.pk).first()


def sound(*homes: Page) -> bool:
    """Whether the trees are in order."""
    return not any(Page.find_problems()) and all(Page.objects.get(pk=home.pk) for home in homes)


@pytest.mark.parametrize("way", [delete, bulk_delete])
def test_the_translation_is_taken_offline_and_kept_and_the_alias_goes(homes, page, finnish, client, way):
    swedish = version(page, "sv")

    way(signed_in("Site managers"), page)

    assert row(page) is row(swedish) is None
    assert (row(finnish).live, row(finnish).title) == (False, "Lämpö")
    assert client.get(finnish.url).status_code == 404
    assert client.get(swedish.url).status_code == 404
    assert sound(*homes.values())


def test_a_moderator_may_delete_in_english_and_destroys_no_finnish_text(homes, page, finnish):
    delete(signed_in("Moderators"), page)

    assert row(finnish).specific.summary == "Lämmintä vettä."


def test_what_was_kept_can_be_edited_and_published_again(homes, page, finnish, client):
    delete(signed_in("Moderators"), page)

    answer = signed_in("Finnish translators").get(reverse("wagtailadmin_pages:edit", args=[finnish.pk]))
    row(finnish).specific.save_revision().publish()

    assert "wagtailadmin/pages/edit.html" in [template.name for template in answer.templates]
    assert client.get(finnish.url).status_code == 200


def test_a_page_is_deleted_with_all_below_it(homes, page, finnish):
    child = with_aliases(StandardPageFactory(parent=page, title="Child"))
    translate(child, "fi")
    lower = with_aliases(StandardPageFactory(parent=child, title="Lower"))
    kept, gone = version(child, "fi"), version(lower, "fi")
    swedish = version(page, "sv")

    delete(signed_in("Site managers"), page)

    assert [row(each).live for each in (finnish, kept)] == [False, False]
    assert [row(each) for each in (child, lower, gone, swedish)] == [None] * 4
    assert sound(*homes.values())


def test_an_alias_that_bears_a_text_of_its_own_stays_as_a_draft(homes, page, client):
    child = with_aliases(StandardPageFactory(parent=page, title="Child"))
    translate(child, "fi")
    own = StandardPageFactory(parent=version(page, "fi"), title="Vain suomeksi", locale=homes["fi"].locale)
    alias, kept = version(page, "fi"), version(child, "fi")

    delete(signed_in("Site managers"), page)

    assert (row(alias).live, row(alias).alias_of_id) == (False, None)
    assert row(kept).live is False
    assert row(own).live is True
    assert client.get(own.url).status_code == 200
    assert client.get(alias.url).status_code == 404
    assert sound(*homes.values())


def test_a_translation_that_is_deleted_takes_its_source_nowhere(homes, page, finnish):
    swedish = version(page, "sv")

    delete(signed_in("Site managers"), finnish)

    assert row(finnish) is None
    assert row(page).live
    assert row(swedish).alias_of_id == page.pk


def test_a_page_in_work_goes_with_its_source_for_visitors_saw_none_of_it(homes, page):
    submit(page, "fi").save_target(publish=False)
    alias = version(page, "fi")

    delete(signed_in("Site managers"), page)

    assert row(alias) is None


def test_a_deleted_priority_leaves_no_live_counterpart(homes, superuser):
    priority = PriorityFactory(name="Climate", slug="climate")
    finnish = translate(priority, "fi", {"climate": "ilmasto"}.get)

    priority.delete()

    finnish.refresh_from_db()
    assert (finnish.name, finnish.live) == ("fi Climate", False)


def test_the_page_that_asks_for_confirmation_says_what_becomes_of_the_translations(homes, page, finnish):
    child = with_aliases(StandardPageFactory(parent=page, title="Child"))
    translate(child, "fi")

    answer = signed_in("Site managers").get(reverse("wagtailadmin_pages:delete", args=[page.pk]))

    assert "taken offline" in told(answer)
    assert "Lämpö (Finnish), fi Child (Finnish)" in told(answer)
    assert "taken offline" in answer.text


def test_without_translations_nothing_is_said_of_them(homes, page):
    answer = signed_in("Site managers").get(reverse("wagtailadmin_pages:delete", args=[page.pk]))

    assert told(answer) == ""


def test_asking_changes_nothing(homes, page, finnish):
    signed_in("Site managers").get(reverse("wagtailadmin_pages:delete", args=[page.pk]))

    assert row(finnish).live
