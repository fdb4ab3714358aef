"""The term base: what the region calls its things, in three languages."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from core.languages import CODES

_ONE_A_LINE = _("One a line. A translation that has one of these is not published.")


class Term(index.Indexed, models.Model):
    """One concept: its preferred name in each language, and the names that are not to be used for it."""

    en = models.CharField(_("English"), max_length=120)
    fi = models.CharField(_("Finnish"), max_length=120)
    sv = models.CharField(_("Swedish"), max_length=120)
    forbidden_en = models.TextField(_("not in English"), blank=True, help_text=_ONE_A_LINE)
    forbidden_fi = models.TextField(_("not in Finnish"), blank=True, help_text=_ONE_A_LINE)
    forbidden_sv = models.TextField(_("not in Swedish"), blank=True, help_text=_ONE_A_LINE)
    note = models.TextField(_("note"), blank=True, help_text=_("What it means, or where the name comes from."))

    panels = [
        FieldRowPanel([FieldPanel("en"), FieldPanel("fi"), FieldPanel("sv")], heading=_("Preferred")),
        MultiFieldPanel(
            [FieldPanel("forbidden_fi"), FieldPanel("forbidden_sv"), FieldPanel("forbidden_en")],
            heading=_("Not to be used"),
        ),
        FieldPanel("note"),
    ]
    search_fields = [*map(index.SearchField, CODES), *map(index.AutocompleteField, CODES)]

    class Meta:
        ordering = ["en"]
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = [models.UniqueConstraint(fields=["en"], name="term_is_kept_once")]

    def __str__(self) -> str:
        return self.en

    def clean(self) -> None:
        super().clean()
        for code in CODES:
            preferred = getattr(self, code).casefold()
            if preferred in (form.casefold() for form in self.forbidden(code)):
                raise ValidationError({f"forbidden_{code}": _("The preferred name cannot be forbidden too.")})

    def forbidden(self, code: str) -> list[str]:
        """The names that are not to be used in the language `code`."""
        return [line.strip() for line in getattr(self, f"forbidden_{code}").splitlines() if line.strip()]
