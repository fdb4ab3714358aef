"""What the dictionary lacks of Swedish, and how Swedish words begin and end compounds."""

from search.analysis.stopwords import STOPWORDS

COMMON = 2e-5
# First parts that are forms of words of another kind.
BOUND = {"små": "liten", "äldre": "gammal"}
# Common words that the dictionary leaves out or takes for others.
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


def add_common(forms: dict[str, set[str]], freq: dict[str, float]) -> None:
    """The dictionary leaves out some of the most common words, "nästan" and "Helsingfors"."""
    forms |= {word: {word} for word in freq if freq[word] > COMMON and word not in forms and len(word) > 3}


def settle(forms: dict[str, set[str]], lemmas: set[str], freq: dict[str, float]) -> set[str]:
    """The base forms, without those that are none; a form has other base forms only where it has no true one."""
    _imperatives(forms, lemmas, freq)
    for lemma, inflected in MISSING.items():
        lemmas.add(lemma)
        for form in (lemma, *inflected.split()):
            forms[form].add(lemma)
    lemmas = {lemma for lemma in lemmas if not lemma.endswith(("arna", "erna", "orna"))}
    for form, found in forms.items():
        if len(found & lemmas) and found - lemmas:
            forms[form] = found & lemmas
    return lemmas


def _imperatives(forms: dict[str, set[str]], lemmas: set[str], freq: dict[str, float]) -> None:
    """ "avfall" is not only the imperative of "avfalla": it is the more common word."""
    for form, found in list(forms.items()):
        if form not in STOPWORDS["sv"] and found == {form + "a"} and freq.get(form, 0) > freq.get(form + "a", 0):
            lemmas.add(form)
            for ending in ("", "s", "et", "ets", "en", "ens", "er", "ers", "erna", "ar", "arna"):
                if form + ending in forms or form + ending in freq:
                    forms[form + ending].add(form)


def complete(forms: dict[str, set[str]], lemmas: set[str]) -> None:
    """Readings of a form that the dictionary leaves out, told by other forms of the same word."""
    # "städers" tells that "städer" is a form of "stad" and not only of "städja".
    for form in [f for f in forms if f.endswith("s") and f[:-1] in forms]:
        forms[form[:-1]] |= forms[form] - {form}
    _definite(forms, lemmas)
    _verbs(forms, lemmas)
    # "fiskar" is of "fisk", so is "fiskarna", although it is of "fiskare", too.
    for form in [f for f in forms if f.endswith(("ar", "er", "or"))]:
        for longer in (form + "na", form + "nas"):
            if longer in forms:
                forms[longer] |= {lemma for lemma in forms[form] if lemma + "na" not in forms}


def _verbs(forms: dict[str, set[str]], lemmas: set[str]) -> None:
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


def nominals(forms: dict[str, set[str]], lemmas: set[str]) -> set[str]:
    """Nouns and adjectives, told by how they are inflected."""

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


def beginnings(first: str, forms: dict[str, set[str]], lemmas: set[str]) -> list[str]:
    """What a first part may be a form of."""
    stem = first[:-1]
    if first.endswith("s"):
        return [stem] if stem in lemmas else [stem + "e", stem + "a", stem[:-1] + "a"]
    if first.endswith(("o", "u", "e")):
        return [stem + "a", stem, stem + "e"]
    # "kom" is of "komma" and has nothing to do with "koma".
    return [first + "e", first + "a"] if first not in forms or first + "a" in forms[first] else [first + "e"]
