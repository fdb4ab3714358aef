from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translation.exchange.archives import MAX_ARCHIVE
from translation.exchange.documents import MAX_FILE
from translation.exchange.importing import READERS


class UploadForm(forms.Form):
    """One file with the texts of one translation."""

    endings = tuple(READERS)
    largest = MAX_FILE

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("A PO or XLIFF 2.0 file, at most 2 MB. Its translations replace those on the site."),
        # what is wrong with an empty one the import says
        allow_empty_file=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = ",".join(self.endings)

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > self.largest:
            raise forms.ValidationError(
                _("The file is larger than %(size)d MB.") % {"size": self.largest // 1024**2}, code="too large"
            )
        return file


class BacklogForm(UploadForm):
    """Many of them in a zip file, or one."""

    endings = (".zip", *READERS)
    largest = MAX_ARCHIVE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _(
            "A zip file with up to 500 PO or XLIFF 2.0 files, or one such file. "
            "Its translations replace those on the site."
        )
