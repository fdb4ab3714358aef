"""The term base: what the region calls its things, found in texts by any inflected form."""

from translation.terms.checking import all_terms, check, terms_in
from translation.terms.matching import TermBase, TermFinding, TermMatch

__all__ = ["TermBase", "TermFinding", "TermMatch", "all_terms", "check", "terms_in"]
