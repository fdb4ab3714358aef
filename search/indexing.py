"""What of an object goes into the index."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Manager, Model
from wagtail.search.index import AutocompleteField, RelatedFields, SearchField

from search.languages import language_of_column, languages_of
from search.tokens import Stream, completions, stream, vocabulary


def text_of(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(map(text_of, value))
    if isinstance(value, dict):
        return ", ".join(map(text_of, value.values()))
    return str(value)


def fields_of(instance: Any, fields: list | None = None) -> Iterator[tuple[Any, str]]:
    """The searched fields of an object and those of its related objects, with their texts."""
    for field in instance.get_search_fields() if fields is None else fields:
        if isinstance(field, SearchField | AutocompleteField):
            yield field, text_of(field.get_value(instance))
        elif isinstance(field, RelatedFields):
            related = field.get_value(instance)
            if related is None:
                continue
            for other in related.all() if isinstance(related, Manager) else [related]:
                yield from fields_of(other, field.fields)


class Indexed:
    """The tokens of an object: each text is analysed once."""

    def __init__(self, instance: Model) -> None:
        self.pk = str(instance.pk)
        self.codes = languages_of(instance)
        self.title: list[Stream] = []
        self.boosted: list[Stream] = []  # what a field's boost sets above the rest
        self.body: list[Stream] = []
        self.words: dict[str, set[str]] = {}
        completed: dict[str, None] = {}
        seen: dict[tuple[str, tuple[str, ...]], Stream] = {}
        for field, text in fields_of(instance):
            if not text:
                continue
            column = language_of_column(field.field_name)
            codes = (column,) if column else self.codes
            if isinstance(field, AutocompleteField):
                completed.update(dict.fromkeys(completions(text, codes)))
                continue
            if (text, codes) not in seen:
                seen[text, codes] = stream(text, codes)
                for code in codes:
                    alone = seen[text, codes] if len(codes) == 1 else stream(text, (code,))
                    self.words.setdefault(code, set()).update(vocabulary([alone]))
            if field.field_name == "title":
                self.title.append(seen[text, codes])
            elif (field.boost or 1) > 1:
                self.boosted.append(seen[text, codes])
            else:
                self.body.append(seen[text, codes])
        self.completed = list(completed)


def learnable(items: list[Indexed]) -> dict[str, set[str]]:
    """The vocabulary of several objects, by language."""
    found: dict[str, set[str]] = {}
    for item in items:
        for code, words in item.words.items():
            found.setdefault(code, set()).update(words)
    return found
