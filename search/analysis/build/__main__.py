import sys
from collections import defaultdict

from search.analysis.build import compounds, finnish, tries
from search.analysis.build.sources import read

CODES = ("en", "fi", "sv")


def build(code: str) -> None:
    forms, lemmas, freq = read(code)
    lemma_freq: dict[str, float] = defaultdict(float)
    for word, count in freq.items():
        for lemma in forms.get(word, ()):
            lemma_freq[lemma] += count / len(forms[word])
    entries = compounds.entries(code, forms, lemmas, lemma_freq, freq)
    cases = finnish.INESSIVE if code == "fi" else ("s",)
    nouns = {lemma for form, found in forms.items() if form.endswith(cases) for lemma in found}
    tries.save(code, "forms", [(form, tries.rule(form, lemma)) for form, found in forms.items() for lemma in found])
    tries.save(code, "lemmas", list(entries.items()))
    tries.save(code, "endings", tries.endings(forms, lemma_freq, nouns))


if __name__ == "__main__":
    for code in sys.argv[1:] or CODES:
        build(code)
