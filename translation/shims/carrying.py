"""A translation outlives a change of its source.

wagtail-localize ties a translation to the very wording of its source: after a change of one letter the sentence is
untranslated, and the public Finnish page shows it in English. Here the old translation is carried to the new wording
and marked NeedsRevision, whenever the strings of a source are read anew; and they are read anew whenever a source
that is being translated is published.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import Any, NamedTuple

from bs4 import BeautifulSoup
from django.db.models.signals import post_save
from rapidfuzz.distance import Indel
from wagtail.models import TranslatableMixin
from wagtail.signals import published
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from translation.models import NeedsRevision
from translation.saving import markup_error

# From here on two texts are two wordings of the same: half of the words in common, in the same order.
ALIKE = 0.5


class Pair(NamedTuple):
    """A string that is gone from its place, and the string that stands for it now."""

    old: StringSegment
    new: StringSegment


Place = tuple[int, int]  # pk of the string, pk of the context


def place_of(segment: StringSegment) -> Place:
    return segment.string_id, segment.context_id


def carry(before: Sequence[StringSegment], after: Sequence[StringSegment]) -> None:
    """Give each new string of a source the translations, in all languages, of the string that it replaces.

    A string that has a translation already, because its wording was there before, keeps that.
    `before`, `after`: the segments of one source in their order, with string and context loaded.
    """
    pairs = counterparts(before, after)
    if not pairs:
        return
    old = _translations([pair.old for pair in pairs]).select_related("needs_revision")
    new = _translations([pair.new for pair in pairs])
    taken = set(new.values_list("translation_of_id", "context_id", "locale_id"))
    translations = defaultdict(list)
    for translation in old:
        translations[translation.translation_of_id, translation.context_id].append(translation)
    carried, marks = [], []
    for pair in pairs:
        for translation in translations[place_of(pair.old)]:
            if (*place_of(pair.new), translation.locale_id) not in taken:
                copy = _copy(translation, pair)
                carried.append(copy)
                if previous := _previous(translation, pair):
                    marks.append(NeedsRevision(translation=copy, previous_id=previous))
    StringTranslation.objects.bulk_create(carried)
    NeedsRevision.objects.bulk_create(marks)


def _translations(segments: list[StringSegment]) -> Any:
    return StringTranslation.objects.filter(
        translation_of_id__in={segment.string_id for segment in segments},
        context_id__in={segment.context_id for segment in segments},
    )


def _copy(translation: StringTranslation, pair: Pair) -> StringTranslation:
    data = _fit_links(translation.data, json.loads(pair.old.attrs) or {}, json.loads(pair.new.attrs) or {})
    return StringTranslation(
        translation_of=pair.new.string,
        context=pair.new.context,
        locale_id=translation.locale_id,
        data=data,
        translation_type=translation.translation_type,
        tool_name=translation.tool_name,
        last_translated_by_id=translation.last_translated_by_id,
        has_error=bool(translation.field_error or markup_error(pair.new.string.data, data)),
        field_error=translation.field_error,
    )


def _previous(translation: StringTranslation, pair: Pair) -> int | None:
    """The wording that the translation was really made for, unless it is good for the new one as it is.

    An address is: a page keeps its Finnish address when the English one is changed.
    """
    if pair.new.context.path == "slug":
        return None
    mark = getattr(translation, "needs_revision", None)
    previous = mark.previous_id if mark else translation.translation_of_id
    return previous if previous != pair.new.string_id else None


def counterparts(before: Sequence[StringSegment], after: Sequence[StringSegment]) -> list[Pair]:
    """Which new string stands for which old one.

    The same text in another place of the same kind: its block was made anew, or texts changed places. In the same
    place another text: where the place holds one text that is enough, in a rich text of several it must be alike.
    Alike texts in two places of the same kind: a cell of a table (its place is named after its text), or a block that
    was made anew and changed.
    """
    gone, fresh = _without(before, after), _without(after, before)
    alone = _alone(before) & _alone(after)

    def text_and_field(segment: StringSegment) -> Any:
        return segment.string_id, segment.context.field_path

    def lone_place(segment: StringSegment) -> Any:
        return segment.context_id if segment.context_id in alone else None

    pairs = []
    steps: list[tuple[Callable[[StringSegment], Any], float]] = [
        (text_and_field, 0),
        (lone_place, 0),
        (lambda segment: segment.context_id, ALIKE),
        (lambda segment: segment.context.field_path, ALIKE),
    ]
    for key, threshold in steps:
        found = list(_match(gone, fresh, key, threshold))
        pairs += found
        gone = _without(gone, [pair.old for pair in found])
        fresh = _without(fresh, [pair.new for pair in found])
    return pairs


def _without(segments: Iterable[StringSegment], others: Iterable[StringSegment]) -> list[StringSegment]:
    """One segment for each place that the others have not."""
    places = {place_of(segment) for segment in others}
    return list({place_of(each): each for each in segments if place_of(each) not in places}.values())


def _alone(segments: Iterable[StringSegment]) -> set[int]:
    """The contexts that hold one string."""
    strings = defaultdict(list)
    for segment in segments:
        strings[segment.context_id].append(segment)
    return {context_id for context_id, held in strings.items() if len(held) == 1}


def _match(
    gone: Sequence[StringSegment],
    fresh: Sequence[StringSegment],
    key: Callable[[StringSegment], Any],
    threshold: float,
) -> Iterable[Pair]:
    """Pairs of those with the same key, the most alike first, and of equals those that stand nearest."""
    candidates: dict[Any, list[StringSegment]] = defaultdict(list)
    for segment in gone:
        if key(segment) is not None:
            candidates[key(segment)].append(segment)
    groups: dict[Any, list[StringSegment]] = defaultdict(list)
    for segment in fresh:
        if key(segment) in candidates:
            groups[key(segment)].append(segment)
    for value, news in groups.items():
        scored = [
            (-score, abs(old_rank - new_rank), old_rank, new_rank)
            for (old_rank, old), (new_rank, new) in product(enumerate(candidates[value]), enumerate(news))
            if (score := likeness(old.string.data, new.string.data)) >= threshold
        ]
        olds_used, news_used = set(), set()
        for _score, _distance, old_rank, new_rank in sorted(scored):
            if old_rank not in olds_used and new_rank not in news_used:
                olds_used.add(old_rank)
                news_used.add(new_rank)
                yield Pair(candidates[value][old_rank], news[new_rank])


def likeness(old: str, new: str) -> float:
    """0 to 1. By words; for short texts by letters, which any two texts have more in common."""
    words = Indel.normalized_similarity(re.findall(r"\w+", old.casefold()), re.findall(r"\w+", new.casefold()))
    letters = Indel.normalized_similarity(old, new) - 0.2
    return max(words, letters)


def _fit_links(text: str, old: dict[str, dict], new: dict[str, dict]) -> str:
    """The text with its links named as in the new source; a link that is no longer there leaves its words.

    wagtail-localize numbers the links of a string (<a id="a1">) and keeps where each leads aside: {"a1": attributes}.
    """
    if "<a" not in text or old == new:
        return text
    free = dict(new)
    names: dict[str, str] = {}
    for name, attributes in old.items():
        if same := next((each for each, others in free.items() if others == attributes), None):
            names[name] = same
            del free[same]
    # a link whose address was changed
    names |= zip([name for name in old if name not in names], free, strict=False)
    soup = BeautifulSoup(text, "html.parser")
    for link in soup.find_all("a", id=True):
        if link["id"] in names:
            link["id"] = names[link["id"]]
        else:
            link.unwrap()
    return str(soup)


def synchronise(instance: Any, **signal: Any) -> None:
    """A source was published: read its strings anew, if it is being translated. A translation is none, nor an alias."""
    if not isinstance(instance, TranslatableMixin) or not instance.live or getattr(instance, "alias_of_id", None):
        return
    key, locale_id = instance.translation_key, instance.locale_id
    sources = TranslationSource.objects.filter(object_id=key, locale_id=locale_id, translations__enabled=True)
    source = sources.first()
    is_translation = Translation.objects.filter(source__object_id=key, target_locale_id=locale_id, enabled=True)
    if source and not is_translation.exists():
        source.update_from_db()


def unmark(instance: StringTranslation, created: bool, update_fields: Any = None, **signal: Any) -> None:
    """Somebody saved a translation by one of wagtail-localize's own ways: it is revised."""
    if not created and (update_fields is None or "data" in update_fields):
        NeedsRevision.objects.filter(translation_id=instance.pk).delete()


def connect() -> None:
    """Listen to publications, by hand and by schedule, and to saved strings; called once, when the app is ready."""
    published.connect(synchronise, dispatch_uid="strings of a published source")
    post_save.connect(unmark, sender=StringTranslation, dispatch_uid="a string was revised")
