"""Images and documents: what an author must say about a file before it is shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index

from core.languages import in_active_language


class SiteImage(AbstractImage):
    """An image with an alternative text in each language, its maker and its licence."""

    alt_en = models.CharField(
        _("alternative text in English"),
        max_length=200,
        help_text=_("What the picture shows, for those who cannot see it. A use of the picture may override it."),
    )
    alt_fi = models.CharField(_("alternative text in Finnish"), max_length=200)
    alt_sv = models.CharField(_("alternative text in Swedish"), max_length=200)
    credit = models.CharField(_("credit"), max_length=120, help_text=_("Who made the picture; shown under it."))
    licence = models.CharField(
        _("licence"), max_length=120, help_text=_("For example: CC BY 4.0, or: permission of the photographer.")
    )
    licence_expires = models.DateField(
        _("licence expires"), null=True, blank=True, help_text=_("Leave empty if the licence has no end.")
    )

    admin_form_fields = (
        "title",
        "file",
        "collection",
        "alt_en",
        "alt_fi",
        "alt_sv",
        "credit",
        "licence",
        "licence_expires",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @property
    def default_alt_text(self) -> str:
        """The alternative text in the active language; the source language's where it is missing."""
        return in_active_language(self, "alt") or self.title


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class SiteDocument(AbstractDocument):
    """A document with its language and what is known of its accessibility."""

    class Accessibility(models.TextChoices):
        ACCESSIBLE = "accessible", _("accessible")
        PARTLY = "partly", _("partly accessible")
        NOT_ASSESSED = "not_assessed", _("not assessed")

    class Language(models.TextChoices):
        EN = "en", _("English")
        FI = "fi", _("Finnish")
        SV = "sv", _("Swedish")

    language = models.CharField(_("language"), max_length=2, choices=Language)
    accessibility = models.CharField(
        _("accessibility"), max_length=20, choices=Accessibility, default=Accessibility.NOT_ASSESSED
    )
    # What the search reads in the file (search/documents.py).
    text = models.TextField(_("text"), blank=True, editable=False)

    search_fields = [*AbstractDocument.search_fields, index.SearchField("text")]
    admin_form_fields = ("title", "file", "collection", "language", "accessibility", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
