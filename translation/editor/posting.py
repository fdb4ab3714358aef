"""Takes over what was typed: what was changed is saved, what somebody else has changed meanwhile is kept beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from wagtail.images import get_image_model
from wagtail_localize.models import Translation

from translation import saving
from translation.editor.choices import save_choice
from translation.editor.listing import ChoiceRow, Conflict, Listing, TextRow
from translation.editor.texts import fingerprint, normal, stored


@dataclass
class Outcome:
    """How many were saved, and the rows whose typed value was not; each of these has it in `typed`."""

    saved: int = 0
    kept: list[TextRow | ChoiceRow] = field(default_factory=list)


def take_over(translation: Translation, listing: Listing, data: Mapping[str, str], user: Any) -> Outcome:
    """Save what the form `data` has changed. Asks for no right; the fields of rows that it has not are let be."""
    outcome = Outcome()
    texts = _changed_texts(listing, data, outcome)
    with transaction.atomic():
        if texts:
            saving.save_strings(translation, texts, user)
        outcome.saved += len(texts)
        for row in listing.choices:
            _take_choice(translation, row, data, user, outcome)
        outcome.saved += _take_alternatives(translation, listing, data)
    return outcome


def keep(listing: Listing, outcome: Outcome) -> None:
    """Put what was typed and not saved into a listing that was read anew."""
    kept = {row.anchor: row for row in outcome.kept}
    for row in listing.fields:
        if old := kept.get(row.anchor):
            row.typed, row.conflict = old.typed, old.conflict
            if isinstance(row, ChoiceRow) and isinstance(old, ChoiceRow):
                row.error = old.error


def show_typed(listing: Listing, data: Mapping[str, str]) -> None:
    """Put what was typed into the fields, with nothing saved."""
    for row in listing.fields:
        name = f"{'text' if isinstance(row, TextRow) else 'choice'}-{row.pk}"
        if name in data:
            row.typed = normal(data[name])


def differs(row: TextRow, data: Mapping[str, str]) -> tuple[str, bool] | None:
    """What was typed into the row, and whether somebody else has saved another text since; None if nothing was."""
    name = f"text-{row.pk}"
    if name not in data:
        return None
    text, base = normal(data[name]), data.get(f"base-{row.pk}", row.base)
    if fingerprint(text) in {base, row.base}:
        return None
    return text, base != row.base


def _changed_texts(listing: Listing, data: Mapping[str, str], outcome: Outcome) -> dict[int, str]:
    texts = {}
    for row in listing.texts:
        found = differs(row, data)
        if found is None:
            continue
        text, meanwhile = found
        if meanwhile:
            row.typed = text
            row.conflict = Conflict(row.stored, row.state.translation and row.state.translation.last_translated_by)
            outcome.kept.append(row)
        else:
            texts[row.pk] = stored(text, row.place.rich)
    return texts


def _take_choice(
    translation: Translation, row: ChoiceRow, data: Mapping[str, str], user: Any, outcome: Outcome
) -> None:
    name = f"choice-{row.pk}"
    if name not in data or row.choice.kind == "unknown":
        return
    value, now = normal(data[name]), row.choice.base
    base = data.get(f"base-{name}", now)
    if fingerprint(value) in {base, now}:
        return
    if base != now:
        row.typed, row.conflict = value, Conflict(row.choice.shown_title, row.choice.last_changed_by)
    elif problem := save_choice(translation, row.choice, value, user):
        row.typed, row.error = value, problem
    else:
        outcome.saved += 1
        return
    outcome.kept.append(row)


def _take_alternatives(translation: Translation, listing: Listing, data: Mapping[str, str]) -> int:
    """What pictures lack: a text alternative in this language. One that is there is not changed from here."""
    field_name, count = f"alt_{translation.target_locale.language_code}", 0
    for row in listing.choices:
        text = normal(data.get(f"alt-{row.pk}", ""))
        if row.lacks_alt and text:
            maximum = get_image_model()._meta.get_field(field_name).max_length
            setattr(row.lacks_alt, field_name, text[:maximum])
            row.lacks_alt.save(update_fields=[field_name])
            count += 1
    return count
