"""A picture's alternative text: the image's own, another one here, or none."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from core.blocks.media import FigureBlock, GalleryBlock
from tests.factories import ImageFactory

pytestmark = pytest.mark.django_db

BLOCK = FigureBlock()


def figure(**values):
    return BLOCK.normalize({"image": ImageFactory(), **values})


@pytest.mark.parametrize(("language", "alt"), [("en", "A shore"), ("fi", "Ranta"), ("sv", "En strand")])
def test_a_picture_has_the_images_text_in_the_active_language(language, alt):
    with translation.override(language):
        assert f'alt="{alt}"' in BLOCK.render(figure())


def test_a_missing_translation_of_the_text_falls_back_to_english():
    image = ImageFactory(alt_fi="")
    with translation.override("fi"):
        assert 'alt="A shore"' in BLOCK.render(figure(image=image))


def test_a_use_of_a_picture_may_have_its_own_text():
    html = BLOCK.render(figure(alt_override='The "old" shore'))
    assert 'alt="The &quot;old&quot; shore"' in html
    assert "A shore" not in html


def test_a_decorative_picture_has_an_empty_text():
    html = BLOCK.render(figure(decorative=True))
    assert 'alt=""' in html
    assert "A shore" not in html


def test_a_decorative_picture_may_not_have_a_text_of_its_own():
    with pytest.raises(ValidationError) as failure:
        BLOCK.clean(figure(decorative=True, alt_override="A shore"))
    assert "alt_override" in failure.value.block_errors


def test_a_picture_shows_its_maker_and_licence():
    html = BLOCK.render(figure(caption="In May"))
    assert "In May" in html
    assert "Someone, CC BY 4.0" in html


def test_a_deleted_picture_leaves_nothing_behind():
    assert BLOCK.render(BLOCK.normalize({"image": None, "caption": "In May"})).strip() == ""


def test_every_picture_of_a_gallery_has_its_own_text():
    block = GalleryBlock()
    image = ImageFactory()
    value = block.normalize({"images": [{"image": image}, {"image": image, "alt_override": "Another"}]})
    html = block.render(value)
    assert html.count('alt="A shore"') == 1
    assert html.count('alt="Another"') == 1
