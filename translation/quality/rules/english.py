"""Whether a text that stands in the translation just as in the source was left as it was."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation.quality.subject import Subject, bare


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that names seldom have; a text with one of them is prose.
FUNCTION_WORDS = word_set(
    "a about after all almost also an and any are as at be been before but by can could did do does every for "
    "from had has have her his how if in into is it its just many may more most nearly no not of off on one only "
    "or other our out over own she should since so some such than that the their them then there these they this "
    "those through to under until up us was we well were what when where which while who whose why will with "
    "without would you your"
)
# The words that stand alone in headings, tables, units and buttons.
COMMON = word_set(
    "answers apply area areas article articles author authors background benefit benefits budget case cases challenge "
    "challenges change changes cities city citizens climate companies company contact contents cost costs country "
    "data date dates description details download email energy event events example examples facts farm field figure "
    "figures finished forest funding goal goals growth health heat help home hour hours house houses image images "
    "impact interview jobs kilometres language languages learn length lessons link links location map measure "
    "measures member members message million billion month months name names network news next notes number numbers "
    "ongoing open opinion order overview page pages part partner partners parts people period picture pictures place "
    "places plan plans plant plants point points price prices priorities priority problem problems project projects "
    "question questions read region regions research residents result results road rule rules school schools sea "
    "search send service services share size skills source sources stage start state status steps stops street "
    "streets strategy studies study subject subscribe suburb summary surroundings table tables task tasks team theme "
    "themes time timeline title tools topic topics town towns trees type types university use user users value "
    "vehicles video view village waste water week weeks what who why winter work worker workers year years yes"
)
SUFFIXES = re.compile(r"(?:tion|tions|ing|ings|ment|ments|ness|ship|ities|ity|ers|ors|ies|ances?|ences?|fully|ably)$")
WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
# Names of months and days that English and Swedish share letter by letter.
SHARED = {
    "en": frozenset[str](),
    "fi": word_set("data info internet radio video"),
    "sv": word_set(
        "april september november december bank data finland hotell information innovation internet motor park "
        "partner plan post problem radio region service start station team test tips video"
    ),
}


def same_as_source(subject: Subject) -> Iterator[str]:
    if subject.field.citation or subject.field.name == "slug":
        return
    if subject.same and looks_english(bare(subject.source), subject.target_code):
        yield _("This is left as it is in the source.")
    elif not subject.same and (sentence := _left_sentence(subject)):
        yield _("A sentence is left as it is in the source: “%(sentence)s”") % {"sentence": sentence}


def looks_english(text: str, target_code: str) -> bool:
    """Whether an English text is prose that the target language writes otherwise: no name, unit, acronym or such."""
    words = [word for word in WORD.findall(text) if word.lower() not in SHARED[target_code]]
    if _is_name(words):
        return False
    return any(_is_english(word, alone=len(words) == 1) for word in words)


def _is_name(words: list[str]) -> bool:
    """Several words, the long ones all with a capital: The Week in Quantum Computing."""
    long_words = [word for word in words if len(word) > 3 or word[0].isupper()]
    return len(words) > 1 and all(word[0].isupper() for word in long_words) and words[0][0].isupper()


def _is_english(word: str, alone: bool) -> bool:
    plain_word = word.lower()
    if word.isupper() and len(word) > 1:
        return False
    if plain_word in FUNCTION_WORDS or plain_word in COMMON:
        return True
    if word[0].isupper():
        return alone and len(word) > 5 and bool(SUFFIXES.search(plain_word))
    return len(word) > 3


def _left_sentence(subject: Subject) -> str | None:
    """A sentence of four words or more that stands in the translation as in the source."""
    sentences = re.split(r"(?<=[.!?])\s+|\n", bare(subject.source))
    for sentence in sentences:
        words = sentence.split()
        if len(words) > 3 and any(word in FUNCTION_WORDS for word in words) and sentence in subject.target:
            return sentence
    return None
