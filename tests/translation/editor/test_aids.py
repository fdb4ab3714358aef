"""Beside a segment: what was translated before, and the agreed terms."""

from hashlib import sha256

import pytest

from tests.translation.editor.making import begun, opened, seen, text_page
from tests.translation.making import version
from tests.translation.roles import signed_in
from translation.models import MemoryEntry, Term
from translation.saving import save_strings
from translation.segments import segments_of


@pytest.fixture
def editor(homes):
    """The editor of a page whose summary is nearly that of another, which is translated."""
    earlier = text_page(homes, title="Old", slug="old", summary="The heat of the town is stored in caverns.")
    translation, _alias = begun(earlier)
    texts = {each.source: each.segment.pk for each in segments_of(translation)}
    pk = texts["The heat of the town is stored in caverns."]
    save_strings(translation, {pk: "Kaupungin lämpö varastoidaan luoliin."}, None)
    _remember("The heat of the town is stored in caverns.", "Kaupungin lämpö varastoidaan luoliin.", earlier)
    page = text_page(homes, summary="The heat of the city is stored in caverns.")
    begun(page)
    return opened(signed_in("Finnish translators"), version(page, "fi"))


def _remember(source, target, page):
    """What publishing the page would put into the memory."""
    if not MemoryEntry.objects.filter(source=source).exists():
        MemoryEntry.objects.create(
            source_locale=page.locale,
            locale=version(page, "fi").locale,
            source=source,
            target=target,
            source_hash=sha256(source.encode()).hexdigest(),
            target_hash=sha256(target.encode()).hexdigest(),
        )


def test_a_similar_translation_is_offered_with_its_score_and_difference(editor):
    [offer] = editor.row("The heat of the city").select(".te-offer")
    assert seen(offer.select_one("[data-te-offer]")) == "Kaupungin lämpö varastoidaan luoliin."
    assert 70 <= int(seen(offer.select_one(".te-score")).split()[0]) < 100
    assert [seen(each) for each in offer.select("del")] == ["town"]
    assert [seen(each) for each in offer.select("ins")] == ["city"]


def test_taking_it_without_a_script_puts_it_into_the_field_and_keeps_what_else_was_typed(editor):
    button = editor.row("The heat of the city").select_one("button[name=take]")
    after = editor.send({"Heat": "Lämpö"}, take=button["value"])
    assert after.text("The heat of the city") == "Kaupungin lämpö varastoidaan luoliin."
    assert after.text("Heat") == "Lämpö"

    again = after.send()

    assert again.text("The heat of the city") == "Kaupungin lämpö varastoidaan luoliin."
    assert seen(again.row("The heat of the city").select_one(".te-badge")) == "Translated"


def test_a_term_in_the_source_is_shown_with_what_it_is_called_and_what_not(homes):
    Term.objects.create(
        en="heat storage", fi="lämpövarasto", sv="värmelager", forbidden_fi="lämpövarikko", note="Of caverns."
    )
    page = text_page(homes, summary="Two heat storages are built.")
    _translation, alias = begun(page)
    row = opened(signed_in("Finnish translators"), alias).row("Two heat storages")
    said = seen(row.select_one(".te-terms"))
    for part in ("heat storage", "lämpövarasto", "lämpövarikko", "Of caverns."):
        assert part in said


def test_a_text_without_terms_shows_none(homes):
    Term.objects.create(en="heat storage", fi="lämpövarasto", sv="värmelager")
    _translation, alias = begun(text_page(homes))
    assert not opened(signed_in("Finnish translators"), alias).document.select(".te-terms")
