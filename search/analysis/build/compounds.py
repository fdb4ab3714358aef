"""Which words begin compounds and which end them, counted in the known ones."""

from collections import defaultdict

from search.analysis.build import finnish, swedish
from search.analysis.build.tries import commonness, scale

BOUND = {"en": {}, "fi": finnish.BOUND, "sv": swedish.BOUND}


def entries(
    code: str,
    forms: dict[str, set[str]],
    lemmas: set[str],
    lemma_freq: dict[str, float],
    freq: dict[str, float],
) -> dict[str, bytes]:
    """{word: what the trie "lemmas" says of it}."""
    heads = nouns_and_adjectives(code, forms, lemmas)
    firsts, last_of = seams(code, forms, lemmas, heads, lemma_freq, freq)
    found: dict[str, bytes] = {}
    for lemma in lemmas:
        lasts = sum(1 for first in last_of.get(lemma, ()) if firsts.get(first, 0) >= 5)
        last = max(1, scale(lasts)) if lemma in heads else 0
        found[lemma] = bytes([commonness(lemma_freq[lemma]), scale(firsts.get(lemma, 0)), last])
    for first, count in firsts.items():
        if first in found:
            continue
        base = base_of_modifier(code, first, forms, heads if code == "fi" else lemmas, heads, lemma_freq)
        # What else ends in a consonant is noise: the beginning of a derivation.
        if base or (
            first not in forms and count >= 12 and (code != "fi" or (first[-1] in "aeiouyäö" and len(first) > 2))
        ):
            own = lemma_freq[base] if base else freq.get(first, 0)
            found[first] = bytes([commonness(own), scale(count), 0]) + (base or first).encode()
    return finnish.bound_adjectives(forms, lemmas, lemma_freq) | found if code == "fi" else found


def nouns_and_adjectives(code: str, forms: dict[str, set[str]], lemmas: set[str]) -> set[str]:
    """What can end a compound."""
    if code == "en":
        return lemmas
    return (finnish if code == "fi" else swedish).nominals(forms, lemmas)


def base_of_modifier(
    code: str, first: str, forms: dict[str, set[str]], lemmas: set[str], heads: set[str], freq: dict[str, float]
) -> str:
    """The word that stands at the beginning of a compound, or "" if it is none by itself."""
    if first in BOUND[code]:
        return BOUND[code][first]
    if first in lemmas:
        return first
    candidates: list[str] = []
    if code == "fi":
        candidates = finnish.beginnings(first, forms)
    elif code == "sv":
        candidates = swedish.beginnings(first, forms, lemmas)
    known = [c for c in candidates if c in lemmas] or [
        c for c in forms.get(first, ()) if code == "sv" and len(first) > 3 and c in heads
    ]
    return max(known, key=lambda c: freq.get(c, 0), default="")


def seams(
    code: str,
    forms: dict[str, set[str]],
    lemmas: set[str],
    heads: set[str],
    lemma_freq: dict[str, float],
    freq: dict[str, float],
) -> tuple[dict[str, int], dict[str, set[str]]]:
    """Where known words hold another at their end: {beginning: number of such words}, {end: its beginnings}."""
    first_of: dict[str, set[str]] = defaultdict(set)
    last_of: dict[str, set[str]] = defaultdict(set)
    compounds = {lemma for lemma in lemmas if len(lemma) >= 6}
    compounds |= {word for word in freq if len(word) >= 7 and word not in forms}
    for word in compounds:
        plain = word.replace("-", "")
        for cut in range(2, len(plain) - 2):
            for lemma in forms.get(plain[cut:], ()) if word not in lemmas else ({plain[cut:]} & lemmas):
                if lemma_freq[lemma] and lemma in heads:
                    first_of[plain[:cut]].add(lemma)
                    last_of[lemma].add(plain[:cut])
    # Only what begins compounds with several words is a first part, and only such first parts count.
    counts = {first: len(found) for first, found in first_of.items() if len(found) >= 3}
    return counts | {first: max(20, counts.get(first, 0)) for first in BOUND[code]}, last_of
