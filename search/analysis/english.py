"""What is English about English: one stem for the forms and near derivations of a word, and for its two spellings."""

import re
from functools import lru_cache

import snowballstemmer

from search.analysis.lexicon import Lexicon

# Forms that the lexicon takes for those of a rarer word.
IRREGULAR = {
    "went": "go",
    "ran": "run",
    "won": "win",
    "drove": "drive",
    "thought": "think",
    "gone": "go",
    "analyses": "analysis",
    "data": "data",
    "media": "media",
    "better": "good",
    "best": "good",
    "worse": "bad",
    "people": "person",
    "left": "leave",
    "felt": "feel",
    "found": "find",
    "leaves": "leaf",
    "lives": "life",
    "axes": "axis",
    "bases": "basis",
    "crises": "crisis",
}
# British spelling -> American, where the lexicon knows both or the ending leaves no doubt.
SPELLINGS = (
    (re.compile(r"is(e|ed|es|er|ers|ing|able|ation|ations|ational)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|es|er|ers|ing)$"), r"yz\1"),
    (re.compile(r"our(s|ed|ing|er|ers|al|able|hood|hoods|ly|ful|less|ite|ites)?$"), r"or\1"),
    (re.compile(r"(t|b)re(s?)$"), r"\1er\2"),
    (re.compile(r"ogue(s?)$"), r"og\1"),
    (re.compile(r"ence(s?)$"), r"ense\1"),
    (re.compile(r"ll(ed|ing|er|ers)$"), r"l\1"),
    (re.compile(r"ae"), r"e"),
)
WORDS = {
    "programme": "program",
    "programmes": "program",
    "grey": "gray",
    "tyre": "tire",
    "aluminium": "aluminum",
    "kerb": "curb",
    "cheque": "check",
    "plough": "plow",
    "storey": "story",
    "sceptical": "skeptical",
    "mould": "mold",
    "fibre": "fiber",
}
stem = lru_cache(maxsize=4096)(snowballstemmer.stemmer("english").stemWord)


def without_suffix_mark(word: str) -> str:
    """ "Vantaa's" is a form of "Vantaa"."""
    return word.removesuffix("'s").replace("'", "").partition(":")[0]


def american(word: str, lexicon: Lexicon) -> str:
    if word in WORDS:
        return WORDS[word]
    if len(word) > 5:
        for pattern, replacement in SPELLINGS:
            other, changes = pattern.subn(replacement, word)
            if changes and lexicon.entry(other).frequency:
                return other
    return word


def normal(base: str) -> str:
    return stem(base)


def bases(word: str, lexicon: Lexicon) -> list[str]:
    if word in IRREGULAR:
        return [american(IRREGULAR[word], lexicon)]
    found = lexicon.bases(word)
    # "wolves", "taxes": the lexicon takes them for forms of rarer words
    others = [word[:-3] + "f", word[:-3] + "fe"] if word.endswith("ves") else []
    others += [word[:-2]] if word.endswith(("xes", "ches", "shes")) else []
    commoner = [lexicon.entry(other).frequency for other in found[:1]] or [0]
    found = [other for other in others if lexicon.entry(other).frequency > commoner[0]] or found
    return [american(base, lexicon) for base in found] or (
        [american(word, lexicon)] if lexicon.entry(word).frequency else []
    )


def variants(word: str, lexicon: Lexicon) -> list[str]:
    return [word, word[:-1]] if word.endswith("s") and len(word) > 4 else [word]


def roots(base: str, lexicon: Lexicon) -> list[str]:
    return []
