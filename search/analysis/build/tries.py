"""How a word is written into the tries."""

import math
from collections import Counter, defaultdict
from pathlib import Path

import marisa_trie

DATA = Path(__file__).parent.with_name("data")


def rule(form: str, lemma: str) -> bytes:
    shared = 0
    while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
        shared += 1
    return bytes([len(form) - shared]) + lemma[shared:].encode()


def scale(count: float) -> int:
    return min(255, round(24 * math.log2(1 + count)))


def commonness(share: float) -> int:
    return min(255, round(9 * math.log2(1 + share * 1e9)))


def endings(forms: dict[str, set[str]], lemma_freq: dict[str, float], nouns: set[str]) -> list[tuple[str, bytes]]:
    """How unknown words inflect, learnt from the known nouns: an ending, backwards -> its likeliest rules."""
    seen: dict[str, Counter[bytes]] = defaultdict(Counter)
    for form, found in forms.items():
        for lemma in found & nouns:
            how = rule(form, lemma)
            if lemma_freq[lemma] and how[0] <= 8:
                for length in range(max(2, how[0] + 1), min(len(form) - 1, 8)):
                    seen[form[-length:]][how] += 1
    result = []
    for ending, rules in seen.items():
        total = sum(rules.values())
        shorter = seen.get(ending[1:], Counter())
        best = [how for how, count in rules.most_common(2) if count >= 0.2 * total]
        if total < 25 or best == [how for how, c in shorter.most_common(2) if c >= 0.2 * sum(shorter.values())]:
            continue
        result += [(ending[::-1], bytes([number]) + how) for number, how in enumerate(best)]
    return result


def save(code: str, name: str, content: list[tuple[str, bytes]]) -> None:
    trie = marisa_trie.BytesTrie(content, order=marisa_trie.LABEL_ORDER, num_tries=8)
    path = DATA / f"{code}.{name}.marisa"
    # a process may have the old file mapped: it keeps it until it lets go of it
    fresh = path.with_suffix(".new")
    trie.save(str(fresh))
    fresh.replace(path)
    print(path.name, len(content), path.stat().st_size)
