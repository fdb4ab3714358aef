from django.apps import AppConfig
from django.db.models.signals import post_save


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Helsinki Smart Region"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from core.renditions import make_ahead

        post_save.connect(make_ahead, sender="core.SiteImage", dispatch_uid="make renditions ahead")
