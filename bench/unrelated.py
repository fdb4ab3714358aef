"""Texts about nothing, to search among: random known words, none near a word of the judged documents and queries."""

import random
import re

from search.analysis.lexicon import lexicon
from search.folding import fold

WORDS = 4_000
BEGINNING = 4


def unrelated(code: str, number: int, judged: list[dict], seed: int = 7) -> list[dict]:
    """`number` documents of 40 words, the same for the same judged set."""
    dice = random.Random(seed)  # noqa: S311
    taken = {
        word[start : start + BEGINNING]
        for document in judged
        for word in re.findall(r"\w{4,}", fold(" ".join(map(str, document.values()))))
        for start in range(max(1, len(word) - BEGINNING + 1))
    }
    short = {word[:3] for each in judged for word in re.findall(r"\b\w{2,5}\b", fold(each.get("query", "")))}
    known = lexicon(code)
    words: list[str] = []
    letters = "abcdefghijklmnoprstuv" + ("" if code == "en" else "äö")
    while len(words) < WORDS:
        prefix = "".join(dice.choice(letters) for _ in range(2))
        forms = known.forms(prefix)
        for form in dice.sample(forms, min(len(forms), 12)):
            plain = fold(form)
            common = max((known.entry(base).frequency for base in known.bases(form)), default=0)
            near = any(plain[at : at + BEGINNING] in taken for at in range(max(1, len(plain) - BEGINNING + 1)))
            if len(form) > 3 and common > 60 and not near and not any(plain.startswith(word) for word in short):
                words.append(form)
    result = []
    for place in range(number):
        chosen = [dice.choice(words) for _ in range(44)]
        title, body = " ".join(chosen[:4]), " ".join(chosen[4:])
        result.append({"id": f"unrelated-{place}", "title": title.capitalize(), "body": body.capitalize() + "."})
    return result
