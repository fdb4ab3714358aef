"""How translating into one language is organised: set with the language, under Settings, Locales."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Locale
from wagtail_localize.locales.components import register_locale_component


@register_locale_component(
    heading=_("Translating into this language"),
    help_text=_("Who translates, who publishes, and how many days a translation may take."),
)
class LanguageSettings(models.Model):
    locale = models.OneToOneField(Locale, on_delete=models.CASCADE, related_name="translation_settings")
    translators = models.ForeignKey(
        Group,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("translators"),
        help_text=_("The group that translates into this language."),
    )
    reviewed = models.BooleanField(
        _("a reviewer publishes"),
        default=False,
        help_text=_(
            "Translators send what they have done to a reviewer, who publishes it. "
            "Without this the translators publish themselves."
        ),
    )
    days = models.PositiveSmallIntegerField(
        _("days for a translation"), default=7, help_text=_("The deadline that is proposed when work is given out.")
    )

    panels = [FieldPanel("translators"), FieldPanel("reviewed"), FieldPanel("days")]

    class Meta:
        verbose_name = _("translating into a language")
        verbose_name_plural = _("translating into languages")

    def __str__(self) -> str:
        return str(self.locale)
