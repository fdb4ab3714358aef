"""Which version of its source a translated page shows: what the freshness notice is made of.

wagtail-localize keeps only the source's latest state, and keeps it when somebody synchronises, not when somebody
publishes. So the version is noted at the two moments that matter: when a source page is published, and when a
revision is made from a source (translation.freshness).
"""

from django.db import models
from wagtail.models import Page, Revision


class SourceVersion(models.Model):
    """A state of a source page's text."""

    digest = models.CharField(max_length=64)
    dated = models.DateTimeField(help_text="When the source was published with this text.")

    class Meta:
        abstract = True


class PageVersion(SourceVersion):
    """What a live page shows: its own text for a source, the text that it was translated from for a translation."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="text_version")
    source = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"{self.page_id} shows {self.source_id} of {self.dated:%Y-%m-%d}"


class RevisionVersion(SourceVersion):
    """What a translation's revision was made from; it may be published later than it was made, or never."""

    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, primary_key=True, related_name="+")

    def __str__(self) -> str:
        return f"revision {self.revision_id}, from the source of {self.dated:%Y-%m-%d}"
