import pytest

from tests.factories import StandardPageFactory
from tests.translation.making import submit, translate, version, with_aliases


@pytest.fixture
def page(homes):
    """A live English page with its aliases."""
    return with_aliases(StandardPageFactory(parent=homes["en"], title="Heat", summary="Warm water."))


@pytest.fixture
def finnish(page):
    """Its live Finnish translation."""
    translate(page, "fi", {"Heat": "Lämpö", "Warm water.": "Lämmintä vettä.", "heat": "lampo"}.get)
    return version(page, "fi")


@pytest.fixture
def translation(page, finnish):
    return submit(page, "fi")
