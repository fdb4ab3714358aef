from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save


class SearchConfig(AppConfig):
    name = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from search import asked, synonyms
        from search.documents import read_later

        post_save.connect(read_later, sender="core.SiteDocument", dispatch_uid="read documents for the search")
        for signal in (post_save, post_delete):
            signal.connect(synonyms.changed, sender="search.Synonym", dispatch_uid="synonyms are others")
        post_save.connect(asked.on_synonym, sender="search.Synonym", dispatch_uid="a synonym answers searches")
        post_save.connect(
            asked.on_promotion,
            sender="wagtailsearchpromotions.SearchPromotion",
            dispatch_uid="a promotion answers searches",
        )
