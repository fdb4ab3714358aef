"""Warnings of the quality gate that a translator has answered."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import Translation


class Waiver(models.Model):
    """One warning on one segment, waved through with a reason.

    It holds for the very text that it was given for: `digest` is made of the segment's source and translation.
    """

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="waivers")
    path = models.TextField()  # of the segment, as in wagtail-localize's TranslationContext
    rule = models.CharField(max_length=40)  # the name of the rule in translation.quality
    digest = models.CharField(max_length=64)
    reason = models.TextField(_("reason"), max_length=500)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["translation", "path", "rule", "digest"], name="warning_is_waived_once")
        ]

    def __str__(self) -> str:
        return f"{self.rule} at {self.path}: {self.reason[:40]}"
