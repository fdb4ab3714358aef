"""load_demo fills an empty site once, and leaves alone what is there."""

from collections import Counter

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.test import TestCase
from wagtail.models import Locale, Page, Revision, Site
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from blog.models import BlogPage
from cases.models import CasePage
from core.models import Municipality, Organisation, Person, Priority, SiteImage, SiteSettings, Theme
from demo.accounts import ACCOUNTS, PASSWORD
from translation import memory
from translation.models import NeedsRevision
from translation.quality.reporting import all_lines
from translation.segments import progress_of

UNTRANSLATED = {"hydrogen-valley-helsinki", "baltic-cooperation"}
MODELS = [
    Page,
    Revision,
    Priority,
    Theme,
    Organisation,
    Person,
    SiteImage,
    SiteSettings,
    StringTranslation,
    Translation,
]


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    """The content, loaded once for this module: in a transaction around those of its tests, taken back at the end."""
    with django_db_blocker.unblock():
        atomic = transaction.atomic()
        atomic._from_testcase = True
        atomic.__enter__()
        try:
            cache.clear()
            with TestCase.captureOnCommitCallbacks(execute=True):
                call_command("load_demo", verbosity=0)
            yield
        finally:
            transaction.set_rollback(True)
            atomic.__exit__(None, None, None)


@pytest.fixture
def loaded(_loaded, db):
    return {page.slug: page for page in english()}


def english():
    return Page.objects.filter(locale__language_code="en", depth__gt=1).specific()


def state() -> dict:
    """Every row of what the loader makes, with what tells whether it was changed."""
    found = {model.__name__: list(model.objects.order_by("pk").values()) for model in MODELS}
    found["users"] = list(get_user_model().objects.order_by("pk").values("pk", "username", "password", "email"))
    return found


def test_every_page_stands_live_in_all_three_languages(loaded):
    assert len(loaded) > 30
    for page in loaded.values():
        versions = page.get_translations(inclusive=True).select_related("locale")
        assert sorted(twin.locale.language_code for twin in versions) == ["en", "fi", "sv"], page
        assert all(twin.live for twin in versions), page


def test_all_but_two_pages_are_translated_into_both_languages(loaded):
    aliases = Page.objects.filter(alias_of__isnull=False).select_related("alias_of", "locale")

    assert Counter((alias.alias_of.slug, alias.locale.language_code) for alias in aliases) == {
        (slug, code): 1 for slug in UNTRANSLATED for code in ("fi", "sv")
    }


def test_two_pages_are_newer_than_their_translations(loaded):
    waiting = NeedsRevision.objects.values_list("translation__context__object_id", "translation__locale__language_code")
    outdated = {page.slug: page.translation_key for page in loaded.values() if page.translation_key in dict(waiting)}

    assert len(outdated) == 2
    assert set(waiting) == {(key, code) for key in outdated.values() for code in ("fi", "sv")}


def test_translation_records_exist_for_every_translated_page(loaded):
    for page in loaded.values():
        if page.slug in UNTRANSLATED:
            assert not TranslationSource.objects.filter(object_id=page.translation_key).exists()
            continue
        source = TranslationSource.objects.get(object_id=page.translation_key)
        for translation in progress_of(source.translations.all()):
            assert translation.total == translation.done + translation.changed > 0, translation
        assert {translation.target_locale.language_code for translation in source.translations.all()} == {"fi", "sv"}


def test_the_quality_gate_has_nothing_against_the_translations_that_are_up_to_date(loaded):
    found = list(all_lines(Locale.objects.exclude(language_code="en")))
    newer = {(line.page, line.language) for line in found if line.rule == "changed"}

    assert len(newer) == 4
    assert [line for line in found if (line.page, line.language) not in newer] == []


def test_the_memory_knows_the_translations(loaded):
    en, fi = (Locale.objects.get(language_code=code) for code in ("en", "fi"))

    [known] = memory.suggest("Climate Neutrality", en, fi)

    assert (known.target, known.score) == ("Ilmastoneutraalius", 100)


def test_priorities_are_live_and_translated(loaded):
    rows = Priority.objects.values_list("locale__language_code", "live")

    assert Counter(rows) == {(code, True): 3 for code in ("en", "fi", "sv")}
    assert Translation.objects.filter(source__specific_content_type__model="priority").count() == 6


def test_every_case_has_its_priority_its_sources_and_a_place(loaded):
    for code in ("en", "fi", "sv"):
        cases = CasePage.objects.filter(locale__language_code=code).select_related("priority__locale")
        assert len(cases) >= 18
        for case in cases:
            own = "en" if case.alias_of_id else code
            assert case.priority.locale.language_code == own, case
            assert len(case.sources) > 0, case
            assert case.municipalities.exists(), case


def test_the_cases_lie_in_at_least_ten_municipalities_and_under_all_priorities(loaded):
    cases = CasePage.objects.filter(locale__language_code="en")

    assert Municipality.objects.filter(cases__in=cases).distinct().count() >= 10
    assert cases.values("priority").distinct().count() == 3


def test_there_are_at_least_nine_posts_by_at_least_three_authors(loaded):
    posts = BlogPage.objects.filter(locale__language_code="en")

    assert len(posts) >= 9
    assert posts.exclude(author=None).values("author").distinct().count() >= 3


def test_every_page_answers_in_every_language(loaded, client):
    for page in Page.objects.filter(depth__gt=1):
        assert client.get(page.url).status_code == 200, page.url


def test_the_menu_and_the_legal_pages_are_set(loaded):
    settings = SiteSettings.objects.get(site=Site.objects.get(is_default_site=True))

    assert settings.menu_items.count() == 5
    assert settings.accessibility_page
    assert settings.privacy_page
    assert settings.news_page


def test_the_accounts_can_sign_in_and_one_only_is_an_administrator(loaded, client):
    for name, groups in ACCOUNTS.items():
        user = get_user_model().objects.get(username=name)
        assert client.login(username=name, password=PASSWORD)
        assert user.is_superuser == (groups is None)
        assert sorted(found.name for found in user.groups.all()) == (groups or [])


def test_a_second_run_changes_nothing(loaded):
    before = state()

    with TestCase.captureOnCommitCallbacks(execute=True):
        call_command("load_demo", verbosity=0)

    assert state() == before


def test_a_second_run_brings_back_nothing_that_an_editor_changed_or_deleted(loaded):
    case = CasePage.objects.filter(locale__language_code="en").exclude(slug__in=UNTRANSLATED).first()
    case.title = "Written by an editor"
    case.save_revision().publish()
    StringTranslation.objects.first().delete()
    BlogPage.objects.filter(locale__language_code="en").first().delete()
    SiteSettings.objects.update(email="mine@example.org")
    get_user_model().objects.get(username="author").delete()
    before = state()

    with TestCase.captureOnCommitCallbacks(execute=True):
        call_command("load_demo", verbosity=0)

    after = state()
    accounts = after.pop("users")
    kept = before.pop("users")
    assert after == before
    # the accounts for trying out are the exception: a missing one is made again, the others are left alone
    assert [row for row in accounts if row in kept] == kept
