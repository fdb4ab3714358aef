"""The translation memory: every pair of a source text and its translation that was ever saved."""

from django.db import models
from django.utils import timezone
from wagtail.models import Locale


class MemoryEntry(models.Model):
    """One source text and one translation of it. It outlives the page that it came from."""

    source_locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    source = models.TextField()
    source_hash = models.CharField(max_length=64)  # SHA-256, hexadecimal
    target = models.TextField()
    target_hash = models.CharField(max_length=64)
    used_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source_locale", "locale", "source_hash", "target_hash"], name="memory_entry_is_kept_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source[:40]} = {self.target[:40]}"
