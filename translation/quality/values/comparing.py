"""Lays the figures of a source beside those of its translation."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from translation.quality.values.figures import (
    TRANSLATABLE_NAMES,
    Atom,
    Figure,
    Reading,
    blank,
    figures_of,
)
from translation.quality.values.words import Value, Word, counting_words, other_words

# A share in percent and the words for it: half, a third.
SHARES: dict[Decimal, str] = {
    Decimal(50): "1/2",
    Decimal(25): "1/4",
    Decimal(75): "3/4",
    Decimal(33): "1/3",
    Decimal(20): "1/5",
    Decimal(10): "1/10",
}


@dataclass
class Comparison:
    """What stands on one side only. `pairs` says which figure of the translation answers one of the source."""

    missing: list[Figure] = field(default_factory=list)
    added: list[Figure] = field(default_factory=list)
    words: list[tuple[Word, Word]] = field(default_factory=list)  # a number word that became another
    expected: list[Word] = field(default_factory=list)  # words of the source that an added figure may stand for
    source: list[Figure] = field(default_factory=list)
    target: list[Figure] = field(default_factory=list)


def compare(source: str, target: str, source_code: str, target_code: str) -> Comparison:
    """Compare two plain texts."""
    left, right = figures_of(source, source_code), figures_of(target, target_code)
    result = Comparison(source=left, target=right)
    source_read = _choose(left, Counter(atom for figure in right for reading in figure.readings for atom in reading))
    target_read = _choose(right, Counter(atom for reading in source_read for atom in reading))
    missing, added = _rest(left, source_read, target_read), _rest(right, target_read, source_read)
    plain_source, plain_target = blank(source, left), blank(target, right)
    words, answers = counting_words(plain_source, source_code), counting_words(plain_target, target_code)
    if missing or added or sorted(word.values for word in words) != sorted(word.values for word in answers):
        words += other_words(plain_source, source_code)
        answers += other_words(plain_target, target_code)
    words, answers = _without_common(words, answers)
    result.missing = [figure for figure, atoms in missing if not _said_in_words(figure, atoms, answers, target)]
    result.added = [figure for figure, atoms in added if not _said_in_words(figure, atoms, words, source)]
    result.expected = [word for word in words if word.counts]
    result.words = list(zip(filter(_tells, words), filter(_tells, answers), strict=False))
    return result


def _tells(word: Word) -> bool:
    """Whether the word must have a counterpart: numerals, and millions."""
    [value, *_others] = word.values
    return word.counts or (isinstance(value, Decimal) and value >= 1000)


def _choose(figures: list[Figure], others: Counter[Atom]) -> list[Reading]:
    """For each figure the reading that the other side knows best; the unambiguous ones take their atoms first."""
    left = Counter(others)
    chosen: dict[int, Reading] = {}
    for index, figure in sorted(enumerate(figures), key=lambda item: len(item[1].readings)):
        chosen[index] = max(figure.readings, key=lambda reading: _known(reading, left))
        left -= Counter(chosen[index])
    return [chosen[index] for index in range(len(figures))]


def _known(reading: Reading, others: Counter[Atom]) -> tuple[float, int]:
    """The share of the reading that the other side has; the longer reading says more."""
    known = sum(min(count, others[atom]) for atom, count in Counter(reading).items())
    return known / max(len(reading), 1), known


def _rest(figures: list[Figure], own: list[Reading], others: list[Reading]) -> list[tuple[Figure, list[Atom]]]:
    """The figures with the atoms that the other side lacks."""
    left = Counter(atom for reading in others for atom in reading)
    found = []
    for figure, reading in zip(figures, own, strict=True):
        lacking = []
        for atom in reading:
            if left[atom] > 0:
                left[atom] -= 1
            else:
                lacking.append(atom)
        if lacking:
            found.append((figure, lacking))
    return found


def _without_common(words: list[Word], answers: list[Word]) -> tuple[list[Word], list[Word]]:
    """The words that have no counterpart of the same value."""
    rest = list(answers)
    lonely = []
    # what surely counts first: "toinen" may be second or other
    for word in sorted(words, key=lambda each: not each.counts):
        twins = [answer for answer in rest if set(answer.values) & set(word.values)]
        if twins:
            rest.remove(min(twins, key=lambda answer: answer.counts != word.counts))
        else:
            lonely.append(word)
    return lonely, rest


def _said_in_words(figure: Figure, atoms: list[Atom], words: list[Word], text: str) -> bool:
    """Whether words stand for what is lacking; those that do are taken out of `words`."""
    if figure.kind == "name":
        [name] = figure.readings[0]
        bare = str(name).removeprefix("name ")
        return bool(TRANSLATABLE_NAMES.fullmatch(bare)) or bare in text.casefold().replace("-", "")
    taken = []
    for atom in atoms:
        word = next((each for each in words if each not in taken and _means(each, atom, figure.unit)), None)
        if word is None:
            return False
        taken.append(word)
    for word in taken:
        words.remove(word)
    return True


def _means(word: Word, atom: Atom, unit: str | None) -> bool:
    wanted: set[Value] = {atom}
    if unit == "%" and isinstance(atom, Decimal) and atom in SHARES:
        wanted.add(SHARES[atom])
    return bool(wanted & set(word.values))
