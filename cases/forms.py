"""The editor's form of a case."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm


class CasePageForm(WagtailAdminPageForm):
    """Says why the priority is asked for: Django does not carry a model field's "required" message into the form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if priority := self.fields.get("priority"):
            model_field = self._meta.model._meta.get_field("priority")
            priority.error_messages["required"] = model_field.error_messages["required"]
