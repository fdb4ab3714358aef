"""A translation whose source sentence was changed: it stays in use, and waits for a translator's eye."""

from django.db import models
from wagtail_localize.models import String, StringTranslation


class NeedsRevision(models.Model):
    """`translation` was made for `previous`, an earlier wording of the source in the same place.

    The mark goes when a translator saves or confirms the translation.
    """

    translation = models.OneToOneField(
        StringTranslation, on_delete=models.CASCADE, primary_key=True, related_name="needs_revision"
    )
    previous = models.ForeignKey(String, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"translation {self.translation_id} since {self.since:%Y-%m-%d}"
