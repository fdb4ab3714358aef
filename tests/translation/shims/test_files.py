"""The PO file at wagtail-localize's own address: every broken one gets a message and changes nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail_localize.models import StringTranslation

from tests.translation.roles import is_refused, signed_in
from tests.translation.shims.asking import address, text_of, told

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'


def upload(client, translation, content: str | bytes | None, name: str = "x.po"):
    data = content.encode() if isinstance(content, str) else content
    files = {} if data is None else {"file": SimpleUploadedFile(name, data)}
    return client.post(address("upload_pofile", translation.pk), files)


def po(translation, *entries: str) -> str:
    return HEADER + f'"X-WagtailLocalize-TranslationID: {translation.uuid}\\n"\n\n' + "\n\n".join(entries)


def everything() -> list:
    return sorted(StringTranslation.objects.values_list("pk", "data"))


BROKEN = {
    "no file": None,
    "empty": b"",
    "no header": b'msgctxt "title"\nmsgid "Heat"\nmsgstr "Uusi"\n',
    "no identity": HEADER + '\nmsgctxt "title"\nmsgid "Heat"\nmsgstr "Uusi"\n',
    "no PO at all": b"\x00\xff\xfe garbage",
    "a path": b"/etc/passwd",
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_a_message_and_changes_nothing(translation, kind):
    before = everything()

    answer = upload(signed_in("Finnish translators"), translation, BROKEN[kind])

    assert answer.status_code == 302
    assert told(answer)
    assert "uccess" not in told(answer)
    assert everything() == before


def test_a_good_file_is_taken(translation):
    answer = upload(
        signed_in("Finnish translators"), translation, po(translation, 'msgctxt "title"\nmsgid "Heat"\nmsgstr "Uusi"')
    )

    assert text_of(translation) == "Uusi"
    assert "1 text was taken" in told(answer)


@pytest.mark.parametrize(
    "entry",
    [
        '#, fuzzy\nmsgctxt "title"\nmsgid "Heat"\nmsgstr "Uusi"',
        'msgid "Heat"\nmsgstr "Uusi"',
        'msgctxt "title"\nmsgid "Unknown"\nmsgstr "Uusi"',
    ],
)
def test_an_entry_that_is_unsure_or_belongs_nowhere_is_named(translation, entry):
    answer = upload(signed_in("Finnish translators"), translation, po(translation, entry))

    assert text_of(translation) == "Lämpö"
    assert "was not taken" in told(answer)


def test_a_translator_of_another_language_neither_uploads_nor_downloads(translation):
    client = signed_in("Swedish translators")

    assert is_refused(upload(client, translation, po(translation, 'msgctxt "title"\nmsgid "Heat"\nmsgstr "X"')))
    assert is_refused(client.get(address("download_pofile", translation.pk)))
    assert text_of(translation) == "Lämpö"


def test_a_locked_page_takes_no_file(translation, finnish):
    finnish.locked = True
    finnish.save()

    answer = upload(
        signed_in("Finnish translators"), translation, po(translation, 'msgctxt "title"\nmsgid "Heat"\nmsgstr "X"')
    )

    assert "locked" in told(answer)
    assert text_of(translation) == "Lämpö"


def test_the_file_is_downloaded(translation):
    answer = signed_in("Finnish translators").get(address("download_pofile", translation.pk), follow=True)

    assert 'msgstr "Lämpö"' in answer.text
    assert str(translation.uuid) in answer.text
