"""Pictures, documents, pages and addresses: what a translation takes from its source unless it chooses another.

wagtail-localize calls them overridable segments, and keeps a choice as a SegmentOverride.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.widgets import AdminPageChooser
from wagtail.documents import get_document_model
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images import get_image_model
from wagtail.images.widgets import AdminImageChooser
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models
from wagtail.snippets.widgets import AdminSnippetChooser
from wagtail_localize.models import OverridableSegment, SegmentOverride, Translation

from translation.editor.places import Place, Places
from translation.editor.texts import fingerprint
from translation.shims.overrides import OverrideRefused, save_override

Kind = Literal["image", "document", "page", "snippet", "address", "text", "unknown"]
# A size that is made ahead of every picture (core.renditions).
THUMBNAIL = "fill-480x320|format-webp"


@dataclass(eq=False)
class Choice:
    """One such value in its place. `source` is the source's value, `chosen` the translation's, None for none of its
    own; both are primary keys, or texts. `objects` are the records of the choosers' kinds, by primary key.
    """

    segment: OverridableSegment
    place: Place
    kind: Kind
    model: Any
    source: Any
    override: SegmentOverride | None
    objects: dict[Any, Any] = field(default_factory=dict)

    @property
    def pk(self) -> int:
        return self.segment.pk

    @property
    def is_chooser(self) -> bool:
        """Whether a record is chosen, and no text is written."""
        return self.model is not None

    @property
    def chosen(self) -> Any:
        return self.override.data if self.override else None

    @property
    def value(self) -> str:
        """What stands in the form: "" for "as in the source"."""
        return "" if self.chosen is None else str(self.chosen)

    @property
    def base(self) -> str:
        return fingerprint(self.value)

    @property
    def error(self) -> str:
        return (self.override.get_error() or "") if self.override else ""

    @property
    def source_object(self) -> Any:
        return self.objects.get(self.source)

    @property
    def shown_object(self) -> Any:
        """The record that the translation shows: its own or the source's."""
        return self.objects.get(self.source if self.chosen is None else self.chosen)

    @property
    def source_title(self) -> str:
        return title_of(self.source_object) if self.model else str(self.source)

    @property
    def shown_title(self) -> str:
        return title_of(self.shown_object) if self.model else self.value or self.source_title

    @property
    def last_changed_by(self) -> Any:
        return self.override.last_translated_by if self.override else None

    @property
    def source_url(self) -> str:
        """Where the source's value can be looked at."""
        if self.kind == "address":
            return self.source
        return (self.source_object.url or "") if self.kind in {"page", "document"} and self.source_object else ""

    @property
    def thumbnail(self) -> Any:
        return thumbnail_of(self.source_object) if self.kind == "image" else None

    @cached_property
    def widget(self) -> Any:
        return _widget(self.kind, self.model)

    def rendered(self, name: str, value: str) -> SafeString:
        """Wagtail's chooser, with what was loaded at once for all of them."""
        key = _key(self.model, value) if value else None
        # what was chosen and not saved, because somebody else was faster, was not loaded with the others
        chosen = key and (self.objects.get(key) or records(self.model, [key]).get(key))
        data = _widget_data(self.widget, chosen) if chosen else None
        html = self.widget.render_html(name, data or {}, {"id": f"id_{name}"})
        script = self.widget.render_js_init(f"id_{name}", name, data)
        return mark_safe(f"{html}<script>{script}</script>")  # noqa: S308  both are Wagtail's


def choices_of(translation: Translation, places: Places) -> list[Choice]:
    """All of a translation, with the records that they show. As many queries as there are kinds of records."""
    segments = list(
        OverridableSegment.objects.filter(source_id=translation.source_id)
        .select_related("context")
        .order_by("order", "pk")
    )
    overrides = {
        override.context_id: override
        for override in SegmentOverride.objects.filter(
            locale_id=translation.target_locale_id, context__object_id=translation.source.object_id
        )
        .select_related("context", "last_translated_by")
        .order_by("pk")
    }
    choices = []
    for segment in segments:
        place = places.of(segment.context)
        kind, model = _kind(place)
        choices.append(Choice(segment, place, kind, model, segment.data, overrides.get(segment.context_id)))
    _load(choices)
    return choices


def save_choice(translation: Translation, choice: Choice, value: str, user: Any) -> str:
    """Keep what was chosen, or go back to the source's for "". Returns what keeps it from being kept, "" if nothing."""
    if not value or value == str(choice.source):
        SegmentOverride.objects.filter(
            locale_id=translation.target_locale_id, context_id=choice.segment.context_id
        ).delete()
        return ""
    key = _key(choice.model, value) if choice.model else None
    try:
        save_override(translation, choice.segment, value if key is None else key, user)
    except OverrideRefused as problem:
        return str(problem)
    return ""


def records(model: Any, keys: Iterable[Any]) -> dict[Any, Any]:
    """The records with these primary keys. One query, and one for the small pictures of pictures."""
    queryset = model._default_manager.all()
    if issubclass(model, get_image_model()):
        queryset = queryset.prefetch_renditions(THUMBNAIL)
    if issubclass(model, Page):
        queryset = queryset.select_related("locale")
    return queryset.in_bulk({key for key in (_key(model, each) for each in keys) if key is not None})


def title_of(record: Any) -> str:
    if record is None:
        return _("What was chosen does not exist any more.")
    return record.get_admin_display_title() if isinstance(record, Page) else str(record)


def edit_url_of(record: Any) -> str:
    return AdminURLFinder().get_edit_url(record) or ""


def thumbnail_of(image: Any) -> Any:
    """The small picture if it is made already; a list of pictures makes none."""
    return next(iter(getattr(image, "prefetched_renditions", [])), None)


def media() -> forms.Media:
    """The scripts of all choosers."""
    return (
        AdminImageChooser().media
        + AdminDocumentChooser().media
        + AdminPageChooser().media
        + AdminSnippetChooser(model=get_snippet_models()[0]).media
    )


def _load(choices: list[Choice]) -> None:
    keys: dict[Any, set] = defaultdict(set)
    for choice in choices:
        if choice.model:
            keys[choice.model] |= {choice.source, choice.chosen} - {None}
    found = {model: records(model, wanted) for model, wanted in keys.items()}
    for choice in choices:
        choice.objects = found.get(choice.model, {})


def _kind(place: Place) -> tuple[Kind, Any]:
    leaf = place.leaf
    if isinstance(leaf, blocks.ChooserBlock):
        return _kind_of_model(leaf.model_class)
    if isinstance(leaf, models.ForeignKey):
        return _kind_of_model(leaf.related_model)
    if isinstance(leaf, blocks.EmailBlock | models.EmailField):
        return "text", None
    # an address within a rich text is kept with the text
    if isinstance(leaf, blocks.URLBlock | models.URLField) or place.rich:
        return "address", None
    if isinstance(leaf, models.CharField | models.TextField | blocks.FieldBlock):
        return "text", None
    return "unknown", None


def _kind_of_model(model: Any) -> tuple[Kind, Any]:
    if issubclass(model, get_image_model()):
        return "image", model
    if issubclass(model, get_document_model()):
        return "document", model
    if issubclass(model, Page):
        return "page", model
    return ("snippet", model) if model in get_snippet_models() else ("unknown", model)


def _widget(kind: Kind, model: Any) -> Any:
    """The chooser, saying what choosing here is for."""
    another = {"choose_one_text": _("Choose another for this language"), "clear_choice_text": _("As in the source")}
    if kind == "image":
        return AdminImageChooser(**another)
    if kind == "document":
        return AdminDocumentChooser(**another)
    if kind == "page":
        return AdminPageChooser(target_models=[model], **another)
    return AdminSnippetChooser(model=model, **another)


def _widget_data(widget: Any, record: Any) -> dict[str, Any]:
    data = {"id": record.pk, "edit_url": edit_url_of(record), widget.display_title_key: title_of(record)}
    if isinstance(widget, AdminImageChooser):
        small = thumbnail_of(record)
        preview = {"url": small.url, "width": small.width, "height": small.height} if small else {}
        data |= {"preview": preview, "default_alt_text": record.default_alt_text}
    return data


def _key(model: Any, value: Any) -> Any:
    """`value` as a primary key of the model; None if it cannot be one."""
    try:
        return model._meta.pk.to_python(value)
    except (ValidationError, TypeError, ValueError):
        return None
