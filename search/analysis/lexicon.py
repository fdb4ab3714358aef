"""The known words of a language, read from tries on the disk (search/analysis/build/ makes them)."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import marisa_trie

DATA = Path(__file__).with_name("data")


class Entry(NamedTuple):
    """What is known about a base form: how common it is, alone, as beginning and as end of compounds (0 to 255)."""

    frequency: int
    first: int
    last: int
    base: str  # of a form that only begins compounds, else empty


NOTHING = Entry(0, 0, 0, "")


class Lexicon:
    """Memory-mapped: what was never asked for takes no memory, and web processes share the rest."""

    def __init__(self, code: str) -> None:
        self._forms = marisa_trie.BytesTrie().mmap(str(DATA / f"{code}.forms.marisa"))
        self._lemmas = marisa_trie.BytesTrie().mmap(str(DATA / f"{code}.lemmas.marisa"))
        self._endings = marisa_trie.BytesTrie().mmap(str(DATA / f"{code}.endings.marisa"))

    def bases(self, form: str) -> list[str]:
        """The base forms that an inflected form may have, the most common first."""
        found = {form[: len(form) - rule[0]] + rule[1:].decode() for rule in self._forms.get(form, ())}
        return sorted(found, key=lambda lemma: (-self.entry(lemma).frequency, lemma))

    def __contains__(self, form: str) -> bool:
        return form in self._forms

    def entry(self, lemma: str) -> Entry:
        """NOTHING for what is no base form and begins no compounds."""
        found = self._lemmas.get(lemma)
        if not found:
            return NOTHING
        frequency, first, last, *_ = found[0]
        return Entry(frequency, first, last, found[0][3:].decode())

    def forms(self, beginning: str) -> list[str]:
        """All inflected forms with this beginning."""
        return list(dict.fromkeys(self._forms.keys(beginning)))

    def guesses(self, form: str) -> list[str]:
        """What an unknown form may be the form of, judged by the known words with the longest such ending."""
        endings = self._endings.prefixes(form[::-1])
        if not endings:
            return []
        rules = sorted(self._endings[max(endings, key=len)])
        return [form[: len(form) - rule[1]] + rule[2:].decode() for rule in rules if rule[1] < len(form)]

    def beginnings(self, text: str) -> Iterator[str]:
        """The words that the text begins with and that begin compounds or are base forms."""
        yield from self._lemmas.prefixes(text)


@lru_cache(maxsize=3)
def lexicon(code: str) -> Lexicon:
    return Lexicon(code)
