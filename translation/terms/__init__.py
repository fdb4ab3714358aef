"""The term base: finds its terms in a text by any inflected form, and checks a translation against it."""

from translation.terms.matching import TermBase, TermFinding, TermMatch, all_terms, check, terms_in

__all__ = ["TermBase", "TermFinding", "TermMatch", "all_terms", "check", "terms_in"]
