"""A translated page says when the text that it was translated from has been changed since, and only then."""

import json
from datetime import UTC, datetime, timedelta
from io import StringIO
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.test import TestCase
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationLog, TranslationSource

from tests.core.charting import raw
from tests.factories import StandardPageFactory
from tests.translation.making import publish, submit, translate, version, with_aliases
from tests.translation.reading import soup, spoken
from translation.freshness import outdated, rebuild, text_digest
from translation.models import PageVersion, RevisionVersion
from translation.saving import confirm, save_strings
from translation.segments import segments_of

MAY, JUNE, JULY = (datetime(2026, month, 3, 12, tzinfo=UTC) for month in (5, 6, 7))


@pytest.fixture
def page(homes):
    """An English page of 3 May with its Finnish translation."""
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="Heat", slug="heat", summary="Warm."))
    publish_on(page, MAY)
    translate(fresh(page), "fi")
    # Translated soon after: what is written later is from now on.
    for records in (StringTranslation.objects.all(), TranslationLog.objects.all()):
        records.update(created_at=MAY + timedelta(days=1))
    return page


def fresh(page) -> Page:
    return type(page).objects.get(pk=page.pk)


def publish_on(page, moment, **changes) -> None:
    """Publish the source with changes at that moment."""
    source = fresh(page)
    for name, value in changes.items():
        setattr(source, name, value)
    with patch("django.utils.timezone.now", return_value=moment):
        source.save_revision().publish()


def notice(client, address: str) -> str:
    found = soup(client.get(address)).select(".language-notice")
    return " ".join(found[0].get_text().split()) if found else ""


def finnish(page) -> Page:
    return version(page, "fi")


def test_a_translation_of_the_present_text_says_nothing(client, page):
    assert notice(client, finnish(page).url) == ""
    assert outdated(finnish(page)) is None


def test_a_changed_source_is_told_with_both_dates_and_a_link(client, page):
    publish_on(page, JUNE, summary="Warmer.")
    response = client.get(finnish(page).url)
    link = soup(response).select_one(".language-notice a")
    assert link["href"] == "/en/heat/"
    assert link["hreflang"] == "en"
    old = outdated(finnish(page))
    assert (old.reflects, old.changed, old.source.pk) == (MAY, JUNE, page.pk)
    text = notice(client, finnish(page).url)
    assert "2026" in text
    assert text.count("toukokuuta") == 1
    assert text.count("kesäkuuta") == 1
    assert spoken(soup(response).select_one(".language-notice")) == "fi"


def test_the_source_itself_and_an_untranslated_page_have_no_such_notice(client, page):
    publish_on(page, JUNE, summary="Warmer.")
    assert notice(client, "/en/heat/") == ""
    assert "/en/heat/" in client.get(version(page, "sv").url).text
    assert outdated(version(page, "sv")) is None


def test_the_notice_of_an_untranslated_page_leads_to_the_source(client, page):
    [link] = soup(client.get(version(page, "sv").url)).select(".language-notice a")
    assert (link["href"], link["hreflang"]) == ("/en/heat/", "en")


def test_publishing_the_same_text_again_is_no_change(page):
    publish_on(page, JUNE)
    assert outdated(finnish(page)) is None


def test_publishing_a_change_again_keeps_the_date_of_the_change(page):
    publish_on(page, JUNE, summary="Warmer.")
    publish_on(page, JULY)
    assert outdated(finnish(page)).changed == JUNE


def test_a_change_taken_back_is_no_change(page):
    publish_on(page, JUNE, summary="Warmer.")
    publish_on(page, JULY, summary="Warm.")
    assert outdated(finnish(page)) is None


@pytest.mark.parametrize("change", [{"slug": "hot"}, {"seo_title": "Hot"}, {"search_description": "Hot."}])
def test_what_no_visitor_reads_on_the_page_is_no_change(page, change):
    publish_on(page, JUNE, **change)
    assert outdated(finnish(page)) is None


def test_a_draft_of_the_source_is_no_change(page):
    page.summary = "Warmer."
    page.save_revision()
    assert outdated(finnish(page)) is None


def test_a_changed_number_of_a_chart_is_a_change(homes):
    def body(number):
        return json.dumps([{"type": "chart", "value": raw(rows=[["A", number]]), "id": "c"}])

    page = with_aliases(StandardPageFactory(parent=homes["en"], title="Chart", body=body("1")))
    translate(fresh(page), "fi")
    assert outdated(finnish(page)) is None
    publish_on(page, JUNE, body=body("2"))
    assert outdated(finnish(page)).changed == JUNE


def test_synchronising_alone_does_not_make_the_public_translation_newer(page):
    publish_on(page, JUNE, summary="Warmer.")
    TranslationSource.objects.get_for_instance(page).update_from_db()
    assert outdated(finnish(page)).reflects == MAY


def test_a_new_translation_of_the_change_ends_the_notice(client, page):
    publish_on(page, JUNE, summary="Warmer.")
    translate(fresh(page), "fi")
    assert outdated(finnish(page)) is None
    assert notice(client, finnish(page).url) == ""


def test_a_translation_published_with_the_change_unrevised_is_as_old_as_before(page):
    publish_on(page, JUNE, summary="Warmer.")
    publish(translation_of(page))
    assert finnish(page).summary == "fi Warm."
    assert outdated(finnish(page)).reflects == MAY


def test_a_translation_published_with_a_new_text_missing_is_as_old_as_before(page):
    publish_on(page, JUNE, body=json.dumps([{"type": "heading", "value": {"text": "New", "anchor": ""}, "id": "h"}]))
    publish(translation_of(page))
    assert finnish(page).body[0].value["text"] == "New"
    assert outdated(finnish(page)).reflects == MAY


def test_a_change_is_told_until_it_is_revised_and_published(client, page):
    publish_on(page, JUNE, summary="Warmer.")
    assert notice(client, finnish(page).url)

    translation = translation_of(page)
    [changed] = [state for state in segments_of(translation) if state.state == "changed"]
    save_strings(translation, {changed.segment.pk: "Lämpimämpää."}, None)
    assert notice(client, finnish(page).url)

    publish(translation)
    assert notice(client, finnish(page).url) == ""
    assert finnish(page).summary == "Lämpimämpää."


def test_a_translation_that_is_confirmed_and_published_is_of_the_present(page):
    publish_on(page, JUNE, summary="Warm!")
    translation = translation_of(page)
    confirm(translation, [state.segment.pk for state in segments_of(translation)], None)
    publish(translation)
    assert outdated(finnish(page)) is None
    assert finnish(page).summary == "fi Warm."


def test_a_source_published_anew_before_it_is_translated_makes_nothing_old(page):
    submit(fresh(page), "sv")
    publish_on(page, JUNE, summary="Warmer.")
    assert outdated(version(page, "sv")) is None
    swedish = translation_of(page, "sv")
    _translate_all(swedish)
    publish(swedish)
    assert outdated(version(page, "sv")) is None
    assert PageVersion.objects.get(page=version(page, "sv")).dated == JUNE


def translation_of(page, code: str = "fi") -> Translation:
    """The record as the publication of the source left it: nobody synchronises."""
    return Translation.objects.get(source__object_id=page.translation_key, target_locale__language_code=code)


def test_a_draft_of_the_translation_counts_when_it_is_published(page):
    publish_on(page, JUNE, summary="Warmer.")
    translation = submit(fresh(page), "fi")
    _translate_all(translation)
    with TestCase.captureOnCommitCallbacks(execute=True):
        translation.save_target(publish=False)
    assert outdated(finnish(page)).reflects == MAY

    publish_on(page, JULY, summary="Hot.")
    TranslationSource.objects.get_for_instance(page).update_from_db()
    finnish(page).latest_revision.publish()

    old = outdated(finnish(page))
    assert (old.reflects, old.changed) == (JUNE, JULY)


def _translate_all(translation) -> None:
    save_strings(translation, {state.segment.pk: f"suomeksi {state.order}" for state in segments_of(translation)}, None)


def test_a_page_that_is_kept_by_hand_claims_nothing(page):
    publish_on(page, JUNE, summary="Warmer.")
    Translation.objects.update(enabled=False)
    finnish(page).save_revision().publish()
    assert outdated(finnish(page)) is None


def test_nothing_is_said_of_a_source_that_is_not_public(page):
    publish_on(page, JUNE, summary="Warmer.")
    Page.objects.get(pk=page.pk).specific.unpublish()
    assert outdated(finnish(page)) is None


def test_a_change_on_the_day_of_the_translation_does_not_name_the_day_twice(client, page):
    publish_on(page, MAY, summary="Warmer.")
    assert outdated(finnish(page)).same_day
    assert notice(client, finnish(page).url).count("2026") == 1


def test_the_notice_costs_one_query(page, django_assert_num_queries):
    publish_on(page, JUNE, summary="Warmer.")
    translated = finnish(page)
    with django_assert_num_queries(1):
        assert outdated(translated).source.locale.language_code == "en"


def test_rebuilding_finds_the_same(page):
    publish_on(page, JUNE, summary="Warmer.")
    before = outdated(finnish(page))
    PageVersion.objects.all().delete()
    RevisionVersion.objects.all().delete()
    assert rebuild() == 1
    assert outdated(finnish(page)) == before


def test_rebuilding_after_a_synchronisation_still_counts_the_translation_as_old(page):
    publish_on(page, JUNE, summary="Warmer.")
    TranslationSource.objects.get_for_instance(page).update_from_db()
    rebuild()
    assert outdated(finnish(page)).changed == JUNE


def test_rebuilding_after_a_publication_of_what_is_not_revised_counts_the_translation_as_old(page):
    publish_on(page, JUNE, summary="Warmer.")
    publish(translation_of(page))
    rebuild()
    assert outdated(finnish(page)).changed == JUNE


def test_rebuilding_after_a_revision_counts_it_as_present(page):
    publish_on(page, JUNE, summary="Warmer.")
    translate(fresh(page), "fi")
    rebuild()
    assert outdated(finnish(page)) is None


def test_rebuilding_does_not_make_a_present_translation_old(page):
    TranslationSource.objects.get_for_instance(page).update_from_db()
    rebuild()
    assert outdated(finnish(page)) is None


def test_the_command_says_how_many_pages_it_found(page):
    output = StringIO()
    call_command("rebuild_freshness", stdout=output)
    assert output.getvalue() == "1 translated pages.\n"


def test_the_digest_does_not_depend_on_how_the_page_was_read(page):
    record = TranslationSource.objects.get_for_instance(page)
    assert text_digest(record.as_instance()) == text_digest(type(page).objects.get(pk=page.pk))
