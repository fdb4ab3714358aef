"""What is Swedish about Swedish."""

from search.analysis.lexicon import Lexicon


def without_suffix_mark(word: str) -> str:
    """ "EU:s" is a form of "EU"."""
    return word.partition(":")[0].replace("'", "")


def normal(base: str) -> str:
    return base


def bases(word: str, lexicon: Lexicon) -> list[str]:
    found = lexicon.bases(word)
    return list(dict.fromkeys([*found, *(verb for base in found for verb in verbs(base, lexicon))]))


def verbs(base: str, lexicon: Lexicon) -> list[str]:
    """Who looks for "rösta" means "röstning", too; not the other way round."""
    for ending in ("ning", "ing"):
        verb = base.removesuffix(ending) + "a"
        if base.endswith(ending) and verb in lexicon and lexicon.entry(verb).frequency and not lexicon.entry(verb).last:
            return [verb]
    # "byggd": the past tense is "byggde"
    if base.endswith("d") and base[:-1] + "a" in lexicon.bases(base + "e"):
        return [base[:-1] + "a"]
    return []


def variants(word: str, lexicon: Lexicon) -> list[str]:
    """The word, and without the s of the genitive and of the passive."""
    return [word, word[:-1]] if word.endswith("s") and len(word) > 4 else [word]


def roots(base: str, lexicon: Lexicon) -> list[str]:
    return []
