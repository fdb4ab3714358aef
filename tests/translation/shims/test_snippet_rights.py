"""A priority's row is changed and published by those who may do so in its language's page tree."""

import pytest
from django.urls import reverse

from tests.factories import PriorityFactory
from tests.translation.making import locale
from tests.translation.roles import is_refused, priority_form, signed_in
from translation.models import LanguageSettings


@pytest.fixture
def finnish(homes):
    return PriorityFactory(name="Ilmasto", slug="ilmasto", locale=locale("fi"))


def address(name: str, *args) -> str:
    return reverse(f"wagtailsnippets_core_priority:{name}", args=args)


def post(client, priority, action: str, **values):
    form = priority_form(priority, name="Ilmastotyö", **values, **{f"action-{action}": "1"})
    return client.post(address("edit", priority.pk), form)


def state(priority) -> tuple:
    priority.refresh_from_db()
    return priority.name, priority.live, priority.has_unpublished_changes, priority.revisions.count()


@pytest.mark.parametrize("action", ["save", "publish"])
def test_another_language_is_refused(finnish, action):
    client, before = signed_in("Swedish translators"), state(finnish)

    assert is_refused(client.get(address("edit", finnish.pk)))
    assert is_refused(post(client, finnish, action))
    assert is_refused(client.post(address("unpublish", finnish.pk)))

    assert state(finnish) == before


def test_ones_own_language_is_changed_and_published(finnish):
    assert post(signed_in("Finnish translators"), finnish, "publish").status_code == 302

    assert state(finnish)[:2] == ("Ilmastotyö", True)


def test_where_a_reviewer_publishes_a_translator_saves_a_draft_only(finnish):
    settings = LanguageSettings.objects.get(locale=locale("fi"))
    settings.reviewed = True
    settings.save()
    client = signed_in("Finnish translators")

    assert post(client, finnish, "publish", go_live_at="2020-01-01 00:00").status_code in {200, 302}
    assert is_refused(client.post(address("unpublish", finnish.pk)))

    assert state(finnish)[:3] == ("Ilmasto", True, True)
    assert 'name="action-publish"' not in client.get(address("edit", finnish.pk)).text
    assert post(signed_in("Moderators"), finnish, "publish").status_code == 302
    assert state(finnish)[:2] == ("Ilmastotyö", True)


def test_no_translator_makes_copies_or_deletes_a_row(finnish):
    client = signed_in("Finnish translators")

    for name in ("delete", "copy"):
        assert is_refused(client.post(address(name, finnish.pk), priority_form(finnish))), name
    add = address("add") + "?locale=fi"
    assert is_refused(client.post(add, priority_form(finnish, slug="new", **{"action-publish": "1"})))

    assert type(finnish).objects.count() == 1
