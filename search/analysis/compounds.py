"""Splits compounds by what is known about which words begin and end compounds.

A split is a way through the word: beginnings, then an inflected form whose base form ends compounds. The cheapest way
wins, and is taken if it costs little enough; a word that the lexicon knows as a whole is held to a stricter limit,
for most of them are no compounds.
"""

from typing import NamedTuple

from search.analysis.lexicon import Entry, Lexicon
from search.analysis.stopwords import STOPWORDS


class Limits(NamedTuple):
    known: float
    unknown: float
    shortest: int  # letters of a word that may be split
    first: int  # letters of the shortest first part
    last: int


LIMITS = {"fi": Limits(12, 18, 6, 2, 3), "sv": Limits(13, 18, 6, 2, 3), "en": Limits(12.5, 16, 7, 3, 4)}
# The first parts of two letters that are not most often noise.
SHORT = frozenset(("el", "it", "tv", "yö", "eu", "ål", "ås"))
# English words that are not what a compound is about.
NOT_FIRST = "after back down fore fort off out over par per pro sub super under up with"
# Endings of derivations that look like words.
NOT_LAST = """
tämä lainen läinen loinen löinen mainen mäinen moinen inen minen ton tön llinen linen sto stö ssa ssä lla llä lta ltä
sti tta ttä taan tään nen ja jä us ys uus yys kin kko kkö nta ntä het heten else ande ning isk lig sam bar are erna
arna orna
"""
PARTICLES, NO_WORDS = frozenset(NOT_FIRST.split()), frozenset(NOT_LAST.split())
MOST_PARTS = 5
PARTLY = 8.5  # what a compound may cost of which one part is unknown
EACH_PART = 2.0


class Splitter:
    def __init__(self, lexicon: Lexicon, code: str) -> None:
        self.lexicon = lexicon
        self.limits = LIMITS[code]
        self.code = code

    def split(self, word: str, bases: list[str]) -> list[tuple[str, str]]:
        """[(the part as it stands, its base form)], the last part in its base form twice; [] if it is no compound.

        bases: the known base forms of the word, if any.
        """
        if len(word) < self.limits.shortest:
            return []
        limit = self.limits.known if bases else self.limits.unknown
        cost, pieces = self._best(bases[0] if bases else word, MOST_PARTS, {})
        if len(pieces) > 1 and cost <= limit:
            return self._deeper(pieces, len(word))
        return [] if bases or self.code == "en" else self._partly(word)

    def _partly(self, word: str) -> list[tuple[str, str]]:
        """A compound of which one part is unknown: "hulevesi" in "hulevesialtaat", "käyttöinen" in "akkukäyttöinen"."""
        found: tuple[float, list[tuple[str, str]]] = (PARTLY, [])
        for cut in range(3, len(word) - 4):
            cost, pieces = self._best(word[cut:], MOST_PARTS - 1, {})
            cost += 0.4 * cut
            if pieces and cost < found[0]:
                found = cost, [(word[:cut], word[:cut]), *self._deeper(pieces, len(word))]
        for first in self.lexicon.beginnings(word):
            rest = word[len(first) :]
            if len(first) < 4 or len(rest) < 5:
                continue
            entry = self.lexicon.entry(first)
            cost = self._first_cost(first, entry) + 0.4 * len(rest)
            guesses = self.lexicon.guesses(rest)
            if guesses and guesses[0].endswith("inen") and cost < found[0]:
                found = cost, [(first, entry.base or first), (rest, guesses[0])]
        return found[1]

    def _deeper(self, pieces: list[tuple[str, str]], below: int) -> list[tuple[str, str]]:
        """Parts that are compounds themselves ("maakunta" in "maakuntaohjelma"), split."""
        result = []
        for surface, base in pieces:
            inside = self.split(base, [base]) if len(base) < below else []
            if inside:
                before = sum(len(piece) for piece, _ in inside[:-1])
                inside[-1] = (surface[before:], inside[-1][1])
            result += inside or [(surface, base)]
        return result

    def _best(self, text: str, parts: int, known: dict) -> tuple[float, list[tuple[str, str]]]:
        """The cheapest way through a text, and what it costs."""
        if (text, parts) in known:
            return known[text, parts]
        best = self._as_last(text) if parts < MOST_PARTS else (99.0, [])
        if parts > 1:
            for first in self.lexicon.beginnings(text):
                rest = text[len(first) :]
                if len(first) < self.limits.first or len(rest) < self.limits.last:
                    continue
                cost = self._first_cost(first, self.lexicon.entry(first))
                if cost >= best[0]:
                    continue
                if self.code == "sv" and first[-2:] == first[-1] * 2 and rest[0] == first[-1]:
                    continue
                rest_cost, rest_pieces = self._best(rest, parts - 1, known)
                if cost + rest_cost + EACH_PART < best[0]:
                    base = self.lexicon.entry(first).base or first
                    best = cost + rest_cost + EACH_PART, [(first, base), *rest_pieces]
        known[text, parts] = best
        return best

    def _first_cost(self, first: str, entry: Entry) -> float:
        if not entry.first or (len(first) == 2 and first not in SHORT):
            return 99
        if len(first) <= 3 and not (entry.frequency > 100 and entry.first > (80 if self.code == "en" else 110)):
            return 99
        if self.code == "en" and (first in STOPWORDS["en"] or first in PARTICLES):
            return 99
        return max(0, 9 - entry.first / 24) + {2: 4, 3: 2.5, 4: 0.5}.get(len(first), 0)

    def _as_last(self, text: str) -> tuple[float, list[tuple[str, str]]]:
        best: tuple[float, list[tuple[str, str]]] = (99.0, [])
        for base in self.lexicon.bases(text) or [text]:
            entry = self.lexicon.entry(base)
            if not entry.last or len(base) < self.limits.last or base in NO_WORDS:
                continue
            cost = max(0, 9 - entry.last / 24) + {3: 3, 4: 1}.get(len(base), 0) + max(0, (60 - entry.frequency) / 12)
            cost -= 2 if base == text else 0
            if cost < best[0]:
                best = cost, [(text, base)]
        return best
