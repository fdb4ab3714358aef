"""The forms by which work is given out."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.widgets import AdminDateInput


class GiveForm(forms.Form):
    """To whom, and until when. `people` are those whom this user may choose."""

    translator = forms.TypedChoiceField(label=_("Translator"), coerce=int)
    due = forms.DateField(
        label=_("Deadline"),
        required=False,
        widget=AdminDateInput,
        help_text=_("Left empty: as many days from today as are set for the language."),
    )

    def __init__(self, *args: Any, user: Any, people: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {person.pk: person for person in people}
        choices = [(pk, get_user_display_name(person)) for pk, person in self.people.items() if pk != user.pk]
        if user.pk in self.people:
            choices.insert(0, (user.pk, _("me")))
        self.fields["translator"].choices = choices  # type: ignore[attr-defined]

    def clean_translator(self) -> Any:
        return self.people[self.cleaned_data["translator"]]


class GiveManyForm(GiveForm):
    """For the texts that are chosen in the list."""

    prefix = "give"
