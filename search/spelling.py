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
    found = present(candidates, codes) if candidates else set()
    return [term for term in candidates if term in found][:MOST_CORRECTIONS]


def _misspelt(word: str, codes: tuple[str, ...], readings: list[Word]) -> list[str]:
    # A word of the language that is not on the site was meant; a compound is often enough none, but a typing error.
    if any(reading.known and not reading.parts for reading in readings):
        return []
    if found := _best(word, {**_near_forms(word, codes), **_near_terms(word, codes, 1)}, codes):
        return found
    twice = len(word) >= 8 and not any(reading.known for reading in readings)
    if twice and (found := _best(word, _near_terms(word, codes, 2), codes)):
        return found
    if len(word) < 7:
        return []
    # An inflected form that the lexicon lacks: of a name, of a rare compound.
    guesses = dict.fromkeys(base for reading in readings for base in reading.base if base != word and len(base) > 4)
    return next((found for guess in guesses if (found := _best(guess, _near_terms(guess, codes, 1), codes))), [])


def _best(word: str, candidates: dict[str, str], codes: tuple[str, ...]) -> list[str]:
    """The likeliest of {term: the spelling of it that is near the word}."""
    rated = []
    for term, spelling in candidates.items():
        rate = _unlikelihood(fold(word), fold(spelling))
        if rate <= (0 if len(word) == 4 else 1 if len(word) == 5 else 3):
            rated.append((rate, -max(analyser(code).lexicon.entry(term).frequency for code in codes), term))
    return [term for rate, _rarity, term in sorted(rated) if rate == min(rated)[0]][:MOST_CORRECTIONS]


def _unlikelihood(typed: str, meant: str) -> int:
    """0 for letters that changed places, 1 for one too many or few, 2 for another one, 4 for another first letter."""
    if typed[0] != meant[0]:
        return 4
    if len(typed) != len(meant):
        return 1
    return 0 if sorted(typed) == sorted(meant) else 2


def _near_terms(word: str, codes: tuple[str, ...], errors: int) -> dict[str, str]:
    """The terms of the site within so many errors of the word."""
    near: set[str] = set()
    for code in codes:
        for term, _distance, _place in process.extract(
            fold(word), _vocabulary(code), scorer=OSA.distance, score_cutoff=errors, limit=8
        ):
            near.add(term)
    if not near:
        return {}
    found = VocabularyWord.objects.filter(language__in=codes, folded__in=near).values_list("term", flat=True)
    return {term: term for term in found}


def _near_forms(word: str, codes: tuple[str, ...]) -> dict[str, str]:
    """The terms of the site that have a form with one letter other than the word, which itself is no word."""
    candidates: dict[str, str] = {}
    for code in codes:
        reader = analyser(code)
        letters = "abcdefghijklmnopqrstuvwxyz" + ("" if code == "en" else "åäö")
        for spelling in sorted(_edits(word, letters), key=lambda one: -_unlikelihood(fold(word), fold(one) or " ")):
            if spelling in reader.lexicon:
                candidates.update(dict.fromkeys(reader.word(spelling).base, spelling))
    found = present(candidates, codes) if candidates else set()
    return {term: spelling for term, spelling in candidates.items() if term in found}


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
