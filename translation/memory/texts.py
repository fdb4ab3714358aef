"""When two texts are alike: the same for every database, since only Python decides it."""

import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from html import unescape

from django.utils.functional import cached_property
from rapidfuzz import fuzz
from wagtail_localize.strings import INLINE_TAGS

# The same words with another number are a good start, never the same text.
OTHER_NUMBERS = 5

_TAG = re.compile(r"<(/?)([a-zA-Z]+)[^>]*>")
_LINK = re.compile(r'<a id="([^"]*)">')
_LINKED = re.compile(r'<a id="([^"]*)">(.*?)</a>', re.DOTALL)
_NUMBER = re.compile(r"\d+(?:[.,: ]\d+)*")
_LETTER = re.compile(r"[^\W\d_]")
# A tag is one character of Unicode's private area, so that markup weighs no more than a letter.
_SIGNS = {name: 2 * place for place, name in enumerate([*INLINE_TAGS, "other"])}
_SIGNS |= {"strong": _SIGNS["b"], "em": _SIGNS["i"]}


def _sign(tag: re.Match[str]) -> str:
    return chr(0xE000 + _SIGNS.get(tag[2].lower(), _SIGNS["other"]) + bool(tag[1]))


@dataclass(frozen=True)
class Text:
    """A string of wagtail-localize's, made ready for comparing."""

    raw: str

    @cached_property
    def plain(self) -> str:
        """The text with one form for white space, accents, entities and markup; which link it is does not count."""
        text = unicodedata.normalize("NFC", unescape(_TAG.sub(_sign, self.raw)))
        return " ".join(text.split())

    @cached_property
    def digest(self) -> str:
        return sha256(self.plain.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def words(self) -> str:
        """`plain` with 0 for each number, or "" if it has no letter."""
        return _NUMBER.sub("0", self.plain) if _LETTER.search(self.plain) else ""

    @cached_property
    def numbers(self) -> list[str]:
        return _NUMBER.findall(self.plain)


def score(one: Text, other: Text) -> int:
    """How alike two texts are, 0 to 100; 100 only if they are the same, numbers included.

    Texts without a letter are the same or not alike at all: 12 is no start for translating 90.
    """
    if one.plain == other.plain:
        return 100
    if not (one.words and other.words):
        return 0
    likeness = int(fuzz.ratio(one.words, other.words))
    return max(0, min(99, likeness - (OTHER_NUMBERS if one.numbers != other.numbers else 0)))


def fit(target: str, its_source: str, source: str) -> str:
    """`target`, a translation of `its_source`, with the links of `source`: first for first.

    wagtail-localize refuses a link that the source has not, so one too many loses its tag and keeps its words.
    """
    names = dict(zip(_LINK.findall(its_source), _LINK.findall(source), strict=False))

    def renamed(link: re.Match[str]) -> str:
        name, words = link[1], link[2]
        return f'<a id="{names[name]}">{words}</a>' if name in names else words

    return _LINKED.sub(renamed, target)
