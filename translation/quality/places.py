"""Which model field or block a segment fills."""

from functools import lru_cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail_localize.models import TranslationContext, TranslationSource

from translation.quality.subject import Field


def field_of(source: TranslationSource, context: TranslationContext) -> Field:
    """The place of a string; asks the database for nothing but, once, the source's content type."""
    leaf = leaf_of(source, context)
    rich = isinstance(leaf, RichTextField | blocks.RichTextBlock)
    most = getattr(leaf, "max_length", None) or getattr(getattr(leaf, "field", None), "max_length", None)
    return Field(context.path, _names(context), None if rich else most)


def leaf_of(source: TranslationSource, context: TranslationContext) -> Any:
    """The model field or block, None where the model has it no more."""
    return _leaf(source.specific_content_type.model_class(), _names(context))


def _names(context: TranslationContext) -> tuple[str, ...]:
    """The names on the way to the block; only the field's where wagtail-localize did not note them."""
    return tuple((context.field_path or context.path.split(".")[0]).split("."))


@lru_cache(maxsize=512)
def _leaf(model: Any, names: tuple[str, ...]) -> Any:
    try:
        leaf = model._meta.get_field(names[0])
    except FieldDoesNotExist:
        return None
    if isinstance(leaf, models.ManyToOneRel) and len(names) > 1:
        return _leaf(leaf.related_model, names[1:])
    if isinstance(leaf, StreamField) and len(names) > 1:
        leaf = leaf.stream_block
        for name in names[1:]:
            if isinstance(leaf, blocks.ListBlock):
                leaf = leaf.child_block
            elif isinstance(leaf, blocks.StructBlock | blocks.StreamBlock):
                leaf = leaf.child_blocks.get(name)
    return leaf
