"""A page that is private in one language is private in all."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import PageViewRestriction

from tests.factories import StandardPageFactory
from tests.translation.making import locale, translate, version, with_aliases

LANGUAGES = ("en", "fi", "sv")


@pytest.fixture
def plans(homes):
    """An English page with a Finnish translation and a Swedish alias."""
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="Plans"))
    translate(page, "fi")
    return page


def restrictions(page) -> dict[str, list]:
    """{language: [(type, password, names of the groups)]}"""
    found: dict[str, list] = {code: [] for code in LANGUAGES}
    for row in PageViewRestriction.objects.filter(page__translation_key=page.translation_key):
        groups = sorted(row.groups.values_list("name", flat=True))
        found[row.page.locale.language_code].append((row.restriction_type, row.password, groups))
    return found


def everywhere(*rows) -> dict[str, list]:
    return {code: list(rows) for code in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_login_restriction_set_in_one_language_holds_in_all(plans, language):
    PageViewRestriction.objects.create(page=version(plans, language), restriction_type="login")

    assert restrictions(plans) == everywhere(("login", "", []))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_changed_password_is_changed_in_all_languages(plans, language):
    PageViewRestriction.objects.create(page=plans, restriction_type="password", password="old")
    restriction = PageViewRestriction.objects.get(page=version(plans, language))
    restriction.password = "new"
    restriction.save()

    assert restrictions(plans) == everywhere(("password", "new", []))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_changed_type_is_changed_in_all_languages(plans, language):
    PageViewRestriction.objects.create(page=plans, restriction_type="password", password="secret")
    restriction = PageViewRestriction.objects.get(page=version(plans, language))
    restriction.restriction_type, restriction.password = "login", ""
    restriction.save()

    assert restrictions(plans) == everywhere(("login", "", []))


@pytest.mark.parametrize("language", LANGUAGES)
def test_groups_set_in_one_language_hold_in_all(plans, language):
    one, other = Group.objects.create(name="One"), Group.objects.create(name="Other")
    restriction = PageViewRestriction.objects.create(page=version(plans, language), restriction_type="groups")
    restriction.groups.set([one, other])
    assert restrictions(plans) == everywhere(("groups", "", ["One", "Other"]))

    restriction.groups.remove(one)

    assert restrictions(plans) == everywhere(("groups", "", ["Other"]))


def test_a_groups_restriction_closes_all_languages_before_its_groups_are_known(plans):
    PageViewRestriction.objects.create(page=plans, restriction_type="groups")

    assert restrictions(plans) == everywhere(("groups", "", []))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_restriction_removed_in_one_language_is_removed_in_all(plans, language):
    PageViewRestriction.objects.create(page=plans, restriction_type="login")

    PageViewRestriction.objects.get(page=version(plans, language)).delete()

    assert restrictions(plans) == everywhere()


def test_restrictions_removed_in_bulk_are_removed_in_all_languages(plans):
    PageViewRestriction.objects.create(page=plans, restriction_type="login")

    plans.view_restrictions.all().delete()

    assert restrictions(plans) == everywhere()


def test_the_admins_privacy_form_closes_and_opens_all_languages(plans, admin_client):
    group = Group.objects.create(name="Partners")
    address = reverse("wagtailadmin_pages:set_privacy", args=[version(plans, "fi").pk])

    admin_client.post(address, {"restriction_type": "groups", "password": "", "groups": [group.pk]})
    assert restrictions(plans) == everywhere(("groups", "", ["Partners"]))

    admin_client.post(address, {"restriction_type": "password", "password": "word"})
    assert [rows[0][:2] for rows in restrictions(plans).values()] == [("password", "word")] * 3

    admin_client.post(address, {"restriction_type": "none"})
    assert restrictions(plans) == everywhere()


@pytest.mark.parametrize("kind", ["login", "password", "groups"])
def test_aliases_and_translations_made_later_take_the_restriction_over(homes, kind):
    page = StandardPageFactory(parent=homes["en"], title="Plans")
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=kind, password="word" if kind == "password" else ""
    )
    if kind == "groups":
        restriction.groups.add(Group.objects.create(name="Partners"))
    before = restrictions(page)["en"]

    page.copy_for_translation(locale("fi"))
    alias = page.copy_for_translation(locale("sv"), alias=True)

    assert alias.alias_of_id == page.pk
    assert restrictions(page) == everywhere(*before)
    assert len(before) == 1


def test_a_restricted_page_stays_restricted_when_it_is_translated_and_published_again(plans):
    group = Group.objects.create(name="Partners")
    restriction = PageViewRestriction.objects.create(page=plans, restriction_type="groups")
    restriction.groups.add(group)

    translate(plans, "sv")
    translate(plans, "fi")

    assert restrictions(plans) == everywhere(("groups", "", ["Partners"]))


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_deleting_one_language_does_not_open_the_others(plans, language):
    PageViewRestriction.objects.create(page=plans, restriction_type="login")
    others = [code for code in LANGUAGES if code != language]

    version(plans, language).delete()

    assert {code: restrictions(plans)[code] for code in others} == {code: [("login", "", [])] for code in others}


def test_deleting_the_source_page_does_not_open_its_translation(plans):
    PageViewRestriction.objects.create(page=plans, restriction_type="login")

    plans.delete()

    # the Swedish alias went with its source; Wagtail turns no alias into a page of its own
    assert restrictions(plans)["fi"] == [("login", "", [])]


def test_a_deleted_group_leaves_the_page_closed(plans):
    group = Group.objects.create(name="Partners")
    restriction = PageViewRestriction.objects.create(page=plans, restriction_type="groups")
    restriction.groups.add(group)

    group.delete()

    assert restrictions(plans) == everywhere(("groups", "", []))


def test_visitors_are_stopped_in_every_language(plans, client):
    addresses = [version(plans, code).url for code in LANGUAGES]
    assert [client.get(address).status_code for address in addresses] == [200, 200, 200]

    PageViewRestriction.objects.create(page=version(plans, "fi"), restriction_type="password", password="word")

    for address in addresses:
        response = client.get(address)
        assert 'type="password"' in response.text
        assert plans.summary not in response.text


def test_a_restriction_on_a_parent_covers_the_children_in_every_language(plans, client):
    child = with_aliases(StandardPageFactory(parent=plans, title="Details"))
    translate(child, "fi")

    PageViewRestriction.objects.create(page=plans, restriction_type="login")

    for code in LANGUAGES:
        response = client.get(version(child, code).url)
        assert response.status_code == 302
        assert "/login/" in response.url
    assert not type(child).objects.filter(translation_key=child.translation_key).public().exists()


def test_a_page_moved_below_a_private_one_becomes_private_in_every_language(plans, homes, client):
    moved = with_aliases(StandardPageFactory(parent=homes["en"], title="Memo"))
    translate(moved, "fi")
    PageViewRestriction.objects.create(page=plans, restriction_type="login")

    moved.move(plans, pos="last-child")

    assert not type(moved).objects.filter(translation_key=moved.translation_key).public().exists()
    assert [client.get(version(moved, code).url).status_code for code in LANGUAGES] == [302, 302, 302]


def test_a_page_moved_out_of_a_private_one_becomes_public_in_every_language(plans, homes, client):
    child = with_aliases(StandardPageFactory(parent=plans, title="Details"))
    PageViewRestriction.objects.create(page=plans, restriction_type="login")

    child.move(homes["en"], pos="last-child")

    assert type(child).objects.filter(translation_key=child.translation_key).public().count() == 3


def test_carrying_over_sets_off_no_chain(plans, django_assert_max_num_queries):
    # per counterpart: read, delete and write the restriction and its groups, and Wagtail's log entry; a chain of
    # signals would multiply this and end in a RecursionError
    with django_assert_max_num_queries(60):
        PageViewRestriction.objects.create(page=plans, restriction_type="login")
