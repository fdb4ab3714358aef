"""The content is loaded wholly or not at all. In a module of its own: it begins with an empty site."""

import pytest
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import StringTranslation, TranslationSource

from cases.models import CasePage
from core.models import Organisation, Person, Priority, SiteImage, Theme
from demo.loading import Loader

MODELS = [
    Locale,
    Page,
    Revision,
    Priority,
    Theme,
    Organisation,
    Person,
    SiteImage,
    TranslationSource,
    StringTranslation,
]


@pytest.mark.django_db
def test_a_failure_in_the_middle_leaves_nothing():
    before = {model: model.objects.count() for model in MODELS}

    def fail(step: str) -> None:
        if step == "translations":
            assert CasePage.objects.exists()
            raise RuntimeError("the power went")

    with pytest.raises(RuntimeError, match="the power went"):
        Loader(say=fail).load()

    assert {model: model.objects.count() for model in MODELS} == before
