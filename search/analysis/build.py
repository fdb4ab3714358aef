"""Makes the lexicons in search/analysis/data from the dictionaries of simplemma and the word counts of wordfreq.

`python -m search.analysis.build` needs both packages and some minutes and gigabytes. Its output is committed, so that
neither an installation nor a web process needs them. Each language gets three tries that are read from the disk:

forms    an inflected form -> rules "cut n letters, add these", each leading to a base form
lemmas   a word -> frequency, and how many compounds begin and end with it, each on a logarithmic scale of 0 to 255;
         a word that ends no compound because it is no noun or adjective ends 0 of them, any other at least 1;
         a word that only ever begins compounds ("arbets", "kauko") has its base form behind the three numbers
endings  an ending of an unknown word, spelt backwards -> its two likeliest rules
"""

import lzma
import math
import pickle
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import marisa_trie

from search.analysis.stopwords import STOPWORDS

DATA = Path(__file__).with_name("data")
CODES = ("en", "fi", "sv")
# First parts that are no words, or forms of words of another kind.
BOUND = {
    "en": {},
    "fi": {"pien": "pieni", "suur": "suuri", "täys": "täysi", "uus": "uusi", "viher": "viher", "nuor": "nuori"},
    "sv": {"små": "liten", "äldre": "gammal"},
}
# Common Swedish words that the dictionary leaves out or takes for others.
MISSING = {
    "ö": "ön öns öar öars öarna öarnas",
    "å": "ån åns åar åars åarna åarnas",
    "land": "länder länders länderna ländernas",
    "rand": "ränder ränderna",
    "brand": "bränder bränderna",
    "strand": "stränder stränderna",
    "tand": "tänder tänderna",
    "ny": "nytt nya nyas nyare nyast nyaste",
}
# Past tenses of strong verbs.
STRONG = {
    "bjuda": "bjöd", "bryta": "bröt", "bära": "bar", "dra": "drog", "dricka": "drack", "driva": "drev",
    "falla": "föll", "finna": "fann", "flyga": "flög", "ge": "gav", "gripa": "grep", "gå": "gick", "hålla": "höll",
    "ligga": "låg", "låta": "lät", "sitta": "satt", "sjunga": "sjöng", "skriva": "skrev", "skära": "skar",
    "sova": "sov", "springa": "sprang", "stiga": "steg", "stå": "stod", "sälja": "sålde", "ta": "tog",
    "vinna": "vann", "välja": "valde",
}  # fmt: skip
FINNISH_MISSING = {
    "paras": "parhaan parhaat parhaalla parhaalle parhaaksi parhaassa parhaasta parhaita parhaiden parhaina parhaiksi "
    "parhailla parhaille parhaista parhaimmat parhaimpia parhain",
}

COMMON = 2e-5
FAIRLY_COMMON = 1e-6
# A Finnish word of one syllable that ends in a long vowel or a diphthong: "tie", "puu", "hai".
SHORT = re.compile(r"([^aeiouyäö]*)(ie|uo|yö|aa|ee|ii|oo|uu|yy|ää|öö)")
# Endings of the adjectives that only stand at the end of compounds.
ADJECTIVES = ("öinen", "oinen", "uinen", "yinen", "ainen", "äinen", "vuotias", "kertainen")


def dictionary(code: str) -> dict[str, str]:
    import simplemma

    path = Path(simplemma.__file__).parent / "strategies" / "dictionaries" / "data" / f"{code}.plzma"
    raw = pickle.loads(lzma.decompress(path.read_bytes()))  # noqa: S301
    return {form.decode(): lemma.decode() for form, lemma in raw.items()}


def frequencies(code: str) -> dict[str, float]:
    import wordfreq

    return {w: f for w, f in wordfreq.get_frequency_dict(code, "best").items() if w.replace("-", "").isalpha()}


def all_lemmas(code: str) -> tuple[dict[str, set[str]], set[str]]:
    """{form: its base forms}, and all base forms, in small letters."""
    forms: dict[str, set[str]] = defaultdict(set)
    for form, lemma in dictionary(code).items():
        form, lemma = form.lower(), lemma.lower()
        if form.replace("-", "").replace("'", "").isalpha() and lemma.replace("-", "").replace("'", "").isalpha():
            forms[form].add(lemma)
    # The dictionary leaves out some of the most common words, "nästan" and "Helsingfors".
    if code == "sv":
        common = frequencies(code)
        forms |= {word: {word} for word in common if common[word] > COMMON and word not in forms and len(word) > 3}
    # A base form that is an inflected form of another word, too, is still a base form.
    lemmas = {lemma for found in forms.values() for lemma in found}
    if code == "sv":
        _imperatives(forms, lemmas, common)
        lemmas = {lemma for lemma in lemmas if not lemma.endswith(("arna", "erna", "orna"))}
        for form, found in forms.items():
            if len(found & lemmas) and found - lemmas:
                forms[form] = found & lemmas
    for lemma in lemmas:
        forms[lemma].add(lemma)
    if code == "sv":
        _more_swedish(forms, lemmas)
    elif code == "fi":
        _more_finnish(forms)
        _regular_finnish(forms, lemmas, frequencies(code))
    return forms, lemmas


def _imperatives(forms: dict[str, set[str]], lemmas: set[str], freq: dict[str, float]) -> None:
    """ "avfall" is not only the imperative of "avfalla": it is the more common word."""
    for form, found in list(forms.items()):
        if form not in STOPWORDS["sv"] and found == {form + "a"} and freq.get(form, 0) > freq.get(form + "a", 0):
            lemmas.add(form)
            for ending in ("", "s", "et", "ets", "en", "ens", "er", "ers", "erna", "ar", "arna"):
                if form + ending in forms or form + ending in freq:
                    forms[form + ending].add(form)
    for lemma, inflected in MISSING.items():
        lemmas.add(lemma)
        for form in (lemma, *inflected.split()):
            forms[form].add(lemma)


def _more_swedish(forms: dict[str, set[str]], lemmas: set[str]) -> None:
    # "städers" tells that "städer" is a form of "stad" and not only of "städja".
    for form in [f for f in forms if f.endswith("s") and f[:-1] in forms]:
        forms[form[:-1]] |= forms[form] - {form}
    _definite(forms, lemmas)
    _swedish_verbs(forms, lemmas)
    # "fiskar" is of "fisk", so is "fiskarna", although it is of "fiskare", too.
    for form in [f for f in forms if f.endswith(("ar", "er", "or"))]:
        for longer in (form + "na", form + "nas"):
            if longer in forms:
                forms[longer] |= {lemma for lemma in forms[form] if lemma + "na" not in forms}


def _swedish_verbs(forms: dict[str, set[str]], lemmas: set[str]) -> None:
    # "sparade" tells that "sparar" is of "spara" and not only of "sparare".
    for lemma in lemmas:
        if lemma.endswith("a") and lemma + "de" in forms:
            for ending in ("r", "s", "t", "ts", "de", "des", "nde", "d"):
                if lemma + ending in forms:
                    forms[lemma + ending].add(lemma)
        # "kör" and "mäter" tell that "körde" and "mättes" are of "köra" and "mäta", and not only of "körd" and "mätt".
        stem = lemma[:-1]
        present = stem + "er" if stem + "er" in forms else stem
        if lemma.endswith("a") and lemma in forms.get(present, ()) and (stem + "de" in forms or stem + "te" in forms):
            for ending in ("er", "de", "des", "te", "tes", "t", "ts", "d"):
                if stem + ending in forms:
                    forms[stem + ending].add(lemma)
    for lemma, past in STRONG.items():
        for ending in ("", "s"):
            forms[past + ending].add(lemma)


def _definite(forms: dict[str, set[str]], lemmas: set[str]) -> None:
    # "trädet" tells that "träden" is a form of "träd".
    for lemma in lemmas:
        if lemma in forms.get(lemma + "et", ()) or lemma + "e" in lemmas:
            for longer in (lemma + "et", lemma + "ets", lemma + "en", lemma + "ens"):
                if longer in forms:
                    forms[longer].add(lemma)
    # "beslutet" and "besluten" are of "beslut", too, and not only of "besluten".
    for lemma in lemmas:
        participle = lemma.endswith("en") and lemma in forms.get(lemma[:-2] + "et", ())
        if participle and len(lemma) > 4 and lemma[:-2] in lemmas:
            for ending in ("en", "et", "ens", "ets"):
                forms[lemma[:-2] + ending].add(lemma[:-2])


def _more_finnish(forms: dict[str, set[str]]) -> None:
    # "poikiin" tells that "poikia" and "poikien" are forms of "poika" and not only of the verb "poikia".
    for form in [f for f in forms if f.endswith("iin") and len(f) > 5]:
        for ending in ("a", "ä", "en", "na", "nä"):
            if form[:-2] + ending in forms:
                forms[form[:-2] + ending] |= forms[form]
    # "veneissä" tells that "veneillä" is a form of "vene" and not only a verb.
    for form in [f for f in forms if f.endswith(("ssa", "ssä"))]:
        stem, vowel = form[:-3], form[-1]
        for ending in ("st" + vowel, "ll" + vowel, "lt" + vowel, "lle", "n", "t", "den", "tten"):
            if stem + ending in forms:
                forms[stem + ending] |= forms[form]


def _regular_finnish(forms: dict[str, set[str]], lemmas: set[str], freq: dict[str, float]) -> None:
    """The dictionary has one reading of a form, often the rarer: "teiden" is of "tee", "suurilla" of "suura".

    Common words get the forms that they regularly have, where a text has been seen to have them.
    """
    common = {lemma for lemma in lemmas if freq.get(lemma, 0) >= FAIRLY_COMMON and len(lemma) <= 12}
    for lemma in common:
        for form in [*regular_forms(lemma, forms), *they_forms(lemma)]:
            if form in forms or form in freq:
                forms[form].add(lemma)
    _cases(forms, nouns_and_adjectives("fi", forms, lemmas) & common)
    _lacking(forms, lemmas, freq)
    for lemma, known in FINNISH_MISSING.items():
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
        if first.endswith("n") and not first.endswith(("seen", "siin", "hin", "hen", "hon", "hön", "hän", "han")):
            candidates += forms.get(first, ())
        if first.endswith("s"):
            candidates.append(first[:-1] + "nen")
    elif code == "sv":
        stem = first[:-1]
        if first.endswith("s"):
            candidates += [stem] if stem in lemmas else [stem + "e", stem + "a", stem[:-1] + "a"]
        elif first.endswith(("o", "u", "e")):
            candidates += [stem + "a", stem, stem + "e"]
        else:
            # "kom" is of "komma" and has nothing to do with "koma".
            candidates.append(first + "e")
            if first not in forms or first + "a" in forms[first]:
                candidates.append(first + "a")
    known = [c for c in candidates if c in lemmas] or [
        c for c in forms.get(first, ()) if code == "sv" and len(first) > 3 and c in heads
    ]
    return max(known, key=lambda c: freq.get(c, 0), default="")


def nouns_and_adjectives(code: str, forms: dict[str, set[str]], lemmas: set[str]) -> set[str]:
    """What can end a compound, told by how it is inflected."""
    if code == "en":
        return lemmas
    if code == "fi":
        verbs = {lemma for form, found in forms.items() if form.endswith(("vat", "vät")) for lemma in found}
        verbs = {lemma for lemma in verbs if lemma.endswith(("a", "ä")) and not lemma.endswith(("va", "vä"))}
        inflected = {lemma for form, found in forms.items() if form.endswith(("ssa", "ssä")) for lemma in found}
        # The dictionary lacks most cases of rarer words.
        return (inflected | {lemma for lemma in lemmas if len(lemma) >= 7}) - verbs

    def has(form: str, lemma: str) -> bool:
        return lemma in forms.get(form, ())

    heads = set()
    for lemma in lemmas:
        stem = lemma[:-1]
        verb = (
            any(has(lemma + ending, lemma) for ending in ("r", "de"))
            or (lemma[-1:] == "a" and any(has(stem + ending, lemma) for ending in ("er", "te", "de", "t")))
            or lemma.endswith("as")
        )
        noun = any(has(lemma + ending, lemma) for ending in ("n", "ns", "en", "et", "er", "ar", "ets")) or has(
            stem + "or", lemma
        )
        if noun or not verb:
            heads.add(lemma)
    return heads


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


def bound_adjectives(forms: dict[str, set[str]], lemmas: set[str], lemma_freq: dict[str, float]) -> dict[str, bytes]:
    """What ends many Finnish compounds and is no word by itself: "käyttöinen", "vuotias"."""
    bound: dict[str, set[str]] = defaultdict(set)
    for word in lemmas:
        for cut in range(3, len(word) - 6):
            if word[cut:].endswith(ADJECTIVES) and word[cut:] not in forms and lemma_freq[word[:cut]]:
                bound[word[cut:]].add(word[:cut])
    return {last: bytes([60, 0, scale(len(found))]) for last, found in bound.items() if len(found) >= 12}


def build(code: str) -> None:
    forms, lemmas = all_lemmas(code)
    freq = frequencies(code)
    lemma_freq: dict[str, float] = defaultdict(float)
    for word, count in freq.items():
        for lemma in forms.get(word, ()):
            lemma_freq[lemma] += count / len(forms[word])
    heads = nouns_and_adjectives(code, forms, lemmas)
    firsts, last_of = seams(code, forms, lemmas, heads, lemma_freq, freq)
    entries: dict[str, bytes] = {}
    for lemma in lemmas:
        lasts = sum(1 for first in last_of.get(lemma, ()) if firsts.get(first, 0) >= 5)
        last = max(1, scale(lasts)) if lemma in heads else 0
        entries[lemma] = bytes([commonness(lemma_freq[lemma]), scale(firsts.get(lemma, 0)), last])
    for first, count in firsts.items():
        if first in entries:
            continue
        base = base_of_modifier(code, first, forms, heads if code == "fi" else lemmas, heads, lemma_freq)
        # What else ends in a consonant is noise: the beginning of a derivation.
        if base or (
            first not in forms and count >= 12 and (code != "fi" or (first[-1] in "aeiouyäö" and len(first) > 2))
        ):
            own = lemma_freq[base] if base else freq.get(first, 0)
            entries[first] = bytes([commonness(own), scale(count), 0]) + (base or first).encode()
    if code == "fi":
        entries = bound_adjectives(forms, lemmas, lemma_freq) | entries
    cases = ("ssa", "ssä") if code == "fi" else ("s",)
    nouns = {lemma for form, found in forms.items() if form.endswith(cases) for lemma in found}
    save(code, "forms", [(form, rule(form, lemma)) for form, found in forms.items() for lemma in found])
    save(code, "lemmas", list(entries.items()))
    save(code, "endings", endings(forms, lemma_freq, nouns))


def save(code: str, name: str, content: list[tuple[str, bytes]]) -> None:
    trie = marisa_trie.BytesTrie(content, order=marisa_trie.LABEL_ORDER, num_tries=8)
    path = DATA / f"{code}.{name}.marisa"
    # a process may have the old file mapped: it keeps it until it lets go of it
    fresh = path.with_suffix(".new")
    trie.save(str(fresh))
    fresh.replace(path)
    print(path.name, len(content), path.stat().st_size)


if __name__ == "__main__":
    for code in sys.argv[1:] or CODES:
        build(code)
