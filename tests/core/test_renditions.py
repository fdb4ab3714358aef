"""Pictures in several sizes and formats, made before a visitor asks."""

import pytest
from django.test import TestCase

from core.renditions import FORMATS, USES, make_renditions, picture
from tests.factories import ImageFactory


@pytest.fixture
def image(db):
    with TestCase.captureOnCommitCallbacks(execute=True):
        return ImageFactory(file__width=1600, file__height=1200)


def test_an_upload_makes_every_rendition_that_pages_show(image, django_assert_num_queries):
    wanted = {item.spec for use in USES.values() for item in use.filters}
    assert set(image.renditions.values_list("filter_spec", flat=True)) == wanted
    for use in USES:
        picture(image, use, "")
    assert image.renditions.count() == len(wanted)


@pytest.mark.parametrize("use", USES)
def test_a_picture_offers_modern_formats_and_falls_back_to_jpeg(image, use):
    html = picture(image, use, "A shore").__html__()
    assert html.count("<source ") == len(FORMATS) - 1
    assert html.index('type="image/avif"') < html.index('type="image/webp"') < html.index("<img")
    fallback = html[html.index("<img") :]
    assert ".jpg" in fallback
    assert 'alt="A shore"' in fallback
    assert 'width="' in fallback
    assert 'height="' in fallback


def test_a_picture_below_the_fold_is_lazy_and_one_in_the_first_view_is_urgent(image):
    assert 'loading="lazy"' in picture(image, "card", "").__html__()
    urgent = picture(image, "head", "", first_view=True).__html__()
    assert 'fetchpriority="high"' in urgent
    assert "lazy" not in urgent


def test_an_image_that_is_gone_when_the_task_runs_is_no_error(db):
    make_renditions.call(987654)
