"""A translated file becomes real translation records, if it has the shape of its source."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from demo.reading import ContentError
from demo.translating import translate
from tests.factories import PriorityFactory


@pytest.fixture
def finnish(homes) -> Locale:
    return Locale.objects.get(language_code="fi")


def twin_of(priority, **texts):
    return type(priority)(
        **{
            "locale": priority.locale,
            "name": "Ilmasto",
            "slug": "ilmasto",
            "summary": "Yksi lause.",
            "description": "<p>Ensin.</p><p>Sitten.</p>",
            "period_start": priority.period_start,
            **texts,
        }
    )


@pytest.fixture
def priority(homes):
    return PriorityFactory(name="Climate", slug="climate", description="<p>First.</p><p>Then.</p>")


def test_the_twins_texts_become_the_translation(priority, finnish, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        translate(priority, twin_of(priority), finnish, "climate.fi.md")

    translated = priority.get_translation(finnish)
    assert (translated.name, translated.slug, translated.live) == ("Ilmasto", "ilmasto", True)
    assert translated.description == "<p>Ensin.</p><p>Sitten.</p>"
    assert Translation.objects.get().get_progress() == (5, 5)
    assert set(StringTranslation.objects.values_list("data", flat=True)) >= {"Ilmasto", "Ensin.", "Sitten."}


def test_a_twin_that_lacks_a_text_is_reported_with_the_file_and_the_place(priority, finnish):
    message = (
        r"climate\.fi\.md has not the shape of its source\. The first difference, at text 5: "
        r"the source has 'Then\.', the translation 'nothing more'"
    )
    with pytest.raises(ContentError, match=message):
        translate(priority, twin_of(priority, description="<p>Ensin.</p>"), finnish, "climate.fi.md")

    assert not StringTranslation.objects.exists()
    assert not Translation.objects.exists()


def test_a_twin_with_a_text_too_many_is_reported(priority, finnish):
    twin = twin_of(priority, description="<p>Ensin.</p><p>Sitten.</p><p>Lopuksi.</p>")

    with pytest.raises(ContentError, match=r"the source has 'nothing more', the translation 'Lopuksi\.'"):
        translate(priority, twin, finnish, "climate.fi.md")


def test_a_twin_with_another_order_of_fields_is_reported(priority, finnish):
    twin = twin_of(priority, summary="")

    with pytest.raises(
        ContentError, match=r"at text 3: the source has 'What it is about\.', the translation 'Ensin\.'"
    ):
        translate(priority, twin, finnish, "climate.fi.md")
