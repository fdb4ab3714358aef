"""The comment trail of a translation."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy
from wagtail_localize.models import Translation

from translation.assignments.access import visible_locales
from translation.assignments.notices import notify
from translation.models import Assignment, Comment, Notice
from translation.rights import require


class CommentForm(forms.ModelForm):
    class Meta:
        model = Comment
        fields = ["text"]
        error_messages = {"text": {"required": gettext_lazy("Write a comment.")}}
        labels = {"text": gettext_lazy("Comment")}
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}


@transaction.atomic
def comment(translation: Translation, author: Any, text: str) -> Comment:
    """Add a remark, and tell those who have to do with the translation: its translator, who gave it, who commented.

    Raises PermissionDenied for somebody who does not see the language's work, ValidationError for a text that is empty
    or too long.
    """
    require(translation.target_locale in visible_locales(author))
    form = CommentForm({"text": text})
    if not form.is_valid():
        raise ValidationError(form.errors["text"].as_data())
    said = Comment(translation=translation, author=author, text=form.cleaned_data["text"])
    # the notices first: each mail tells what was written since its notice
    for reader in _concerned(translation).exclude(pk=author.pk):
        notify(Notice.Kind.COMMENTED, reader, translation)
    said.save()
    return said


def _concerned(translation: Translation) -> Any:
    involved = set(Comment.objects.filter(translation=translation).values_list("author", flat=True))
    for pair in Assignment.objects.filter(translation=translation).values_list("translator", "assigned_by"):
        involved |= set(pair)
    return get_user_model().objects.filter(pk__in=involved - {None})


def trail(request: HttpRequest, translation: Translation, form: CommentForm | None = None) -> str:
    """The comments in their order and a form for another, as HTML with the id "comments"; it leads back to the page
    that shows it. Two queries.
    """
    said = Comment.objects.filter(translation=translation).select_related("author__wagtail_userprofile")
    context = {"translation": translation, "comments": said, "comment_form": form or CommentForm()}
    return render_to_string("translation/assignments/trail.html", context, request)
