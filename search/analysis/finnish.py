"""What is Finnish about Finnish: clitics and possessive suffixes, which the lexicon holds only in part."""

from search.analysis.lexicon import Lexicon

CLITICS = ("kin", "kaan", "kään", "ko", "kö", "han", "hän", "pa", "pä", "kos", "kös")
IRREGULAR = {"parempi": "hyvä", "paras": "hyvä", "pidempi": "pitkä", "pitempi": "pitkä", "pisin": "pitkä"}
POSSESSIVES = ("ni", "si", "mme", "nne", "nsa", "nsä")
VOWELS = "aeiouyäöå"
CASES = (
    "ssa",
    "ssä",
    "sta",
    "stä",
    "lla",
    "llä",
    "lta",
    "ltä",
    "na",
    "nä",
    "tta",
    "ttä",
    "a",
    "ä",
    "lle",
    "kse",
    "ine",
)

ENDINGS = ("iden", "itten", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "ksi", "tta", "ttä", "na", "nä")


def without_suffix_mark(word: str) -> str:
    """ "EU:n" is a form of "EU"."""
    return word.partition(":")[0].replace("'", "")


def normal(base: str) -> str:
    return base


def bases(word: str, lexicon: Lexicon) -> list[str]:
    found = lexicon.bases(word) or infinitive(word, lexicon) or sibling(word, lexicon)
    return list(dict.fromkeys([*found, *(root for base in found for root in roots(base, lexicon))]))


def sibling(word: str, lexicon: Lexicon) -> list[str]:
    """The lexicon lacks some forms of a word that it knows in another case: "kätilöiden", but not "kätilöissä"."""
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 3:
            stem += "i" if ending in ("iden", "itten") else ""
            if found := lexicon.bases(stem + "ssa") or lexicon.bases(stem + "ssä"):
                return found
    return []


def infinitive(word: str, lexicon: Lexicon) -> list[str]:
    """The verb of "tietämään": its stem is that of "tietävät"."""
    for ending in ("aan", "ään", "assa", "ässä", "asta", "ästä", "alla", "ällä", "atta", "ättä"):
        if word.endswith("m" + ending):
            stem = word[: -len(ending) - 1]
            return lexicon.bases(stem + "vat") or lexicon.bases(stem + "vät")
    return []


def roots(base: str, lexicon: Lexicon) -> list[str]:
    """What is looked for beside a regular derivation: the verb of "-minen" and of a participle, the adjective of "-mpi"
    and of "-sti"."""
    if base in IRREGULAR:
        return [IRREGULAR[base]]
    if base.endswith("minen") and len(base) > 7:
        verbs = [base[:-5] + "a", base[:-5] + "ä", *lexicon.bases(base[:-5] + "vat"), *lexicon.bases(base[:-5] + "vät")]
        return [verb for verb in verbs if verb in lexicon and not lexicon.entry(verb).last][:1]
    if base.endswith(("ttu", "tty")):
        return lexicon.bases(base[:-1] + "iin")[:1]
    if base.endswith(("nut", "nyt")):
        return [*lexicon.bases(base[:-3] + "vat"), *lexicon.bases(base[:-3] + "vät")][:1]
    if base.endswith(("va", "vä")) and len(base) > 5:
        return [verb for verb in lexicon.bases(base + "t") if verb != base and not lexicon.entry(verb).last][:1]
    if base.endswith("sti"):
        return lexicon.bases(base[:-3] + "n")[:1]
    if base.endswith("mpi"):
        stem = base[:-3]
        options = [
            stem,
            stem[:-1] + "a",
            stem[:-1] + "ä",
            stem[:-1] + "s",
            stem[:-2] + "nen" if stem[-2:] == "se" else "",
            *lexicon.bases(stem + "n"),
        ]
        return [option for option in options if option and lexicon.entry(option).frequency][:1]
    return []


def variants(word: str, lexicon: Lexicon) -> list[str]:
    """The word, and what it may be without clitics and possessive suffix."""
    found = [word]
    found += [word[: -len(clitic)] for clitic in CLITICS if word.endswith(clitic) and len(word) - len(clitic) >= 3]
    for form in list(found):
        found += without_possessive(form)
    return list(dict.fromkeys(found))


def without_possessive(form: str) -> list[str]:
    for ending in POSSESSIVES:
        stem = form.removesuffix(ending)
        if stem != form and len(stem) >= 3 and stem[-1] in VOWELS:
            # "kätensä": the stem is that of the essive "kätenä"; "talonsa" is the nominative and the genitive, too
            return [with_case(stem), stem, stem + "n", stem + "na", stem + "nä", stem + "t"]
    # "talossaan", "taloaan", "talokseen": the vowel of the case ending, once more, and n
    if form.endswith("n") and len(form) >= 6 and form[-2] == form[-3] and form[:-2].endswith(CASES):
        return [with_case(form[:-2])]
    return []


def with_case(stem: str) -> str:
    return stem[:-1] + "i" if stem.endswith("kse") else stem
