"""Beginning a translation and bringing it up to its source: in one's own languages, and never before the public."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import TestCase
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from tests.factories import PriorityFactory, StandardPageFactory
from tests.translation.making import locale, submit, translate, version, with_aliases
from tests.translation.roles import client_of, is_refused, signed_in
from tests.translation.shims.asking import address, told


def submitter():
    """Somebody who may submit translations and nothing else."""
    user = get_user_model().objects.create_user("submitter")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "submit_translation"]))
    return client_of(user)


def post_submission(client, page, *codes, **more):
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(
            address("submit_page_translation", page.pk), {"locales": [locale(code).pk for code in codes], **more}
        )


def texts_in_public() -> list:
    return list(Page.objects.order_by("pk").values_list("pk", "title", "live", "alias_of", "slug"))


def offered(client, page) -> set[str]:
    form = client.get(address("submit_page_translation", page.pk)).context["form"]
    return {found.language_code for found in form.fields["locales"].queryset}


@pytest.mark.parametrize(
    ("group", "codes"), [("Finnish translators", {"fi"}), ("Translators", {"fi", "sv"}), ("Moderators", {"fi", "sv"})]
)
def test_only_ones_own_languages_are_offered(page, group, codes):
    assert offered(signed_in(group), page) == codes


def test_another_language_is_refused_by_direct_request_too(page):
    client, before = signed_in("Finnish translators"), texts_in_public()

    answer = post_submission(client, page, "fi", "sv")

    assert answer.context["form"].errors["locales"]
    assert texts_in_public() == before
    assert not Translation.objects.exists()


def test_the_right_to_submit_alone_submits_nothing_and_publishes_nothing(page):
    client, before = submitter(), texts_in_public()

    assert is_refused(client.get(address("submit_page_translation", page.pk)))
    assert is_refused(post_submission(client, page, "fi", "sv", include_subtree="on"))
    assert texts_in_public() == before
    assert not Translation.objects.exists()


def test_submitting_a_page_with_all_below_it_publishes_nothing(page):
    with_aliases(StandardPageFactory(parent=page, title="Child"))
    before = texts_in_public()

    post_submission(signed_in("Translators"), page, "fi", "sv", include_subtree="on")

    assert texts_in_public() == before
    assert Translation.objects.count() == 4


def test_a_translation_is_not_submitted_in_the_place_of_its_source(finnish, page):
    answer = post_submission(signed_in("Translators"), finnish, "sv")

    assert answer.url == address("submit_page_translation", page.pk)
    assert "translation itself" in told(answer)
    assert not TranslationSource.objects.filter(locale=locale("fi")).exists()


def test_an_alias_leads_to_its_source(page):
    answer = signed_in("Translators").get(address("submit_page_translation", version(page, "sv").pk))

    assert answer.url == address("submit_page_translation", page.pk)


def test_a_locked_alias_is_not_translated(page):
    Page.objects.filter(pk=version(page, "fi").pk).update(locked=True)

    answer = post_submission(signed_in("Finnish translators"), page, "fi")

    assert "locked" in str(answer.context["form"].errors["locales"])
    assert not Translation.objects.exists()


def test_the_root_and_a_page_that_is_not_there_are_not_found(homes, admin_client):
    for pk in (1, 99999):
        assert admin_client.get(address("submit_page_translation", pk)).status_code == 404


def submit_snippet(client, priority, *codes):
    return client.post(
        address("submit_snippet_translation", "core", "priority", priority.pk),
        {"locales": [locale(code).pk for code in codes]},
    )


def test_a_priority_is_submitted_into_ones_own_language_as_a_draft(homes):
    priority = PriorityFactory()

    assert submit_snippet(signed_in("Finnish translators"), priority, "sv").status_code == 200  # the form again
    assert submit_snippet(signed_in("Swedish translators"), priority, "sv").status_code == 302

    assert [(row.locale.language_code, row.live) for row in priority.get_translations()] == [("sv", False)]


def test_a_priority_is_not_for_those_who_may_only_submit(homes):
    priority = PriorityFactory()

    assert is_refused(submit_snippet(submitter(), priority, "fi"))
    assert not priority.get_translations().exists()


# Bringing up to date


def sync(client, translation, **form):
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(address("update_translations", translation.source.pk), form)


def test_syncing_publishes_nothing_whatever_is_asked(page, translation, finnish):
    finnish.unpublish()
    page.title = "Warmth"
    page.save_revision().publish()
    before = texts_in_public()

    for client in (signed_in("Translators"), signed_in("Moderators")):
        assert sync(client, translation, publish_translations="on").status_code == 302

    assert texts_in_public() == before
    assert "publish_translations" not in client.get(address("update_translations", translation.source.pk)).text


def test_syncing_is_for_those_who_translate_one_of_the_languages(translation):
    updated = translation.source.last_updated_at

    for client in (submitter(), signed_in("Swedish translators"), signed_in("Authors")):
        assert is_refused(client.get(address("update_translations", translation.source.pk)))
        assert is_refused(sync(client, translation))

    translation.source.refresh_from_db()
    assert translation.source.last_updated_at == updated


def test_syncing_shows_ones_own_languages_and_leads_to_the_editor(page, translation):
    translate(page, "sv")
    client = signed_in("Finnish translators")

    context = client.get(address("update_translations", translation.source.pk)).context
    answer = sync(client, translation)

    assert [row["locale"].language_code for row in context["translations"]] == ["fi"]
    assert answer.url == f"/admin/pages/{version(page, 'fi').pk}/edit/"


def test_syncing_a_source_that_is_gone_is_not_found(page, translation, admin_client):
    TranslationSource.objects.filter(pk=translation.source_id).update(locale=Locale.objects.create(language_code="de"))

    assert sync(admin_client, translation).status_code == 404


def test_syncing_fills_in_by_machine_only_what_is_ones_own(page, translation, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"
    }
    swedish = submit(page, "sv")

    sync(signed_in("Finnish translators"), translation, use_machine_translation="on")

    assert swedish.get_progress()[1] == 0
