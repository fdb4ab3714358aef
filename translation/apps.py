from importlib import import_module

from django.apps import AppConfig

# Each has a connect(), which listens to signals or takes the place of a function of wagtail-localize.
PARTS = [
    "translation.shims.languages",
    "translation.shims.deletions",
    "translation.shims.drafts",
    "translation.shims.carrying",
    "translation.shims.moves",
    "translation.shims.relations",
    "translation.shims.segments",
    "translation.shims.view_restrictions",
    "translation.shims.wagtails_ways",
    "translation.memory.learning",
    "translation.freshness",
    "translation.assignments.following",
    "translation.terms.searching",
]


class TranslationConfig(AppConfig):
    name = "translation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for part in PARTS:
            import_module(part).connect()
