"""Every page type answers in every language, translated or standing in as an alias."""

import pytest

from tests import sites


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
@pytest.mark.parametrize("prepare", [sites.translate_everywhere, sites.alias_everywhere], ids=["translated", "alias"])
def test_every_page_type_answers_in_every_language(client, homes, prepare, language):
    pages = sites.page_of_every_type(homes)
    for page in pages.values():
        prepare(page)

    for page_type, page in pages.items():
        version = page.get_translations(inclusive=True).get(locale__language_code=language)
        response = client.get(version.url)
        assert response.status_code == 200, page_type
        assert version.url.startswith(f"/{language}/")
        assert response["Content-Language"] == language
        assert f'<html lang="{language}">' in response.text
