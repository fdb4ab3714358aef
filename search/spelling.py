"""Typing errors, and lost diacritics, set right by the words that stand on the site."""

from collections.abc import Iterable
from functools import lru_cache

from django.db import connection
from django.db.models import Max
from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.analysis import Word, analyser
from search.folding import fold, unfolded
from search.models import VocabularyWord
from search.tokens import LONGEST

MOST_CORRECTIONS = 2


def learn(language: str, terms: Iterable[str]) -> None:
    """Remembers words that stand on the site."""
    words = [VocabularyWord(language=language, term=term, folded=fold(term)[:LONGEST]) for term in sorted(terms)]
    VocabularyWord.objects.bulk_create(words, ignore_conflicts=True, batch_size=500)


def present(terms: Iterable[str], codes: Iterable[str]) -> set[str]:
    """Which of the terms stand on the site."""
    found = VocabularyWord.objects.filter(language__in=tuple(codes), term__in=tuple(terms))
    return set(found.values_list("term", flat=True))


def correct(word: str, codes: tuple[str, ...], readings: list[Word]) -> list[str]:
    """The terms of the site that a word which is not there was meant to be; the likeliest first, often none."""
    if word.isdigit() or len(word) < 3:
        return []
    if found := _without_diacritics(word, codes, readings):
        return found
    if len(word) < 4:
        return []
    return _misspelt(word, codes, readings)


def _without_diacritics(word: str, codes: tuple[str, ...], readings: list[Word]) -> list[str]:
    bases = {fold(base) for reading in readings if reading.known for base in reading.base}
    for folded in ({fold(word)}, bases):
        known = VocabularyWord.objects.filter(language__in=codes, folded__in=folded)
        if terms := list(known.values_list("term", flat=True)):
            return sorted(terms)[:MOST_CORRECTIONS]
    candidates: list[str] = []
    for code in codes:
        for spelling in unfolded(word, code):
            reading = analyser(code).word(spelling)
            if reading.known:
                candidates += reading.base
    return [term for term in candidates if term in present(candidates, codes)][:MOST_CORRECTIONS] if candidates else []


def allowed(length: int) -> int:
    """How many errors a word of this length may have."""
    return 1 if length < 8 else 2


def _misspelt(word: str, codes: tuple[str, ...], readings: list[Word]) -> list[str]:
    # A word of the language that is not on the site was meant; a compound is often enough none, but a typing error.
    if any(reading.known and not reading.parts for reading in readings):
        return []
    limit = 1 if any(reading.known for reading in readings) else allowed(len(word))
    best: list[tuple[float, str]] = []
    for code in codes:
        vocabulary = _vocabulary(code)
        for form in dict.fromkeys([word, *analyser(code).word(word).base]):
            for term, distance, _place in process.extract(
                fold(form), vocabulary, scorer=OSA.distance, score_cutoff=min(limit, allowed(len(form))), limit=8
            ):
                other_first = term[0] != fold(form)[0]
                # so little is left of the word that it could be any
                if not other_first or (distance == 1 and len(form) > 4):
                    best.append((distance + other_first * 0.5 + (form != word) * 0.1, term))
    if not best or min(best)[0] > 1.1:
        best += [(1.0, fold(term)) for term in _near_forms(word, codes)]
    if not best:
        return []
    lowest = min(best)[0]
    folded = list(dict.fromkeys(term for distance, term in sorted(best) if distance <= lowest + 0.1))[:MOST_CORRECTIONS]
    terms = VocabularyWord.objects.filter(language__in=codes, folded__in=folded).values_list("folded", "term")
    return [term for _folded, term in sorted(terms, key=lambda pair: folded.index(pair[0]))]


def _near_forms(word: str, codes: tuple[str, ...]) -> list[str]:
    """The terms of the site that have a form with one letter other than the word, which itself is no word."""
    candidates: dict[str, None] = {}
    for code in codes:
        reader = analyser(code)
        letters = "abcdefghijklmnopqrstuvwxyz" + ("" if code == "en" else "åäö")
        for spelling in _edits(word, letters):
            if spelling in reader.lexicon:
                candidates.update(dict.fromkeys(reader.word(spelling).base))
    found = present(candidates, codes) if candidates else set()
    return [term for term in candidates if term in found]


def _edits(word: str, letters: str) -> set[str]:
    splits = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    found = {left + right[1:] for left, right in splits if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1}
    found |= {left + letter + right[1:] for left, right in splits if right for letter in letters}
    return found | {left + letter + right for left, right in splits for letter in letters}


def _vocabulary(code: str) -> list[str]:
    newest = VocabularyWord.objects.filter(language=code).aggregate(newest=Max("pk"))["newest"]
    return _load(code, newest, connection.settings_dict["NAME"])


@lru_cache(maxsize=3)
def _load(code: str, newest: int | None, database: str) -> list[str]:
    """Kept until a new word is learnt."""
    return list(VocabularyWord.objects.filter(language=code).values_list("folded", flat=True).distinct())


def forget() -> None:
    """The vocabulary is learnt anew with the index."""
    VocabularyWord.objects.all().delete()
