"""Texts must fit where they stand."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation.quality.subject import Subject

# What search engines show; longer is cut off.
TITLE, DESCRIPTION = 60, 160


def too_long(subject: Subject) -> Iterator[str]:
    most = subject.field.max_length
    if most and len(subject.target) > most:
        yield _("%(length)d characters; there is room for %(most)d.") % {"length": len(subject.target), "most": most}


def long_title(subject: Subject) -> Iterator[str]:
    if subject.field.name == "seo_title":
        yield from _cut_off(subject.target, TITLE)


def long_description(subject: Subject) -> Iterator[str]:
    if subject.field.name == "search_description":
        yield from _cut_off(subject.target, DESCRIPTION)


def _cut_off(text: str, most: int) -> Iterator[str]:
    if len(text) > most:
        yield _("%(length)d characters; search engines show about %(most)d.") % {"length": len(text), "most": most}
