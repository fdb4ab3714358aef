"""All that is to be translated of a page or snippet, in the order of the source's editor."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.languages import SOURCE
from translation.editor.aids import Offer, TermHint, findings_for, hints_for, offers_for
from translation.editor.choices import Choice, choices_of, records
from translation.editor.places import Place, Places
from translation.editor.related import Related, related_of
from translation.editor.texts import compared, fingerprint, length, marked, shown, tags_of
from translation.quality import Finding
from translation.segments import SegmentState, segments_of

STATES = {
    "missing": gettext_lazy("To translate"),
    "changed": gettext_lazy("Source changed"),
    "error": gettext_lazy("Error"),
    "done": gettext_lazy("Translated"),
}
# The quality gate's findings that the state says already.
SAID_BY_STATE = {"missing", "changed", "invalid"}
# The names that blocks give to the words about a picture.
ABOUT_PICTURES = {"alt_override", "alt_text", "caption"}
OWN_ALTERNATIVES = (".alt_override", ".alt_text")


@dataclass(frozen=True)
class Conflict:
    """Somebody else has saved another text since the form was loaded."""

    text: str
    by: Any


@dataclass(eq=False)
class TextRow:
    """A segment with a text. `typed` is what stands in the field instead of what is stored; nothing of it is lost."""

    state: SegmentState
    place: Place
    links: list[tuple[str, str]]
    typed: str | None = None
    conflict: Conflict | None = None
    offers: list[Offer] = field(default_factory=list)
    hints: list[TermHint] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    picture: Choice | None = None

    kind = "text"

    @property
    def pk(self) -> int:
        return self.state.segment.pk

    @property
    def anchor(self) -> str:
        return f"segment-{self.pk}"

    @property
    def is_todo(self) -> bool:
        return self.state.state != "done" or self.conflict is not None

    @property
    def has_findings(self) -> bool:
        return any(finding.waived_by is None for finding in self.findings)

    @property
    def telling(self) -> list[Finding]:
        """The findings that say more than the state does."""
        return [finding for finding in self.findings if finding.rule not in SAID_BY_STATE]

    @property
    def last_name(self) -> str:
        by = self.state.translation and self.state.translation.last_translated_by
        return get_user_display_name(by) if by else ""

    @property
    def state_name(self) -> str:
        return str(STATES[self.state.state])

    @cached_property
    def stored(self) -> str:
        return shown(self.state.text, self.place.rich)

    @property
    def text(self) -> str:
        return self.stored if self.typed is None else self.typed

    @property
    def base(self) -> str:
        return fingerprint(self.stored)

    @cached_property
    def source(self) -> str:
        return shown(self.state.source, self.place.rich)

    @cached_property
    def _compared(self) -> tuple[SafeString, SafeString] | None:
        if self.state.previous_source is None:
            return None
        return compared(shown(self.state.previous_source, self.place.rich), self.source, self.place.rich)

    @property
    def earlier(self) -> SafeString | None:
        """The source as it was when it was translated, what is gone since marked."""
        return self._compared[0] if self._compared else None

    @property
    def source_html(self) -> SafeString:
        """The source as it is, what is new since it was translated marked."""
        return self._compared[1] if self._compared else marked(self.source, self.place.rich)

    @property
    def length(self) -> int:
        return length(self.text, self.place.rich)

    @property
    def advised(self) -> int | None:
        """How long the text may be, or should be."""
        return self.place.limit if self.place.seen is None else self.place.seen

    @property
    def is_too_long(self) -> bool:
        return bool(self.advised and self.length > self.advised)

    @property
    def is_short(self) -> bool:
        """Whether one line is enough for it."""
        return self.place.one_line and max(len(self.source), len(self.text)) <= 56

    @property
    def lines(self) -> int:
        """How high the field is before a script lets it grow."""
        return min(14, max(2, -(-max(len(self.source), len(self.text)) // 52)))

    @property
    def tags(self) -> list[tuple[str, str]]:
        return tags_of(self.source) if self.place.rich else []


@dataclass(eq=False)
class ChoiceRow:
    """A picture, document, page or address. `lacks_alt` is the picture that has no text alternative in the
    language, `alt_source` the one that it has in the source's."""

    choice: Choice
    typed: str | None = None
    error: str = ""
    conflict: Conflict | None = None
    findings: list[Finding] = field(default_factory=list)
    lacks_alt: Any = None
    alt_source: str = ""

    kind = "choice"

    @property
    def place(self) -> Place:
        return self.choice.place

    @property
    def pk(self) -> int:
        return self.choice.pk

    @property
    def anchor(self) -> str:
        return f"choice-{self.pk}"

    @property
    def is_todo(self) -> bool:
        return bool(self.lacks_alt or self.error or self.conflict or self.choice.error)

    @property
    def has_findings(self) -> bool:
        return any(finding.waived_by is None for finding in self.findings)

    @property
    def value(self) -> str:
        return self.choice.value if self.typed is None else self.typed

    @property
    def control(self) -> SafeString:
        return self.choice.rendered(f"choice-{self.pk}", self.value)


Row = TextRow | ChoiceRow | Related


@dataclass
class Group:
    """What stands under one heading."""

    key: str
    heading: str
    rows: list[Row]


@dataclass
class Listing:
    """All rows. `show` is "all", "todo" or "findings"; `general` are findings that belong to no row."""

    rows: list[Row]
    show: str = "all"
    general: list[Finding] = field(default_factory=list)

    @property
    def texts(self) -> list[TextRow]:
        return [row for row in self.rows if isinstance(row, TextRow)]

    @property
    def choices(self) -> list[ChoiceRow]:
        return [row for row in self.rows if isinstance(row, ChoiceRow)]

    @property
    def fields(self) -> list[TextRow | ChoiceRow]:
        """The rows in which something can be typed or chosen."""
        return [*self.texts, *self.choices]

    @cached_property
    def numbers(self) -> dict[str, int]:
        counts = dict.fromkeys(STATES, 0)
        for row in self.texts:
            counts[row.state.state] += 1
        return {**counts, "total": len(self.texts)}

    @property
    def todo(self) -> int:
        return sum(row.is_todo for row in self.rows)

    @property
    def with_findings(self) -> int:
        return sum(row.has_findings for row in self.rows)

    @property
    def shown(self) -> list[Row]:
        if self.show == "todo":
            return [row for row in self.rows if row.is_todo]
        if self.show == "findings":
            return [row for row in self.rows if row.has_findings]
        return self.rows

    @property
    def first(self) -> Row | None:
        """Where the translator begins."""
        wanted = self.shown
        if self.show == "findings":
            return next(iter(wanted), None)
        return next((row for row in wanted if row.is_todo), None)

    def tabs(self) -> Iterator[tuple[str, list[Group]]]:
        """What is shown, by the tabs and headings of the source's editor."""
        for tab, rows in groupby(self.shown, key=lambda row: row.place.tab):
            groups = [
                Group(key, of_group[0].place.heading, of_group)
                for key, of_group in ((key, list(each)) for key, each in groupby(rows, lambda row: row.place.group))
            ]
            yield tab, groups


def listing_of(translation: Translation, source: Any, show: str = "all") -> Listing:
    """All rows of a translation. The number of queries depends on the kinds of what there is, not on how much."""
    places = Places(source)
    states = segments_of(translation)
    choices = choices_of(translation, places)
    texts, others = _text_rows(translation, places, states, states)
    pictures = _pictures_of(choices)
    for row in texts:
        if row.state.path.rpartition(".")[2] in ABOUT_PICTURES:
            row.picture = pictures.get(row.state.path.rpartition(".")[0])
    chosen = [
        ChoiceRow(choice, error=choice.error, findings=others.pop(choice.segment.context.path, []))
        for choice in choices
    ]
    described = {state.path.rpartition(".")[0] for state in states if state.path.endswith(OWN_ALTERNATIVES)}
    _mark_missing_alternatives(chosen, translation.target_locale.language_code, described)
    rows: list[Row] = [*texts, *chosen, *related_of(translation, places)]
    rows.sort(key=lambda row: (row.place.order, _order_of(row)))
    return Listing(rows, show, [finding for several in others.values() for finding in several])


def texts_of(translation: Translation, source: Any, helped: int) -> Listing:
    """The texts alone, and what stands beside the segment `helped` only: enough to save that one."""
    states = segments_of(translation)
    wanted = [state for state in states if state.segment.pk == helped]
    texts, _others = _text_rows(translation, Places(source), states, wanted)
    return Listing([*texts])


def _text_rows(
    translation: Translation, places: Places, states: list[SegmentState], helped: list[SegmentState]
) -> tuple[list[TextRow], dict[str, list[Finding]]]:
    """A row for each state, those of `helped` with all that helps; and the findings that are of no text, by path."""
    place_of = {state.segment.pk: places.of(state.segment.context) for state in states}
    offers = offers_for(translation, helped, place_of)
    hints = hints_for(translation, helped)
    findings, others = findings_for(translation, helped)
    links = _links_of(helped)
    rows = [
        TextRow(
            state,
            place_of[pk],
            links.get(pk, []),
            offers=offers.get(pk, []),
            hints=hints.get(pk, []),
            findings=findings.get(pk, []),
        )
        for state in states
        for pk in [state.segment.pk]
    ]
    return rows, others


def _order_of(row: Row) -> int:
    if isinstance(row, TextRow):
        return row.state.order
    return row.choice.segment.order if isinstance(row, ChoiceRow) else row.segment.order


def _pictures_of(choices: list[Choice]) -> dict[str, Choice]:
    """{path of the block: the picture in it}"""
    pictures = [choice for choice in choices if choice.kind == "image"]
    return {choice.segment.context.path.rpartition(".")[0]: choice for choice in pictures}


def _mark_missing_alternatives(rows: Iterable[ChoiceRow], code: str, described: set[str]) -> None:
    """Each picture that lacks its text alternative in the language is asked about once, unless its use has its own."""
    seen = set()
    for row in rows:
        path = row.choice.segment.context.path.rpartition(".")[0]
        image = row.choice.shown_object if row.choice.kind == "image" and path not in described else None
        if image and image.pk not in seen and not getattr(image, f"alt_{code}", "-").strip():
            seen.add(image.pk)
            row.lacks_alt, row.alt_source = image, getattr(image, f"alt_{SOURCE}", "")


def _links_of(states: list[SegmentState]) -> dict[int, list[tuple[str, str]]]:
    """{segment pk: [(the link's id in the text, where it leads)]}. One query, for the titles of pages."""
    attributes = {state.segment.pk: json.loads(state.segment.attrs or "null") or {} for state in states}
    pages = records(
        Page,
        (each.get("id") for links in attributes.values() for each in links.values() if each.get("linktype") == "page"),
    )

    def target(link: dict[str, str]) -> str:
        if link.get("linktype") == "page":
            page = next((pages[key] for key in pages if str(key) == link.get("id")), None)
            return page.get_admin_display_title() if page else _("a page that is no longer there")
        return link.get("href") or _("a document")

    return {pk: [(name, target(link)) for name, link in links.items()] for pk, links in attributes.items()}
