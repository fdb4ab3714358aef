"""Words as they are typed by people whose keyboard lacks å, ä and ö."""

import unicodedata
from itertools import product

MOST_SPELLINGS = 64


def fold(word: str) -> str:
    """In small letters and without diacritics: "Äänekoski" is "aanekoski"."""
    decomposed = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def unfolded(word: str, code: str) -> list[str]:
    """What a word may have been before its diacritics got lost, itself not among them.

    Finnish words hold either a and o or ä and ö; those of a compound differ, and its parts are looked up one by one.
    """
    if code == "en":
        return []
    choices = {"a": "aåä", "o": "oö"} if code == "sv" else {"a": "aä", "o": "oö"}
    options = [choices.get(letter, letter) for letter in word]
    count = 1
    for option in options:
        count *= len(option)
    if count > MOST_SPELLINGS:
        return [word.replace("a", "ä").replace("o", "ö")] if code == "fi" else []
    spellings = ["".join(letters) for letters in product(*options)]
    return [spelling for spelling in spellings if spelling != word]
