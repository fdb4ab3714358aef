"""A text with its translations begun, and those who have to do with it."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import TestCase
from wagtail.models import Page
from wagtail_localize.models import Translation

from tests.factories import StandardPageFactory
from tests.translation.making import submit, with_aliases
from tests.translation.roles import somebody


@dataclass
class Scene:
    page: Page
    finnish: Translation
    swedish: Translation
    translator: Any  # into Finnish
    swede: Any
    moderator: Any


@pytest.fixture
def scene(homes) -> Scene:
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="Heat", slug="heat", summary="Heat is kept."))
    finnish, swedish = submit(page, "fi"), submit(page, "sv")
    return Scene(
        page,
        finnish,
        swedish,
        somebody("Finnish translators"),
        somebody("Swedish translators"),
        somebody("Moderators"),
    )


@pytest.fixture
def committed():
    """with committed(): … is a transaction of its own; what waits for the commit is run at its end."""
    return lambda: TestCase.captureOnCommitCallbacks(execute=True)
