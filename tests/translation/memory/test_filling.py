""" "Fill from memory": the memory as wagtail-localize's machine translator, and an outside service behind it."""

import pytest
import requests
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse
from django.utils import translation as languages
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.machine_translators.deepl import DeepLTranslator
from wagtail_localize.machine_translators.libretranslate import LibreTranslator
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue
from wagtail_localize.views.edit_translation import apply_machine_translation

from hsr_cms import env
from tests.factories import StandardPageFactory
from tests.translation.making import locale, submit, with_aliases
from tests.translation.memory.making import know, pairs
from translation.memory.translator import BATCH, MemoryTranslator


class Shouting(BaseMachineTranslator):
    """Translates by shouting; takes BATCH texts and no more, and fails when it comes to "bad"."""

    display_name = "Shouting"

    def can_translate(self, source_locale, target_locale):
        return True

    def translate(self, source_locale, target_locale, strings):
        assert len(strings) <= BATCH
        if any(string.data == "bad" for string in strings):
            raise requests.ConnectionError("no route")
        return {string: StringValue(string.data.upper()) for string in strings}


def filled(texts: list[str], service: bool = False) -> tuple[dict[str, str], MemoryTranslator]:
    options = {"SERVICE": {"CLASS": f"{__name__}.Shouting"} if service else None}
    translator = MemoryTranslator(options)
    found = translator.translate(locale("en"), locale("fi"), {StringValue(text): None for text in texts}.keys())
    return {key.data: value.data for key, value in found.items()}, translator


@pytest.fixture
def _known(homes):
    know(
        {"Heat": "Lämpö", "It holds 90 GWh.": "Siihen mahtuu 90 GWh.", 'See <a id="a1">it</a>': 'Ks. <a id="a1">se</a>'}
    )


@pytest.mark.usefixtures("_known")
def test_only_the_same_text_is_filled_in_and_never_another_number():
    texts = ["Heat", "heats", "It holds 91 GWh.", "It holds 90 GWh.", 'See <a id="a2">it</a>', "New"]

    found, translator = filled(texts)

    assert found == {
        "Heat": "Lämpö",
        "It holds 90 GWh.": "Siihen mahtuu 90 GWh.",
        'See <a id="a2">it</a>': 'Ks. <a id="a2">se</a>',
    }
    assert translator.failure == ""


@pytest.mark.usefixtures("_known")
def test_without_an_outside_service_nothing_is_asked_outside():
    translator = get_machine_translator()

    assert isinstance(translator, MemoryTranslator)
    assert translator.service is None


@pytest.mark.usefixtures("_known")
def test_an_outside_service_is_asked_for_what_the_memory_has_not():
    found, translator = filled(["Heat", "cold"], service=True)

    assert found == {"Heat": "Lämpö", "cold": "COLD"}
    assert str(translator.display_name) == "translation memory and Shouting"


@pytest.mark.usefixtures("_known")
def test_a_service_that_fails_costs_nothing_of_what_was_found_and_says_so(caplog):
    many = [f"text {number}" for number in range(BATCH)]

    found, translator = filled(["Heat", *many, "bad", "never asked"], service=True)

    assert found == {"Heat": "Lämpö", **{text: text.upper() for text in many}}
    assert translator.failure.startswith("Shouting does not answer")
    assert "no route" in caplog.text


@pytest.mark.usefixtures("_known")
def test_it_is_called_what_it_is_in_the_users_language():
    name = MemoryTranslator({}).display_name
    with languages.override("en"):
        assert str(name) == "translation memory"


def test_wagtail_localizes_own_filling_takes_it(homes, superuser):
    know({"Heat": "Lämpö", "In one sentence.": "Yhdellä lauseella."})
    translation = submit(with_aliases(StandardPageFactory(parent=homes["en"], title="Heat")), "fi")

    assert apply_machine_translation(translation.pk, superuser, get_machine_translator())

    rows = StringTranslation.objects.filter(locale=locale("fi"))
    assert set(rows.values_list("data", "translation_type", "tool_name", "has_error")) == {
        ("Lämpö", "machine", "translation memory", False),
        ("Yhdellä lauseella.", "machine", "translation memory", False),
    }


def test_the_ordinary_button_fills_in_from_the_memory(homes, admin_client):
    know({"Heat": "Lämpö"})
    translation = submit(with_aliases(StandardPageFactory(parent=homes["en"], title="Heat")), "fi")

    admin_client.post(reverse("wagtail_localize:machine_translate", args=[translation.pk]))

    assert set(StringTranslation.objects.values_list("data", flat=True)) == {"Lämpö"}
    assert pairs() == {("Heat", "Lämpö")}


def test_the_button_tells_of_a_service_that_fails_and_keeps_what_the_memory_has(homes, admin_client, settings):
    know({"Heat": "Lämpö"})
    page = StandardPageFactory(parent=homes["en"], title="Heat", summary="bad")
    translation = submit(with_aliases(page), "fi")
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "translation.memory.translator.MemoryTranslator",
        "OPTIONS": {"SERVICE": {"CLASS": f"{__name__}.Shouting"}},
    }

    address = reverse("wagtail_localize:machine_translate", args=[translation.pk])
    response = admin_client.post(address, {"next": reverse("wagtailadmin_home")}, follow=True)

    assert "Shouting does not answer at present." in response.text
    assert set(StringTranslation.objects.values_list("data", flat=True)) == {"Lämpö"}


class TestSetting:
    @pytest.fixture(autouse=True)
    def _unset(self, monkeypatch):
        for name in ("TRANSLATION_SERVICE", "TRANSLATION_SERVICE_KEY", "TRANSLATION_SERVICE_URL"):
            monkeypatch.delenv(name, raising=False)
        self.set = monkeypatch.setenv

    def service(self):
        return MemoryTranslator({"SERVICE": env.translation_service()}).service

    def test_no_service_is_set_unless_asked_for(self):
        assert self.service() is None

    def test_deepl_is_set_with_its_key(self):
        self.set("TRANSLATION_SERVICE", "DeepL")
        self.set("TRANSLATION_SERVICE_KEY", "secret:fx")

        service = self.service()

        assert isinstance(service, DeepLTranslator)
        assert service.get_headers() == {"Authorization": "DeepL-Auth-Key secret:fx"}

    def test_libretranslate_is_set_with_its_address(self):
        self.set("TRANSLATION_SERVICE", "libretranslate")
        self.set("TRANSLATION_SERVICE_URL", "https://translate.example.org/")

        service = self.service()

        assert isinstance(service, LibreTranslator)
        assert service.get_api_endpoint() == "https://translate.example.org"
        assert service.options["API_KEY"] == ""

    @pytest.mark.parametrize(
        ("name", "missing"),
        [
            ("deepl", "TRANSLATION_SERVICE_KEY"),
            ("libretranslate", "TRANSLATION_SERVICE_URL"),
            ("google", "deepl or libretranslate"),
        ],
    )
    def test_what_is_missing_or_unknown_is_named(self, name, missing):
        self.set("TRANSLATION_SERVICE", name)

        with pytest.raises(ImproperlyConfigured, match=missing):
            env.translation_service()
