"""Splits compounds by what is known about which words begin and end compounds.

A split is a way through the word: beginnings, then an inflected form whose base form ends compounds. Each part costs
the less the more compounds it is known from and the longer it is, for long words seldom meet by chance. The cheapest
way wins, and is taken if it costs little enough. A word that the lexicon knows as a whole is held to a stricter limit,
and pays for being more common than what it seems to be made of: most such words are no compounds ("person" is not
"per" and "son").
"""

from collections.abc import Iterator
from typing import NamedTuple

from search.analysis.lexicon import Entry, Lexicon
from search.analysis.stopwords import STOPWORDS

Pieces = list[tuple[str, str]]


class Limits(NamedTuple):
    known: float
    unknown: float
    shortest: int  # letters of a word that may be split
    first: int  # letters of the shortest first part
    last: int


LIMITS = {"fi": Limits(12, 16, 6, 2, 3), "sv": Limits(13, 16, 5, 2, 3), "en": Limits(12.5, 16, 7, 3, 4)}
# The first parts of two letters that are not most often noise.
SHORT = frozenset(("el", "it", "tv", "yö", "eu", "ål", "ås", "ai"))
# The last parts of three letters that are not most often noise in English.
SHORT_LAST = frozenset(("way", "day", "bus", "bag", "box", "bed"))
# What begins a word without making it a kind of what follows: "förslag" is no kind of "slag".
PARTICLES = {
    "en": "after back down fore fort off out over par per pro sub super under up with",
    "fi": "muu ei ali yli pro per",
    "sv": """an av be bort de efter ent er ex fram från för före förut genom hop i in inne inter kring med mede miss
        mot ned ner o om pro på sam same samman till tillbaka um und under upp ur ut vid å åter över""",
}
# Endings of derivations that look like words.
NOT_LAST = """
tämä lainen läinen loinen löinen mainen mäinen moinen inen minen ton tön toi llinen linen sto stö ssa ssä lla llä lta
ltä sti tta ttä taan tään nen ja jä us ys uus yys kin kko kkö nta ntä het heten else ande ning isk lig sam bar are erna
arna orna skap dom ering ring ling vis van ella ina lle edessä esti vaksi taminen tuva isiin niksi sesta emmi late
"""
# Words whose parts nobody who looks for the part means.
WHOLE = "esimerkki maailma kaikkialla kokonainen varsinainen finland island holland landskap medlem"
NO_WORDS, WHOLES = frozenset(NOT_LAST.split()), frozenset(WHOLE.split())
MOST_PARTS = 5
PARTLY = 8.0  # what a compound may cost of which one part is unknown
EACH_PART = 2.0
COMMONER = 1.5  # for each time that a word is twice as common as its rarest part
IMPOSSIBLE = 99.0


class Splitter:
    def __init__(self, lexicon: Lexicon, code: str) -> None:
        self.lexicon = lexicon
        self.limits = LIMITS[code]
        self.code = code
        self.particles = frozenset(PARTICLES[code].split())
        self.stopwords = STOPWORDS[code] if code != "fi" else frozenset()

    def split(self, word: str, bases: list[str]) -> Pieces:
        """[(the part as it stands, its base form)], the last part in its base form twice; [] if it is no compound.

        bases: the known base forms of the word, if any.
        """
        if len(word) < self.limits.shortest:
            return []
        if not bases:
            cost, pieces = self._best(word, MOST_PARTS, {})
            if len(pieces) > 1 and cost <= self.limits.unknown:
                return self._deeper(pieces)
            return [] if self.code == "en" else self._partly(word)
        for base in bases[:2]:
            if len(base) < self.limits.shortest or base in WHOLES or not self.lexicon.entry(base).last:
                continue
            cost, pieces = self._best(base, MOST_PARTS, {}, is_base=self.code != "en")
            if len(pieces) > 1 and cost + self._commoner(base, pieces) <= self.limits.known:
                return self._deeper(pieces)
        return []

    def _commoner(self, word: str, pieces: Pieces) -> float:
        # what is no word by itself ("viher") has no frequency to compare
        parts = [self.lexicon.entry(base) for _surface, base in pieces]
        rarest = min((entry.frequency for entry in parts if not entry.base), default=255)
        return COMMONER * max(0, self.lexicon.entry(word).frequency - rarest) / 9

    def _partly(self, word: str) -> Pieces:
        """A compound of which one part is unknown: "hulevesi" in "hulevesialtaat", "käyttöinen" in "akkukäyttöinen"."""
        found: tuple[float, Pieces] = (PARTLY, [])
        for cut in range(4, len(word) - 4):
            first = word[:cut]
            if self.code == "fi" and (first[-1] not in "aeiouyäöns" or not set(first) & set("aeiouyäö")):
                continue
            cost, base = self._last_cost(word[cut:])
            cost += 0.4 * cut + (2 if len(base) < 5 else 0)
            if cost < found[0] and self.lexicon.entry(base).last > 60:
                found = cost, [(first, first), *self._deeper([(word[cut:], base)])]
        for first, base, cost in self._firsts(word):
            rest = word[len(first) :]
            cost += 0.4 * len(rest)
            if len(first) < 4 or len(rest) < 4 or not set(rest) & set("aeiouyåäö") or cost >= found[0]:
                continue
            guess = next(iter(self.lexicon.guesses(rest)), rest) if self.code == "fi" else rest
            if len(first) >= 7 or (guess.endswith("inen") and len(rest) >= 5):
                found = cost, [*self._deeper([(first, base)]), (rest, guess)]
        return found[1]

    def _deeper(self, pieces: Pieces) -> Pieces:
        """Parts that are compounds themselves ("maakunta" in "maakuntaohjelma"), split."""
        result: Pieces = []
        for surface, base in pieces:
            inside = self.split(base, [base])
            if inside:
                before = sum(len(piece) for piece, _ in inside[:-1])
                inside[-1] = (surface[before:], inside[-1][1])
            result += inside or [(surface, base)]
        return result

    def _best(self, text: str, parts: int, known: dict, is_base: bool = False) -> tuple[float, Pieces]:
        """The cheapest way through a text, and what it costs; is_base: its last part stands in its base form."""
        if (text, parts) in known:
            return known[text, parts]
        best: tuple[float, Pieces] = (IMPOSSIBLE, [])
        if parts < MOST_PARTS:
            cost, base = self._last_cost(text, is_base)
            best = cost, [(text, base)] if base else []
        if parts > 1:
            for first, first_base, cost in self._firsts(text, start=parts == MOST_PARTS):
                rest = text[len(first) :]
                if cost + EACH_PART >= best[0]:
                    continue
                rest_cost, rest_pieces = self._best(rest, parts - 1, known, is_base)
                if rest_pieces and cost + rest_cost + EACH_PART < best[0]:
                    best = cost + rest_cost + EACH_PART, [(first, first_base), *rest_pieces]
        known[text, parts] = best
        return best

    def _firsts(self, text: str, start: bool = True) -> Iterator[tuple[str, str, float]]:
        """What the text may begin with, its base form, and its cost; start: whether a word starts here."""
        longest = len(text) - min(3, self.limits.last)
        for first in self.lexicon.beginnings(text):
            if self.limits.first <= len(first) <= longest and (start or first not in NO_WORDS):
                double = self.code == "sv" and first[-2:] == first[-1] * 2 and text[len(first)] == first[-1]
                entry = self.lexicon.entry(first)
                if not double and (cost := self._first_cost(first, entry)) < IMPOSSIBLE:
                    # "lumen" is the genitive of "lumi" before it is a unit of light
                    genitive = self.lexicon.bases(first)[:1] if self.code == "fi" and first.endswith("n") else []
                    yield first, (genitive or [entry.base or first])[0], cost
        if self.code == "en":
            return
        for length in range(5, longest + 1):
            first = text[:length]
            if self.lexicon.entry(first).first:
                continue
            for base in self._linked(first):
                if self.lexicon.entry(base).last and self.lexicon.entry(base).frequency:
                    yield first, base, 1 + self._rare(base)
                    break

    def _linked(self, first: str) -> Iterator[str]:
        """The words that a first part may be by rule, although no known compound has it."""
        stem, end = first[:-1], first[-1]
        if self.code == "sv":
            if end == "s" and stem[-1] not in "sxz":
                yield stem
            if end not in "aeiouyåäö":
                yield first + "a"
        elif end == "n":
            yield from self.lexicon.bases(first)
        elif end == "s":
            yield stem + "nen"

    @staticmethod
    def _rare(word: str) -> float:
        """The cost of a part that is no known part of compounds: its length speaks for it."""
        return max(2.5, 9 - 0.75 * len(word))

    def _first_cost(self, first: str, entry: Entry) -> float:
        bound = entry.base not in ("", first)
        if first in self.particles or entry.base in self.particles or (first in self.stopwords and not bound):
            return IMPOSSIBLE
        if len(first) == 2 and first not in SHORT:
            return IMPOSSIBLE
        if len(first) <= 3 and not (
            entry.frequency > (80 if bound or self.code == "fi" else 100)
            and entry.first > (50 if bound else 80 if self.code == "en" else 110)
        ):
            return IMPOSSIBLE
        cost = IMPOSSIBLE
        if entry.first:
            cost = max(0.0, 9 - entry.first / 24) + {2: 3, 3: 2, 4: 0.5}.get(len(first), 0)
        if self.code != "en" and (entry.last or bound) and entry.frequency and len(first) >= 5:
            cost = min(cost, self._rare(first))
        return cost

    def _last_cost(self, text: str, is_base: bool = False) -> tuple[float, str]:
        """The cheapest base form of a last part: (its cost, the form), the form empty if it is none."""
        entries = {base: self.lexicon.entry(base) for base in ([text] if is_base else self.lexicon.bases(text))}
        heads = [base for base, entry in entries.items() if entry.last and base not in NO_WORDS]
        if not heads or text in NO_WORDS:
            return IMPOSSIBLE, ""
        base = text if text in heads else max(heads, key=lambda one: entries[one].last + entries[one].frequency)
        if len(base) < self.limits.last and base not in SHORT_LAST:
            return IMPOSSIBLE, ""
        cost = max(0.0, 9 - entries[base].last / 24)
        if self.code != "en" and len(base) >= 5:
            cost = min(cost, self._rare(base))
        cost += {3: 3, 4: 1}.get(len(base), 0) + max(0, (60 - entries[base].frequency) / 12)
        return cost - (2 if base == text else 0), base
