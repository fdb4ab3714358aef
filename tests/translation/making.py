"""Makers of translations, and of the site's upper pages in all languages, for the tests of this folder."""

from collections.abc import Callable
from typing import Any

from django.test import TestCase
from django.utils.text import slugify
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.synctree import create_aliases_for_new_page

from tests.factories import BlogIndexPageFactory, CaseIndexPageFactory
from translation.saving import save_strings
from translation.segments import segments_of


def locale(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


def with_aliases(page: Page) -> Page:
    """The page, after its aliases were made as the admin's add view makes them."""
    create_aliases_for_new_page(page)
    return page


def version(page: Page, code: str) -> Any:
    """The page's counterpart in a language, fresh from the database and of its own type."""
    return page.get_translation(locale(code)).specific


def case_index(homes: dict[str, Page]) -> Page:
    return with_aliases(CaseIndexPageFactory(parent=homes["en"]))


def blog_index(homes: dict[str, Page]) -> Page:
    return with_aliases(BlogIndexPageFactory(parent=homes["en"]))


def in_language(code: str) -> Callable[[str], str]:
    """A translator who is easily recognised: "Heat" becomes "fi Heat"."""
    return lambda text: f"{code} {text}"


def submit(source: Any, code: str) -> Translation:
    """The translation record of a page or snippet, with nothing translated yet; the source is read anew."""
    record, _created = TranslationSource.update_or_create_from_instance(source)
    return Translation.objects.get_or_create(source=record, target_locale=locale(code))[0]


def translate(source: Any, code: str, by: Callable[[str], str | None] | None = None) -> Any:
    """Translate every string of `source` that is missing or was changed, publish, and return the translation.

    What `by` has no answer for is translated as in_language does.
    """
    translation = submit(source, code)
    by = by or in_language(code)
    texts = {}
    for state in segments_of(translation):
        if state.state in ("missing", "changed"):
            text = by(state.source) or in_language(code)(state.source)
            texts[state.segment.pk] = slugify(text) if state.path == "slug" else text
    save_strings(translation, texts, None)
    return publish(translation)


def publish(translation: Translation) -> Any:
    # the revision is published when the transaction commits, which a test's never does
    with TestCase.captureOnCommitCallbacks(execute=True):
        translation.save_target(publish=True)
    return translation.get_target_instance()
