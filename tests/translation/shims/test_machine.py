"""Filling in by machine: in one's own language, and a service that is down is a message."""

import pytest
from django.test import Client
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.models import StringTranslation

from tests.translation.making import submit
from tests.translation.roles import is_refused, signed_in
from tests.translation.shims.asking import address, told

DUMMY = "wagtail_localize.machine_translators.dummy.DummyTranslator"


class DownTranslator(BaseMachineTranslator):
    display_name = "Service"

    def translate(self, source_locale, target_locale, strings):
        raise ConnectionError("no route")

    def can_translate(self, source_locale, target_locale):
        return True


class BabbleTranslator(DownTranslator):
    def translate(self, source_locale, target_locale, strings):
        return dict.fromkeys(strings)


class NarrowTranslator(DownTranslator):
    def can_translate(self, source_locale, target_locale):
        return False


@pytest.fixture
def fill(page, settings):
    """Asks for filling in Finnish by a translator of this class; the client, the answer, how many strings there are."""
    translation = submit(page, "fi")
    translation.save_target(publish=False)

    def ask(group: str, kind: str | None = DUMMY, **headers: str):
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": kind} if kind else None
        client = group if isinstance(group, Client) else signed_in(group)
        answer = client.post(address("machine_translate", translation.pk), headers=headers)
        return answer, StringTranslation.objects.filter(translation_type="machine").count()

    ask.translation = translation
    return ask


def test_a_translator_fills_in_ones_own_language(fill):
    answer, count = fill("Finnish translators")

    assert answer.status_code == 302
    assert count == fill.translation.get_progress()[0] > 0
    assert "filled in" in told(answer)


@pytest.mark.parametrize("group", ["Swedish translators", "Authors"])
def test_others_fill_in_nothing(fill, group):
    answer, count = fill(group)

    assert is_refused(answer)
    assert count == 0


def test_a_second_time_there_is_nothing_left(fill):
    client = signed_in("Finnish translators")
    fill(client)

    answer, _count = fill(client)

    assert "nothing" in told(answer)


@pytest.mark.parametrize("kind", [DownTranslator, BabbleTranslator, NarrowTranslator])
def test_a_service_that_cannot_help_is_a_message(fill, kind):
    answer, count = fill("Finnish translators", f"{__name__}.{kind.__name__}")

    assert answer.status_code == 302
    assert told(answer)
    assert count == 0


def test_a_script_is_told_too(fill):
    answer, _count = fill("Finnish translators", f"{__name__}.DownTranslator", x_requested_with="XMLHttpRequest")

    assert answer.status_code == 503
    assert answer.json()["error"].startswith("Service does not answer")


def test_without_a_translator_the_address_is_not_found(fill):
    assert fill("Finnish translators", None)[0].status_code == 404


def test_a_locked_page_is_not_filled_in(fill):
    page = fill.translation.get_target_instance()
    page.locked = True
    page.save(clean=False)

    answer, count = fill("Finnish translators")

    assert "locked" in told(answer)
    assert count == 0
