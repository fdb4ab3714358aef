"""Shows in a rendered page which of its texts are not translated, or wait for a revision.

Such a text is put into the page between two characters that no text has (Unicode keeps them for private use). They
pass through escaping, filters and templates like any letter, so that no template need know of them, and no text is
taken for another that reads the same. In the finished HTML they become <mark> elements.
"""

import re
from collections.abc import Sequence
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.strings import INLINE_TAGS, StringValue

from translation.segments import SegmentState

# One character for each of the marked segments, by its index; and one for the end of any.
FIRST, LAST, END = 0xF0000, 0xFFFFD, "\U0010fffd"
MARKERS = re.compile(f"([{chr(FIRST)}-{chr(LAST)}{END}])")
# no words for a translator, or words that would no longer be what they are
UNMARKED = {"slug"}
# their text is for machines, or cannot hold an element
WITHOUT_MARKS = ["script", "style", "title", "textarea", "option", "noscript", "svg"]


def to_mark(segments: Sequence[SegmentState]) -> list[SegmentState]:
    """Those that somebody still has to work on, and that are seen on the page."""
    return [state for state in segments if state.state != "done" and state.path not in UNMARKED]


def translated_instance(translation: Translation, marked: Sequence[SegmentState] = ()) -> Any:
    """The translated page or snippet with all that is translated so far, unsaved; English where nothing is.

    The texts of `marked` carry the characters that mark_up looks for.
    """
    source = translation.source
    starts = {state.order: chr(FIRST + index) for index, state in enumerate(marked)}
    gather = source._get_segments_for_translation

    def gather_and_mark(*arguments: Any, **options: Any) -> list[Any]:
        values = gather(*arguments, **options)
        for value in values:
            if isinstance(value, StringSegmentValue) and value.order in starts:
                value.string = StringValue(f"{starts[value.order]}{value.string.data}{END}")
        return values

    source._get_segments_for_translation = gather_and_mark
    try:
        instance = source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    finally:
        del source._get_segments_for_translation
    # until its first publication it is an alias, and would say that it is not translated
    if getattr(instance, "alias_of_id", None):
        instance.alias_of = None
    return instance


def mark_up(html: str, marked: Sequence[SegmentState], source_code: str) -> str:
    """The page with a <mark id="segment-…"> around each marked text, and without the characters."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(True):
        _mark_attributes(tag)
    marker = Marker(soup, marked, source_code)
    for text in list(soup.find_all(string=True)):
        marker.mark(text)
    if soup.head:
        stylesheet = format_html('<link rel="stylesheet" href="{}">', static("translation/sharing.css"))
        soup.head.append(BeautifulSoup(stylesheet, "html.parser"))
    return str(soup)


def _mark_attributes(tag: Tag) -> None:
    """An alternative text, a title or the like; the element is marked, for the attribute cannot be."""
    for name, value in list(tag.attrs.items()):
        if isinstance(value, str) and MARKERS.search(value):
            tag[name] = MARKERS.sub("", value)
            if tag.name not in ("meta", "link"):
                tag["data-untranslated"] = ""


def _clean(text: NavigableString) -> None:
    if MARKERS.search(text):
        if svg := text.find_parent("svg"):
            svg["data-untranslated"] = ""
        text.replace_with(type(text)(MARKERS.sub("", text)))


class Marker:
    """Goes through the texts of a page in their order; a marked string may reach over several, with tags between."""

    def __init__(self, soup: BeautifulSoup, marked: Sequence[SegmentState], source_code: str) -> None:
        self.soup, self.marked, self.source_code = soup, marked, source_code
        self.current: SegmentState | None = None
        self.block: Tag | None = None
        self.seen: set[int] = set()

    def mark(self, text: NavigableString) -> None:
        if text.find_parent(WITHOUT_MARKS):
            _clean(text)
            return
        if not any(each is self.block for each in text.parents):
            self.current = None  # a filter has cut off the end
        if self.current is None and not MARKERS.search(text):
            return
        parts: list[Tag | str] = []
        for part in MARKERS.split(text):
            if part == END:
                self.current = None
            elif MARKERS.fullmatch(part):
                self.current = self.marked[ord(part) - FIRST]
                self.block = next(each for each in text.parents if each.name not in INLINE_TAGS)
            elif part:
                parts.append(self._mark(self.current, part) if self.current and part.strip() else part)
        if parts:
            text.replace_with(*parts)
        else:
            text.extract()

    def _mark(self, state: SegmentState, text: str) -> Tag:
        mark = self.soup.new_tag("mark", attrs={"class": f"segment-{state.state}"})
        if state.state == "changed":
            mark["title"] = _("Needs revision")
        else:
            mark["title"], mark["lang"] = _("Not translated"), self.source_code
        if state.segment.pk not in self.seen:
            self.seen.add(state.segment.pk)
            mark["id"] = f"segment-{state.segment.pk}"
        mark.string = text
        return mark
