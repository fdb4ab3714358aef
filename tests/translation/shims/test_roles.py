"""Translators have one language each, and publish where the language's settings let them."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import GroupPagePermission

from home.setup import ensure_site
from tests.translation.making import locale
from tests.translation.roles import somebody
from translation.models import LanguageSettings
from translation.rights import languages_of, may_work_in

NAMES = {"fi": "Finnish translators", "sv": "Swedish translators"}


def codes(user) -> list[str]:
    return [found.language_code for found in languages_of(user)]


@pytest.mark.parametrize(("code", "name"), NAMES.items())
def test_a_language_has_a_group_of_translators_who_publish_themselves(homes, code, name):
    settings = LanguageSettings.objects.get(locale=locale(code))

    assert (settings.translators.name, settings.reviewed) == (name, False)
    user = somebody(name)
    assert codes(user) == [code]
    assert may_work_in(user, locale(code), "publish")
    assert not may_work_in(user, locale("en"))


def test_the_source_has_no_settings(homes):
    assert not LanguageSettings.objects.filter(locale=locale("en")).exists()


def test_whoever_is_in_both_groups_works_in_both_languages(homes):
    assert codes(somebody("Translators")) == ["fi", "sv"]


def test_the_former_group_is_divided_and_goes(homes):
    former = Group.objects.create(name="Translators")
    user = get_user_model().objects.create_user("old")
    user.groups.add(former)

    ensure_site()

    assert not Group.objects.filter(name="Translators").exists()
    assert codes(user) == ["fi", "sv"]
    assert sorted(user.groups.values_list("name", flat=True)) == sorted(NAMES.values())


def test_who_was_no_translator_becomes_none(homes):
    Group.objects.create(name="Translators")
    user = get_user_model().objects.create_user("other")

    ensure_site()

    assert not user.groups.exists()


def test_a_reviewed_language_takes_the_right_to_publish_there_and_gives_it_back(homes):
    settings = LanguageSettings.objects.get(locale=locale("fi"))
    settings.reviewed = True
    settings.save()

    both = get_user_model().objects.get(pk=somebody("Translators").pk)
    assert may_work_in(both, locale("fi"))
    assert not may_work_in(both, locale("fi"), "publish")
    assert may_work_in(both, locale("sv"), "publish")

    settings.reviewed = False
    settings.save()
    both = get_user_model().objects.get(pk=both.pk)
    assert may_work_in(both, locale("fi"), "publish")


def test_setting_up_again_gives_no_reviewed_translator_the_right_to_publish(homes):
    LanguageSettings.objects.filter(locale=locale("fi")).update(reviewed=True)

    ensure_site()

    assert not may_work_in(somebody("Finnish translators"), locale("fi"), "publish")


def test_a_publish_right_deeper_in_the_tree_goes_too(homes, finnish):
    group = Group.objects.get(name="Finnish translators")
    publish = GroupPagePermission.objects.filter(group=group, permission__codename="publish_page").get().permission
    GroupPagePermission.objects.create(group=group, page=finnish, permission=publish)
    settings = LanguageSettings.objects.get(locale=locale("fi"))
    settings.reviewed = True
    settings.save()

    assert not finnish.permissions_for_user(somebody("Finnish translators")).can_publish()


def test_moderators_publish_in_a_reviewed_language(homes, finnish):
    settings = LanguageSettings.objects.get(locale=locale("fi"))
    settings.reviewed = True
    settings.save()

    assert finnish.permissions_for_user(somebody("Moderators")).can_publish()


def test_an_operator_who_clears_the_translators_keeps_them_cleared(homes):
    LanguageSettings.objects.filter(locale=locale("fi")).update(translators=None)

    ensure_site()

    assert LanguageSettings.objects.get(locale=locale("fi")).translators is None


def test_the_setting_stands_with_the_language_in_the_admin(homes, admin_client):
    html = admin_client.get(reverse("wagtaillocales:edit", args=[locale("fi").pk])).text

    assert "Translating into this language" in html
