"""What the dictionary lacks of Finnish, and how Finnish words begin and end compounds."""

import re
from collections import defaultdict

from search.analysis.build.tries import scale

FAIRLY_COMMON = 1e-6
INESSIVE = ("ssa", "ssä")
# First parts that are no words.
BOUND = {"pien": "pieni", "suur": "suuri", "täys": "täysi", "uus": "uusi", "viher": "viher", "nuor": "nuori"}
MISSING = {
    "paras": "parhaan parhaat parhaalla parhaalle parhaaksi parhaassa parhaasta parhaita parhaiden parhaina parhaiksi "
    "parhailla parhaille parhaista parhaimmat parhaimpia parhain",
}
# A word of one syllable that ends in a long vowel or a diphthong: "tie", "puu", "hai".
SHORT = re.compile(r"([^aeiouyäö]*)(ie|uo|yö|aa|ee|ii|oo|uu|yy|ää|öö)")
# Endings of the adjectives that only stand at the end of compounds.
ADJECTIVES = ("öinen", "oinen", "uinen", "yinen", "ainen", "äinen", "vuotias", "kertainen")


def complete(forms: dict[str, set[str]], lemmas: set[str], freq: dict[str, float]) -> None:
    """Readings of a form that the dictionary leaves out: it has one of each, often the rarer."""
    _by_other_forms(forms)
    _by_rule(forms, lemmas, freq)


def _by_other_forms(forms: dict[str, set[str]]) -> None:
    # "poikiin" tells that "poikia" and "poikien" are forms of "poika" and not only of the verb "poikia".
    for form in [f for f in forms if f.endswith("iin") and len(f) > 5]:
        for ending in ("a", "ä", "en", "na", "nä"):
            if form[:-2] + ending in forms:
                forms[form[:-2] + ending] |= forms[form]
    # "veneissä" tells that "veneillä" is a form of "vene" and not only a verb.
    for form in [f for f in forms if f.endswith(INESSIVE)]:
        stem, vowel = form[:-3], form[-1]
        for ending in ("st" + vowel, "ll" + vowel, "lt" + vowel, "lle", "n", "t", "den", "tten"):
            if stem + ending in forms:
                forms[stem + ending] |= forms[form]


def _by_rule(forms: dict[str, set[str]], lemmas: set[str], freq: dict[str, float]) -> None:
    """Common words get the forms that they regularly have, where a text has been seen to have them: "teiden" is not
    only of "tee", nor "suurilla" of "suura".
    """
    common = {lemma for lemma in lemmas if freq.get(lemma, 0) >= FAIRLY_COMMON and len(lemma) <= 12}
    for lemma in common:
        for form in [*regular_forms(lemma, forms), *they_forms(lemma)]:
            if form in forms or form in freq:
                forms[form].add(lemma)
    _cases(forms, nominals(forms, lemmas) & common)
    _lacking(forms, lemmas, freq)
    for lemma, known in MISSING.items():
        for form in known.split():
            forms[form].add(lemma)


def _cases(forms: dict[str, set[str]], nominals: set[str]) -> None:
    # The genitive, "sillan", has the stem of most cases: "sillalla" is of "silta", and not only of "silla".
    for genitive in [form for form in forms if form.endswith("n") and form[-2:-1] in "aeiouyäö"]:
        for lemma in forms[genitive] & nominals:
            a = harmony(lemma)
            for ending in ("t", f"ss{a}", f"st{a}", f"ll{a}", f"lt{a}", "lle", "ksi"):
                if genitive[:-1] + ending in forms:
                    forms[genitive[:-1] + ending].add(lemma)


def _lacking(forms: dict[str, set[str]], lemmas: set[str], freq: dict[str, float]) -> None:
    # What the dictionary lacks altogether: "data", which texts have as "datan" and "dataa", too.
    for word in [word for word in freq if freq[word] >= FAIRLY_COMMON and len(word) > 3]:
        if word in forms and word not in lemmas:
            continue
        a = harmony(word)
        inflected = [word + ending for ending in ("n", a, f"ss{a}", f"st{a}", f"ll{a}", f"lt{a}", "lle", f"n{a}", "t")]
        attested = [form for form in inflected if form in freq and form not in forms]
        if word[-1] in "aeiouyäö" and word + "n" in attested and len(attested) >= 3:
            lemmas.add(word)
            for form in (word, *attested):
                forms[form].add(word)


def harmony(word: str) -> str:
    return "a" if any(letter in "aou" for letter in word) else "ä"


def regular_forms(lemma: str, forms: dict[str, set[str]]) -> list[str]:
    """The forms of a nominal in which its consonants do not change."""
    a = harmony(lemma)
    inner = [f"ss{a}", f"st{a}", f"ll{a}", f"lt{a}", "lle", f"n{a}", "ksi"]
    if one := SHORT.fullmatch(lemma):
        beginning, nucleus = one.groups()
        plural = beginning + {"ie": "ei", "uo": "oi", "yö": "öi"}.get(nucleus, nucleus[0] + "i")
        return [stem + ending for stem in (lemma, plural) for ending in (*inner, f"t{a}", f"tt{a}")] + [
            lemma + "n",
            lemma + "t",
            *(plural + ending for ending in ("den", "tten", "hin")),
        ]
    if lemma.endswith("i") and lemma in forms.get(lemma[:-1] + "en", ()):
        return [lemma + ending for ending in (*inner, "in", a, "en")]
    if lemma.endswith("i") and lemma in forms.get(f"{lemma[:-1]}en{a}", ()):
        return [lemma[:-1] + "e" + a, *(lemma + ending for ending in (a, "en", "in", f"n{a}"))]
    if lemma.endswith("nen"):
        return [f"{lemma[:-3]}st{a}", lemma[:-3] + "sten"]
    if lemma[-1] in "lnrs":
        return [f"{lemma}t{a}"]
    if re.search(r"[kpt][aeiouyäö]+$", lemma) or not re.search(r"[^aeiouyäö][aäoöuyi]$", lemma):
        return []
    singular = [lemma + ending for ending in ("n", "t", a, *inner)]
    plural_stem = plural_of(lemma)
    return singular + ([plural_stem + ending for ending in (*inner, "in", a, "en")] if plural_stem else [])


def they_forms(lemma: str) -> list[str]:
    """What "they" do: "rakentavat" is of the verb "rakentaa", and not only of the participle "rakentava"."""
    a, stem = lemma[-1], lemma[:-2]
    if re.search("[aeiouyäö][aä]$", lemma):
        return [f"{lemma[:-1]}v{a}t"]
    if lemma.endswith(("da", "dä")):
        return [f"{stem}v{a}t"]
    if lemma.endswith(("lla", "llä", "nna", "nnä", "rra", "rrä")):
        return [f"{stem}ev{a}t"]
    return [f"{stem}{a}v{a}t"] if lemma.endswith(("ta", "tä")) else []


def plural_of(lemma: str) -> str:
    """ "pyöri", "koiri" and "kalo" (which is "kaloj" before a vowel, and not made here)."""
    if lemma.endswith("ä"):
        return lemma[:-1] + "i"
    first = re.search("[aeiouyäö]", lemma)
    if lemma.endswith("a") and first and first[0] in "ou" and len(re.findall("[aeiouyäö]+", lemma)) == 2:
        return lemma[:-1] + "i"
    return ""


def nominals(forms: dict[str, set[str]], lemmas: set[str]) -> set[str]:
    """Nouns and adjectives, told by how they are inflected."""
    verbs = {lemma for form, found in forms.items() if form.endswith(("vat", "vät")) for lemma in found}
    verbs = {lemma for lemma in verbs if lemma.endswith(("a", "ä")) and not lemma.endswith(("va", "vä"))}
    inflected = {lemma for form, found in forms.items() if form.endswith(INESSIVE) for lemma in found}
    # The dictionary lacks most cases of rarer words.
    return (inflected | {lemma for lemma in lemmas if len(lemma) >= 7}) - verbs


def beginnings(first: str, forms: dict[str, set[str]]) -> list[str]:
    """What a first part may be a form of."""
    if first.endswith("n") and not first.endswith(("seen", "siin", "hin", "hen", "hon", "hön", "hän", "han")):
        return list(forms.get(first, ()))
    return [first[:-1] + "nen"] if first.endswith("s") else []


def bound_adjectives(forms: dict[str, set[str]], lemmas: set[str], lemma_freq: dict[str, float]) -> dict[str, bytes]:
    """What ends many Finnish compounds and is no word by itself: "käyttöinen", "vuotias"."""
    bound: dict[str, set[str]] = defaultdict(set)
    for word in lemmas:
        for cut in range(3, len(word) - 6):
            if word[cut:].endswith(ADJECTIVES) and word[cut:] not in forms and lemma_freq[word[:cut]]:
                bound[word[cut:]].add(word[:cut])
    return {last: bytes([60, 0, scale(len(found))]) for last, found in bound.items() if len(found) >= 12}
