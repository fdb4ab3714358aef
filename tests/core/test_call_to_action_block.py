"""A call to action leads to one place: a page of this site, or an address elsewhere."""

import pytest
from django.core.exceptions import ValidationError

from core.blocks.links import CallToActionBlock
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db

BLOCK = CallToActionBlock()


def call(**values):
    return BLOCK.normalize({"heading": "Take part", "label": "Write to us", "page": None, "url": "", **values})


def test_a_call_to_action_may_lead_elsewhere():
    value = BLOCK.clean(call(url="https://example.org/"))
    assert '<a class="button" href="https://example.org/">Write to us</a>' in BLOCK.render(value, {})


def test_a_call_to_action_may_lead_to_a_page(homes):
    page = StandardPageFactory(parent=homes["en"], slug="take-part")
    value = BLOCK.clean(call(page=page))
    assert '<a class="button" href="/en/take-part/">Write to us</a>' in BLOCK.render(value, {})


def test_a_call_to_action_without_an_address_is_refused():
    with pytest.raises(ValidationError) as failure:
        BLOCK.clean(call())
    assert "page" in failure.value.block_errors


def test_a_call_to_action_with_two_addresses_is_refused(homes):
    with pytest.raises(ValidationError) as failure:
        BLOCK.clean(call(page=homes["en"], url="https://example.org/"))
    assert "page" in failure.value.block_errors


def test_a_page_that_was_taken_offline_leaves_no_dead_link(homes):
    page = StandardPageFactory(parent=homes["en"], live=False)
    assert "<a " not in BLOCK.render(call(page=page), {})
