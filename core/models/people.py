"""Authors and contacts."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from core.languages import CODES, in_active_language
from core.models.taxonomy import TrilingualSlug


class Person(TrilingualSlug, index.Indexed):
    """An author or contact, kept in one place.

    The name may stay empty: then the role speaks. So a person who leaves is taken off every page by clearing
    one field, and the role and its e-mail address stay. The address of an author's page is made from the name, or
    from the title where there is none, and is made anew when the name changes.
    """

    name = models.CharField(_("name"), max_length=120, blank=True, help_text=_("Leave empty to show the title alone."))
    title_en = models.CharField(_("title in English"), max_length=160)
    title_fi = models.CharField(_("title in Finnish"), max_length=160)
    title_sv = models.CharField(_("title in Swedish"), max_length=160)
    responsibilities_en = models.CharField(_("areas of responsibility in English"), max_length=300, blank=True)
    responsibilities_fi = models.CharField(_("areas of responsibility in Finnish"), max_length=300, blank=True)
    responsibilities_sv = models.CharField(_("areas of responsibility in Swedish"), max_length=300, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    show_email = models.BooleanField(_("show the e-mail address"), default=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    show_phone = models.BooleanField(_("show the telephone number"), default=True)
    photo = models.ForeignKey(
        "core.SiteImage", verbose_name=_("photo"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    panels = [
        FieldPanel("name"),
        MultiFieldPanel(
            [FieldPanel("title_en"), FieldPanel("title_fi"), FieldPanel("title_sv")], heading=_("Job title")
        ),
        MultiFieldPanel(
            [FieldPanel(f"responsibilities_{code}") for code in ("en", "fi", "sv")],
            heading=_("Areas of responsibility"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("email"), FieldPanel("show_email")]),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("show_phone")]),
            ],
            heading=_("How to reach"),
        ),
        FieldPanel("photo"),
    ]

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.AutocompleteField("title_en"),
        index.AutocompleteField("title_fi"),
        index.AutocompleteField("title_sv"),
    ]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "title_en"]

    def __str__(self) -> str:
        return self.display_name

    def clean(self) -> None:
        super().clean()
        if self.show_email and not self.email and self.show_phone and not self.phone:
            raise ValidationError({"email": _("Give an e-mail address or a telephone number, or hide both.")})

    def slug_source(self, code: str) -> str:
        return self.name or getattr(self, f"title_{code}")

    def fill_slugs(self) -> None:
        # a name that was cleared must not live on in an address
        if self.pk and Person.objects.filter(pk=self.pk).exclude(name=self.name).exists():
            for code in CODES:
                setattr(self, f"slug_{code}", "")
        super().fill_slugs()

    @property
    def title(self) -> str:
        return in_active_language(self, "title")

    @property
    def responsibilities(self) -> str:
        return in_active_language(self, "responsibilities")

    @property
    def display_name(self) -> str:
        return self.name or self.title
