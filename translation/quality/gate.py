"""Puts the rules to every segment of a translation, and keeps the answers that translators gave to warnings."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from translation import terms
from translation.models import Waiver
from translation.quality.checking import check
from translation.quality.pictures import PictureText, pictures_of
from translation.quality.places import field_of
from translation.quality.rules import ALT_TEXT, LEVELS, Level
from translation.quality.subject import Subject
from translation.segments import SegmentState, segments_of


class Text(Protocol):
    """What can be waived: a SegmentState, or the alternative text of a picture."""

    @property
    def path(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong. `segment_id` is None where it is not of a segment but of a picture on the page.

    `message` is translated, and plain text. `waived_by` is the answer to a warning that was waved through.
    """

    path: str
    segment_id: int | None
    rule: str
    level: Level
    message: str
    waived_by: Waiver | None = None


class Gate:
    """Finds what is wrong with translations, one after another; reads the term base once."""

    def __init__(self) -> None:
        self.terms = terms.all_terms()

    def findings(self, translation: Translation, segments: list[SegmentState] | None = None) -> list[Finding]:
        segments = segments_of(translation) if segments is None else segments
        waivers = {(waiver.path, waiver.rule, waiver.digest): waiver for waiver in translation.waivers.all()}
        found = []
        for state in segments:
            digest = digest_of(state)
            for rule, message in check(self._subject(translation, state)):
                waiver = waivers.get((state.path, rule.name, digest)) if rule.level == "warning" else None
                found.append(Finding(state.path, state.segment.pk, rule.name, rule.level, message, waiver))
        for picture, message in pictures_of(translation, segments):
            waiver = waivers.get((picture.path, ALT_TEXT, digest_of(picture)))
            found.append(Finding(picture.path, None, ALT_TEXT, LEVELS[ALT_TEXT], message, waiver))
        return found

    def _subject(self, translation: Translation, state: SegmentState) -> Subject:
        subject = Subject(
            source_html=state.source,
            target_html=state.text,
            source_code=translation.source.locale.language_code,
            target_code=translation.target_locale.language_code,
            field=field_of(translation.source, state.segment.context),
            state=state.state,
            error=state.error,
        )
        if subject.target.strip() and not subject.field.citation:
            subject.terms = terms.check(
                subject.source, subject.target, subject.source_code, subject.target_code, self.terms
            )
        return subject


def findings(translation: Translation, segments: list[SegmentState] | None = None) -> list[Finding]:
    """All findings in the order of the page, waived ones included. `segments` spares reading the strings again.

    At most ten queries, however long the page is.
    """
    return Gate().findings(translation, segments)


def stops(found: Iterable[Finding]) -> list[Finding]:
    """Those that keep the translation from being published: errors, and warnings that nobody answered."""
    return [finding for finding in found if finding.waived_by is None]


def waive(translation: Translation, text: Text, rule: str, reason: str, user: Any) -> Waiver:
    """Wave a warning through, for the very text that stands there now. Asks for no right.

    Raises ValueError, worded for the user, for an error or an unknown rule, and without a reason.
    """
    if LEVELS.get(rule) != "warning":
        raise ValueError(_("This cannot be waved through: it has to be mended."))
    reason = reason.strip()
    if not reason:
        raise ValueError(_("Give a reason: without one the warning stays."))
    waiver, _created = Waiver.objects.update_or_create(
        translation=translation,
        path=text.path,
        rule=rule,
        digest=digest_of(text),
        defaults={"reason": reason[: Waiver._meta.get_field("reason").max_length], "given_by": user},
    )
    return waiver


def picture_text(translation: Translation, path: str) -> PictureText | None:
    """The alternative text at `path` that has a finding, for waive()."""
    return next((picture for picture, _message in pictures_of(translation, []) if picture.path == path), None)


def digest_of(text: Text) -> str:
    """Of a source and its translation together: what a waiver holds for."""
    return hashlib.sha256(f"{text.source}\0{text.text}".encode()).hexdigest()
