"""How far the segment is."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation.quality.subject import Subject


def missing(subject: Subject) -> Iterator[str]:
    if subject.source.strip() and not subject.target.strip():
        yield _("This is not translated.")


def invalid(subject: Subject) -> Iterator[str]:
    if subject.state == "error":
        yield subject.error or _("This translation cannot be used.")


def changed(subject: Subject) -> Iterator[str]:
    if subject.state == "changed":
        yield _("The source was changed after this was translated. Look it through, then save or confirm it.")
