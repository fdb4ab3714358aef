"""The memory learns what is saved, by every way in, and follows corrections."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from tests.factories import StandardPageFactory
from tests.translation.making import locale, submit, translate, with_aliases
from tests.translation.memory.making import know, pairs
from translation.memory import rebuild, remember
from translation.models import MemoryEntry, NeedsRevision
from translation.saving import confirm, save_strings


def page(homes: dict[str, Page], title: str, summary: str = "In one sentence.") -> Page:
    return with_aliases(StandardPageFactory(parent=homes["en"], title=title, summary=summary))


def pk_of(translation: Translation, path: str) -> int:
    return translation.source.stringsegment_set.get(context__path=path).pk


def save(translation: Translation, text: str, path: str = "title", **options) -> dict:
    return save_strings(translation, {pk_of(translation, path): text}, None, **options)


@pytest.fixture
def heat(homes) -> Translation:
    return submit(page(homes, "Heat"), "fi")


def save_by_row(translation: Translation, text: str, path: str = "title", **values) -> StringTranslation:
    """As wagtail-localize's own views and its PO import save."""
    segment = translation.source.stringsegment_set.get(context__path=path)
    return StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        context=segment.context,
        locale=translation.target_locale,
        defaults={"data": text, "translation_type": "manual", "has_error": False, **values},
    )[0]


@pytest.mark.parametrize("way", [save, save_by_row])
def test_what_is_saved_is_remembered_at_once(heat, way):
    way(heat, "Lämpö")

    assert pairs() == {("Heat", "Lämpö")}


@pytest.mark.parametrize("way", [save, save_by_row])
def test_a_correction_takes_the_place_of_what_it_corrects(heat, way):
    way(heat, "Lämpo")
    way(heat, "Lämpö")

    assert pairs() == {("Heat", "Lämpö")}


@pytest.mark.parametrize("way", [save, save_by_row])
def test_a_pair_that_another_text_still_has_stays(homes, heat, way):
    other = submit(page(homes, "Another", summary="Heat"), "fi")
    way(other, "Lämpö", "summary")
    way(heat, "Lämpö")
    way(heat, "Kuumuus")

    assert pairs() == {("Heat", "Lämpö"), ("Heat", "Kuumuus")}


def test_a_correction_of_white_space_keeps_the_pair(heat):
    save(heat, "90 GWh", "summary")
    save(heat, "90\u00a0GWh", "summary")

    assert pairs() == {("In one sentence.", "90\u00a0GWh")}


def test_what_is_emptied_is_forgotten(heat):
    save(heat, "Kylmä")
    save(heat, "")

    assert pairs() == set()


def test_names_that_stay_the_same_are_remembered(heat):
    save(heat, "Heat")

    assert pairs() == {("Heat", "Heat")}


@pytest.mark.parametrize("way", [save, save_by_row])
def test_broken_markup_is_not_remembered_nor_is_what_it_replaced(heat, way):
    way(heat, "Lämpö")
    way(heat, "<h1>Lämpö</h1>")

    assert StringTranslation.objects.get(data="<h1>Lämpö</h1>").has_error
    assert pairs() == set()


def test_what_the_page_refuses_is_forgotten(heat):
    row = save_by_row(heat, "Lämpö")
    row.has_error, row.field_error = True, "Too long."
    row.save(update_fields=["has_error", "field_error"])

    assert pairs() == set()


@pytest.mark.parametrize("way", [save, save_by_row])
def test_addresses_are_not_remembered(heat, way):
    way(heat, "lampo", "slug")

    assert pairs() == set()


def test_what_a_machine_filled_in_is_remembered_when_a_person_has_saved_it(heat):
    save(heat, "Lämpö", machine=True, tool="DeepL")
    assert pairs() == set()

    save(heat, "Lämpö")
    assert pairs() == {("Heat", "Lämpö")}


def test_a_translation_that_is_confirmed_is_remembered_for_the_new_wording(heat):
    row = save_by_row(heat, "Lämpö")
    MemoryEntry.objects.all().delete()
    NeedsRevision.objects.create(translation=row, previous=row.translation_of)

    confirm(heat, [pk_of(heat, "title")], None)

    assert pairs() == {("Heat", "Lämpö")}


def test_the_memory_outlives_the_page(homes, heat):
    save(heat, "Lämpö")

    heat.get_target_instance().delete()
    heat.source.get_source_instance().delete()

    assert pairs() == {("Heat", "Lämpö")}


def test_saving_again_counts_as_using_and_keeps_one_pair(heat):
    know({"Heat": "Lämpö"})
    before = MemoryEntry.objects.get().used_at

    save(heat, "Lämpö")

    assert MemoryEntry.objects.get().used_at > before


def test_a_failed_save_leaves_the_memory_as_it_was(heat):
    with pytest.raises(LookupError):
        save_strings(heat, {pk_of(heat, "title"): "Lämpö", 0: "x"}, None)

    assert pairs() == set()


def test_empty_texts_are_not_remembered(homes):
    remember(locale("en"), locale("fi"), [("Heat", " "), ("", "Lämpö"), ("Cold", "Kylmä"), ("Cold", "Kylmä")])

    assert pairs() == {("Cold", "Kylmä")}


def test_five_hundred_strings_cost_the_memory_as_many_queries_as_one(homes, django_assert_max_num_queries):
    translation = submit(page(homes, "Heat"), "fi")
    segment = translation.source.stringsegment_set.get(context__path="title")
    row = StringTranslation(translation_of=segment.string, context=segment.context, locale=locale("fi"), data="Lämpö")
    StringTranslation.objects.bulk_create([row])
    old = StringTranslation(translation_of=segment.string, context=segment.context, locale=locale("fi"), data="Vanha")

    from translation.signals import strings_saved

    # what stood there: strings, what they have now, the memory's pairs, their deletion; then what is learnt, one
    # insertion, and the savepoint around all
    with django_assert_max_num_queries(8):
        strings_saved.send(sender=StringTranslation, pks=[row.pk], before=[old])


def test_rebuilding_learns_what_the_site_has_and_keeps_what_it_has_not(homes):
    source = page(homes, "Heat", summary="Warm.")
    translate(source, "fi", {"Heat": "Lämpö", "Warm.": "Lämmin."}.get)
    MemoryEntry.objects.all().delete()
    know({"Gone": "Poissa"})
    row = StringTranslation.objects.get(data="Lämmin.")
    NeedsRevision.objects.create(translation=row, previous=row.translation_of)

    call_command("rebuild_translation_memory", verbosity=0)

    assert pairs() == {("Heat", "Lämpö"), ("Gone", "Poissa")}
    assert MemoryEntry.objects.get(source="Heat").used_at == StringTranslation.objects.get(data="Lämpö").updated_at


def test_rebuilding_twice_changes_nothing(homes):
    translate(page(homes, "Heat"), "fi")
    rebuild()
    before = list(MemoryEntry.objects.order_by("pk").values())

    rebuild()

    assert list(MemoryEntry.objects.order_by("pk").values()) == before


def test_wagtail_localizes_own_way_to_save_a_string_teaches_the_memory(heat, admin_client):
    address = reverse("wagtail_localize:edit_string_translation", args=[heat.pk, pk_of(heat, "title")])

    admin_client.put(address, "value=Lämpö", content_type="application/x-www-form-urlencoded")

    assert pairs() == {("Heat", "Lämpö")}
