from django.apps import AppConfig


class TranslationConfig(AppConfig):
    name = "translation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from translation import drafts, freshness, moves, relations, view_restrictions

        drafts.connect()
        freshness.connect()
        moves.connect()
        relations.connect()
        view_restrictions.connect()
