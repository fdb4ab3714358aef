"""Which terms a text has, and whether its translation calls them what was agreed."""

from collections.abc import Iterator

from search.analysis import analyser
from translation.models import Term
from translation.terms.matching import TermBase, TermFinding, TermMatch, name_words, text_words, without_markup


def all_terms() -> TermBase:
    """The term base, to be handed to terms_in and check for many texts. One query."""
    return TermBase(Term.objects.all())


def terms_in(text: str, code: str, terms: TermBase | None = None) -> list[TermMatch]:
    """The terms in a text of a language by their preferred names, inflected or not, in order; the longest win.

    The text may have markup; an acronym must stand as it is written in the term base.
    """
    base = all_terms() if terms is None else terms
    return [
        TermMatch(name.term, hit.start, hit.end, hit.form)
        for hit in base.find(text, code)
        for name in hit.names
        if name.preferred
    ]


def check(
    source: str, target: str, source_code: str, target_code: str, terms: TermBase | None = None
) -> list[TermFinding]:
    """What is wrong with the terms of a translation: first what is forbidden, then what is missing; each term once.

    In doubt a term is not missing: it is enough that the words of its name stand somewhere in the target, inflected,
    in any order, within compounds too.
    """
    base = all_terms() if terms is None else terms
    found = {finding.term.pk: finding for finding in _forbidden(base, target, target_code)}
    for finding in _missing(base, source, target, source_code, target_code):
        found.setdefault(finding.term.pk, finding)
    return list(found.values())


def _forbidden(base: TermBase, target: str, code: str) -> Iterator[TermFinding]:
    for hit in base.find(target, code):
        # "Climate-neutrality" may be forbidden where "climate neutrality" is preferred, and both have the same words
        literal = [name for name in hit.names if name.text.casefold() == hit.form.casefold()]
        meant = literal or hit.names
        if not any(name.preferred for name in meant):
            for name in meant:
                yield TermFinding("forbidden", name.term, hit.form)


def _missing(base: TermBase, source: str, target: str, source_code: str, target_code: str) -> Iterator[TermFinding]:
    matches: dict[int, list[TermMatch]] = {}
    for match in terms_in(source, source_code, base):
        matches.setdefault(match.start, []).append(match)
    if not matches:
        return
    has = _Words(target, target_code)
    for namesakes in matches.values():
        # of two concepts with one name in the source either may be meant
        if not any(has.all_of(getattr(match.term, target_code)) for match in namesakes):
            for match in namesakes[:1]:
                yield TermFinding("missing", match.term, match.form)


class _Words:
    """The words of a text, to see whether those of a name are among them."""

    def __init__(self, text: str, code: str) -> None:
        self.code = code
        self.words = text_words(without_markup(text), code)

    def all_of(self, name: str) -> bool:
        wanted = name_words(name, self.code)
        telling = [word for word in wanted if not analyser(self.code).is_stopword(word.text)] or wanted
        return all(any(own.is_form_of(word) or own.has_within(word) for own in self.words) for word in telling)
