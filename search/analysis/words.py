"""The analyser of a language: tokens, base forms, parts of compounds."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from search.analysis import english, finnish, swedish
from search.analysis.compounds import Splitter
from search.analysis.lexicon import NOTHING, Lexicon, lexicon
from search.analysis.stopwords import STOPWORDS

TOKEN = re.compile(r"[^\W_]+(?:(?:['’\-‐‑:]|(?<=\d)[.,](?=\d))[^\W_]+)*")
HYPHEN = re.compile(r"[\-‐‑]")
LONGEST = 60
LANGUAGES = {"en": english, "fi": finnish, "sv": swedish}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: text[start:end] as it stands, and what it is.

    base   its base forms, the likeliest first; never empty
    parts  of a compound: the base forms of its parts, in their order
    inner  of a compound of three parts or more: the base forms of the compounds within it
    known  whether the lexicon explains it, a guess from its ending does not count
    """

    text: str
    start: int
    end: int
    base: tuple[str, ...]
    parts: tuple[str, ...] = ()
    inner: tuple[str, ...] = ()
    known: bool = True

    @property
    def terms(self) -> tuple[str, ...]:
        return self.base + self.parts + self.inner


class Analyser:
    """Use analyser("fi"): it is made once, and remembers the words it met last."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.lexicon: Lexicon = lexicon(code)
        self._language = LANGUAGES[code]
        self._splitter = Splitter(self.lexicon, code)
        self._remembered = lru_cache(maxsize=8192)(self._analyse)

    def words(self, text: str) -> list[Word]:
        return [Word(m[0], m.start(), m.end(), *self._remembered(m[0].lower())) for m in TOKEN.finditer(text)]

    def word(self, text: str) -> Word:
        """One word, without looking for where words begin and end."""
        return Word(text, 0, len(text), *self._remembered(text.lower()))

    def meant(self, word: Word) -> tuple[str, ...]:
        """The base forms to look for when somebody typed a word: who types a known one means it, or a commoner one
        that has this form."""
        typed = self._language.normal(word.text.lower())
        if typed in word.base and typed in self.lexicon:
            own = self.lexicon.entry(typed).frequency
            roots = self._language.roots(typed, self.lexicon)
            others = [base for base in word.base if base in roots or self.lexicon.entry(base).frequency > own]
            return (typed, *(base for base in others if base != typed))
        return word.base

    def is_stopword(self, word: str) -> bool:
        return word.lower() in STOPWORDS[self.code]

    def _analyse(self, word: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], bool]:
        word = self._language.without_suffix_mark(word.replace("’", "'"))
        if HYPHEN.search(word):
            return self._hyphenated([piece for piece in HYPHEN.split(word) if piece])
        if len(word) > LONGEST or not word.isalpha():
            return (word,), (), (), True
        base = self._bases(word)
        pieces: list[tuple[str, str]] = []
        for candidate in [word] if base else self._language.variants(word, self.lexicon):
            pieces = self._splitter.split(candidate, base)
            if pieces:
                break
        if not base:
            if pieces:
                surface, last = pieces[-1]
                others = [other for other in self._bases(surface)[:3] if self.lexicon.entry(other).last]
                base = [self._join([*pieces[:-1], (surface, other)]) for other in [last, *others][:3]]
            else:
                guessed = self._guess(word)
                return tuple(map(self._language.normal, guessed)), (), (), False
        parts, inner = self._inside(pieces)
        known = all(self.lexicon.entry(part) != NOTHING for _surface, part in pieces)
        return self._unique(map(self._language.normal, base)), parts, inner, known

    def _bases(self, word: str) -> list[str]:
        """The base forms of a word in the lexicon, small endings taken away where the whole is not there."""
        for variant in self._language.variants(word, self.lexicon):
            if found := self._language.bases(variant, self.lexicon):
                return found
        return []

    def _hyphenated(self, pieces: list[str]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], bool]:
        """One word and its parts, each part split further; "EU-rahoitus" and "EUrahoitus" have one base form."""
        analysed = [self._remembered(piece) for piece in pieces]
        parts: list[str] = []
        inner: list[str] = []
        for base, own_parts, own_inner, _known in analysed:
            parts += own_parts or base[:1]
            inner += [*(base if own_parts else base[1:]), *own_inner]
        if len(pieces) == 1:
            return analysed[0]
        base = tuple("".join(pieces[:-1]) + last for last in analysed[-1][0])
        return base, tuple(parts), self._unique(inner), all(known for *_, known in analysed)

    def _inside(self, pieces: list[tuple[str, str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        normal = self._language.normal
        parts = tuple(normal(base) for _surface, base in pieces)
        count = len(pieces)
        inner = [
            normal(self._join(pieces[start:end]))
            for start in range(count)
            for end in range(start + 2, count + 1)
            if end - start < count
        ]
        # What else the last part may be a form of.
        if pieces and pieces[-1][0] != pieces[-1][1]:
            inner += [normal(base) for base in self._bases(pieces[-1][0])[:3] if self.lexicon.entry(base).last]
        return parts, tuple(term for term in self._unique(inner) if term not in parts)

    @staticmethod
    def _join(pieces: list[tuple[str, str]]) -> str:
        return "".join(surface for surface, _base in pieces[:-1]) + pieces[-1][1]

    @staticmethod
    def _unique(terms: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(terms))

    def _guess(self, word: str) -> list[str]:
        """What an unknown word may be the inflected form of, by its ending; itself always among them."""
        guesses = []
        for variant in self._language.variants(word, self.lexicon)[:2]:
            guesses += self.lexicon.guesses(variant)
        return list(self._unique([*guesses[:3], word]))


@lru_cache(maxsize=3)
def analyser(code: str) -> Analyser:
    """The analyser of "en", "fi" or "sv"; KeyError for another language."""
    return Analyser(code)
