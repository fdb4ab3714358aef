"""Texts in every state of translation, and the account of them counted by hand, one record after the other."""

from datetime import timedelta
from random import Random
from typing import Any

from django.test import TestCase
from django.utils import timezone
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.models import Priority
from tests.factories import PriorityFactory, StandardPageFactory
from tests.translation.making import locale, submit, translate, with_aliases
from translation import freshness
from translation.models import Assignment
from translation.saving import save_strings
from translation.segments import segments_of
from translation.standing import STATES

TARGETS = ("fi", "sv")


def published_anew(source: Any, **values: Any) -> Any:
    """The source, after an editor has published these values."""
    source = type(source).objects.get(pk=source.pk)
    for name, value in values.items():
        setattr(source, name, value)
    with TestCase.captureOnCommitCallbacks(execute=True):
        source.save_revision().publish()
    return source


def translate_some(translation: Translation, dice: Random) -> None:
    texts = {each.segment.pk: f"x {each.source}" for each in segments_of(translation) if each.path != "slug"}
    chosen = {pk: text for pk, text in texts.items() if dice.random() < 0.6}
    save_strings(translation, chosen, None)


def put_in_some_state(source: Any, code: str, dice: Random) -> None:
    """Bring the text some way towards being translated."""
    way = dice.choice(["nothing", "begun", "partly", "done", "public", "changed", "broken", "stopped"])
    if way == "nothing":
        return
    if way in {"begun", "partly", "done"}:
        translation = submit(source, code)
        with TestCase.captureOnCommitCallbacks(execute=True):
            translation.save_target(publish=False)
        if way == "partly":
            translate_some(translation, dice)
        elif way == "done":
            every = {each.segment.pk: f"y-{each.segment.pk}" for each in segments_of(translation)}
            save_strings(translation, every, None)
        return
    translate(source, code)
    translation = Translation.objects.get(source__object_id=source.translation_key, target_locale=locale(code))
    if way == "broken":
        segment = dice.choice(list(translation.source.stringsegment_set.all()))
        StringTranslation.objects.filter(
            translation_of_id=segment.string_id, context_id=segment.context_id, locale=locale(code)
        ).update(has_error=True)
    elif way == "changed":
        published_anew(source, summary=f"Another summary, number {dice.randrange(10**6)}.")
        if dice.random() < 0.3:  # looked at, and not yet published
            save_strings(translation, {each.segment.pk: f"z {each.text}" for each in segments_of(translation)}, None)
    elif way == "stopped":
        Translation.objects.filter(pk=translation.pk).update(enabled=False)
    if dice.random() < 0.2 and hasattr(target := translation.get_target_instance(), "unpublish"):
        target.unpublish()


def some_texts(homes: dict[str, Page], seed: int, number: int = 8) -> list[Any]:
    """Pages and priorities of random states in both languages, some of them in somebody's hands."""
    dice = Random(seed)  # noqa: S311
    priority = PriorityFactory()
    texts: list[Any] = [priority, PriorityFactory()]
    for _position in range(number):
        page = StandardPageFactory(parent=homes["en"])
        if dice.random() < 0.9:
            with_aliases(page)
        texts.append(page)
    for text in texts:
        for code in TARGETS:
            put_in_some_state(text, code, dice)
        if dice.random() < 0.15:
            type(text).objects.get(pk=text.pk).unpublish()
    for translation in Translation.objects.filter(enabled=True, assignment=None):
        if dice.random() < 0.5:
            due = timezone.localdate() + timedelta(days=dice.randrange(-5, 10))
            finished = timezone.now() if dice.random() < 0.3 else None
            Assignment.objects.create(translation=translation, due=due, finished_at=finished)
    return texts


def undone(translation: Translation) -> list[StringSegment]:
    """The segments without a translation, with a wrong one, or with one for another wording; one query each."""
    found = []
    for segment in translation.source.stringsegment_set.all():
        kept = StringTranslation.objects.filter(
            translation_of=segment.string, context=segment.context, locale=translation.target_locale
        ).first()
        if kept is None or kept.has_error or hasattr(kept, "needs_revision"):
            found.append(segment)
    return found


def counted_by_hand(code: str) -> dict[str, Any]:
    """What translation.standing.numbers says of a language, counted with models only."""
    count = dict.fromkeys(["public_sources", "translated", *STATES, "overdue", "words_left"], 0)
    pages = Page.objects.filter(live=True, locale=locale("en"), alias_of=None, depth__gt=1)
    for source in [*pages, *Priority.objects.filter(live=True, locale=locale("en"))]:
        count["public_sources"] += 1
        target = source.get_translation_or_none(locale(code))
        public = bool(target and target.live and not getattr(target, "alias_of_id", None))
        count["translated"] += public
        record = Translation.objects.filter(
            source__object_id=source.translation_key, target_locale=locale(code), enabled=True
        ).first()
        left = undone(record) if record and target else []
        count["words_left"] += sum(len(segment.string.data.split(" ")) for segment in left)
        state = _state(source, target, record, left, public)
        count[state] += 1
        held = getattr(record, "assignment", None)
        if (
            held
            and not held.finished_at
            and held.due < timezone.localdate()
            and state not in {"up_to_date", "unfollowed"}
        ):
            count["overdue"] += 1
    return {"coverage": round(count["translated"] / count["public_sources"], 4), **count}


def _state(source: Any, target: Any, record: Translation | None, left: list, public: bool) -> str:
    if isinstance(target, Page) and any(
        state.status == WorkflowState.STATUS_IN_PROGRESS for state in target.specific.workflow_states.all()
    ):
        return "in_review"
    if not target or not (public or record):
        return "not_started"
    if not record:
        return "unfollowed"
    if not public:
        return "in_work" if left else "ready"
    if isinstance(target, Page):
        old = freshness.outdated(target) is not None
    else:
        old = bool(source.last_published_at and target.last_published_at < source.last_published_at)
    return "out_of_date" if left or old else "up_to_date"
