"""What simplemma and wordfreq know of a language, and what its own module adds to it."""

import lzma
import pickle
from collections import defaultdict
from pathlib import Path

from search.analysis.build import finnish, swedish


def dictionary(code: str) -> dict[str, str]:
    import simplemma

    path = Path(simplemma.__file__).parent / "strategies" / "dictionaries" / "data" / f"{code}.plzma"
    raw = pickle.loads(lzma.decompress(path.read_bytes()))  # noqa: S301
    return {form.decode(): lemma.decode() for form, lemma in raw.items()}


def frequencies(code: str) -> dict[str, float]:
    import wordfreq

    return {w: f for w, f in wordfreq.get_frequency_dict(code, "best").items() if w.replace("-", "").isalpha()}


def read(code: str) -> tuple[dict[str, set[str]], set[str], dict[str, float]]:
    """{form: its base forms}, all base forms, and {word: its share of all texts}, in small letters."""
    forms: dict[str, set[str]] = defaultdict(set)
    for form, lemma in dictionary(code).items():
        form, lemma = form.lower(), lemma.lower()
        if form.replace("-", "").replace("'", "").isalpha() and lemma.replace("-", "").replace("'", "").isalpha():
            forms[form].add(lemma)
    freq = frequencies(code)
    if code == "sv":
        swedish.add_common(forms, freq)
    # A base form that is an inflected form of another word, too, is still a base form.
    lemmas = {lemma for found in forms.values() for lemma in found}
    if code == "sv":
        lemmas = swedish.settle(forms, lemmas, freq)
    for lemma in lemmas:
        forms[lemma].add(lemma)
    if code == "sv":
        swedish.complete(forms, lemmas)
    elif code == "fi":
        finnish.complete(forms, lemmas, freq)
    return forms, lemmas, freq
