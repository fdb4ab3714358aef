"""The term base's preferred and forbidden names."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation.quality.subject import Subject


def forbidden(subject: Subject) -> Iterator[str]:
    for finding in subject.terms:
        if finding.kind == "forbidden":
            yield _("“%(form)s” is not to be used; the term is “%(term)s”.") % {
                "form": finding.form,
                "term": getattr(finding.term, subject.target_code),
            }


def missing(subject: Subject) -> Iterator[str]:
    for finding in subject.terms:
        if finding.kind == "missing":
            yield _("The source has the term “%(source)s”; here it is “%(term)s”.") % {
                "source": finding.form,
                "term": getattr(finding.term, subject.target_code),
            }
