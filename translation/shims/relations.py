"""What wagtail-localize 1.14 does not carry to a translation: that a relation of the source was emptied.

Its `copy_synchronised_fields` sets a ParentalManyToManyField only `if values`, and a foreign key to a translatable
model makes no segment once it is empty, so the translation would keep its last theme, and a post its priority.
The function is the only place that both publishing and the preview pass, so it is wrapped here.
"""

from typing import Any

from django.db.models import ForeignKey
from modelcluster.fields import ParentalManyToManyField
from wagtail_localize import models as localize
from wagtail_localize.fields import copy_synchronised_fields, get_translatable_fields


def copy_relations_too(source: Any, target: Any) -> None:
    """Copy the synchronised fields from `source` to `target`, and empty on `target` what is empty on `source`."""
    copy_synchronised_fields(source, target)
    for translatable in get_translatable_fields(type(source)):
        field = translatable.get_field(type(source))
        if isinstance(field, ParentalManyToManyField) and translatable.is_synchronized(source):
            if not getattr(source, field.name).all():
                setattr(target, field.name, [])
            continue
        is_reference = isinstance(field, ForeignKey) and field.null and translatable.is_translated(source)
        if is_reference and getattr(source, field.attname) is None:
            setattr(target, field.name, None)


def connect() -> None:
    """Put it in the place of wagtail-localize's own; called once, when the app is ready."""
    localize.copy_synchronised_fields = copy_relations_too
