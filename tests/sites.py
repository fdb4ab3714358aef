"""A small site with a page of every type, and what makes real translations of it."""

import json
from typing import Any

from django.test import TestCase
from wagtail.models import Locale, Site
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.synctree import create_aliases_for_new_page

from core.models import MenuItem, SiteSettings
from home.models import HomePage
from tests.factories import (
    BlogIndexPageFactory,
    BlogPageFactory,
    CaseIndexPageFactory,
    CasePageFactory,
    PriorityFactory,
    StandardPageFactory,
    StrategyPageFactory,
)


def translate(instance: Any, language: str, **texts: str) -> Any:
    """Translate through wagtail-localize and publish; returns the translated page or snippet.

    `texts` gives translations by field (`title="Otsikko"`); what is not given becomes "[fi] source text",
    slugs "slug-fi".
    """
    source, _created = TranslationSource.update_or_create_from_instance(instance)
    locale = Locale.objects.get(language_code=language)
    for segment in source.stringsegment_set.select_related("string", "context"):
        text, path = segment.string.data, segment.context.path
        default = f"{text}-{language}" if path == "slug" else f"[{language}] {text}"
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=locale,
            defaults={
                "data": texts.get(path, default),
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            },
        )
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    # wagtail-localize publishes when the transaction ends, which a test's never does
    with TestCase.captureOnCommitCallbacks(execute=True):
        translation.save_target(publish=True)
    return translation.get_target_instance()


def translate_everywhere(instance: Any) -> None:
    for language in ("fi", "sv"):
        translate(instance, language)


def alias_everywhere(page: Any) -> None:
    """What saving a new English page in the admin does: the other trees follow with aliases."""
    if not page.get_translations().exists():  # the home pages have theirs from the start
        create_aliases_for_new_page(page)


def publish_body(page: Any, blocks: list[tuple[str, Any]] | list[dict]) -> Any:
    page.body = json.dumps([{"type": b[0], "value": b[1]} if isinstance(b, tuple) else b for b in blocks])
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def home_sections(cases: list[Any], page: Any) -> list[tuple[str, Any]]:
    """Every section of the home page once; `cases` stand in the chosen cases, `page` behind the invitation."""
    return [
        ("hero", {"heading": "A region", "text": ""}),
        ("priorities", {"heading": "Priorities", "text": ""}),
        ("cases", {"heading": "Look here", "text": "", "pages": [case.pk for case in cases]}),
        ("map", {"heading": "Map", "text": ""}),
        ("figures", {"heading": "Figures", "text": "", "figures": [{"value": "26", "label": "municipalities"}]}),
        ("latest", {"heading": "Latest"}),
        ("quote", {"text": "Words.", "person": "Somebody", "role": ""}),
        ("take_part", {"heading": "Take part", "text": "", "label": "How", "page": page.pk}),
    ]


def page_of_every_type(homes: dict[str, HomePage]) -> dict[str, Any]:
    """{type: page} in English, the home page with all its sections; nothing is translated yet."""
    home = homes["en"]
    pages: dict[str, Any] = {
        "standard": StandardPageFactory(parent=home, title="About", slug="about"),
        "strategy": StrategyPageFactory(parent=home, title="Strategy", slug="strategy"),
        "case index": CaseIndexPageFactory(parent=home),
        "blog index": BlogIndexPageFactory(parent=home),
    }
    pages["case"] = CasePageFactory(
        parent=pages["case index"], title="A case", slug="a-case", priority=PriorityFactory()
    )
    pages["post"] = BlogPageFactory(parent=pages["blog index"], title="A post", slug="a-post")
    pages["home"] = publish_body(home, home_sections([pages["case"]], pages["standard"]))
    return pages


def settings_for(pages: dict[str, Any]) -> SiteSettings:
    """Menu, footer and news of the site: the menu leads to both indexes."""
    settings = SiteSettings(
        site=Site.objects.get(is_default_site=True),
        accessibility_page=pages["standard"],
        privacy_page=pages["standard"],
        news_page=pages["blog index"],
    )
    settings.menu_items = [MenuItem(page=pages["case index"]), MenuItem(page=pages["blog index"])]
    settings.save()
    return settings
