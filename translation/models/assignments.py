"""Who translates what until when, what is said about it, and what was told by mail."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import Translation


class Assignment(models.Model):
    """A translation in somebody's hands. It ends when the translation is published complete."""

    translation = models.OneToOneField(Translation, on_delete=models.CASCADE, related_name="assignment")
    translator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="translation_assignments",
        verbose_name=_("translator"),
    )
    due = models.DateField(_("deadline"), null=True, blank=True)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    assigned_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")

    def __str__(self) -> str:
        return f"translation {self.translation_id} by {self.translator_id} until {self.due}"


class Comment(models.Model):
    """A remark on a translation; the trail is kept in the order of writing."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    text = models.TextField(_("comment"), max_length=2000)
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["written_at", "pk"]
        verbose_name = _("comment")
        verbose_name_plural = _("comments")

    def __str__(self) -> str:
        return self.text[:60]


class Notice(models.Model):
    """A mail that is owed to somebody. It stays owed until the mail server has taken it."""

    class Kind(models.TextChoices):
        ASSIGNED = "assigned", _("assigned to you")
        SOURCE_CHANGED = "source changed", _("the source was published anew")
        COMMENTED = "commented", _("a new comment")
        REVIEW = "review", _("waits for your review")
        DIGEST = "digest", _("the day's summary")

    kind = models.CharField(max_length=20, choices=Kind)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True, db_index=True)
    # by the process that is sending it now; it is free again if that process was ended before it could tell
    claimed_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} for {self.recipient_id}"
