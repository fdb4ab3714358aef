"""Names of months, inflected, and short forms beside a number."""

import re

from translation.quality.values.words import names

FULL = {
    "en": names("january february march april may june july august september october november december"),
    "fi": names("tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu"),
    "sv": names("januari februari mars april maj juni juli augusti september oktober november december"),
}
SHORT = {
    "en": names("jan feb mar apr may jun jul aug sep oct nov dec"),
    "sv": names("jan feb mars apr maj juni juli aug sep okt nov dec"),
}
_EN = "|".join(name.capitalize() for name in FULL["en"])
_EN_SHORT = "|".join(name.capitalize() for name in SHORT["en"])
_FI = "|".join(FULL["fi"])
_SV = "|".join(FULL["sv"])
_SV_SHORT = "|".join(SHORT["sv"])
_YEAR = r"(?:,? (?P<year>[12][0-9]{3})(?![0-9]))?"
_DAY = r"(?P<day>[0-3]?[0-9])"

# In this order; each with the groups month, and day and year where they stand.
PATTERNS = {
    "en": [
        rf"(?<![0-9]){_DAY}(?:st|nd|rd|th)?(?: of)? (?P<month>{_EN}|(?:{_EN_SHORT})t?\.?)(?![a-z]){_YEAR}",
        rf"\b(?P<month>{_EN}|(?:{_EN_SHORT})t?\.?) {_DAY}(?:st|nd|rd|th)?(?![0-9.,]*[0-9]|%){_YEAR}",
        rf"\b(?P<month>{_EN})(?=(?: (?:to|and|or|until|through) |[–-])(?:{_EN}))",
        rf"\b(?P<month>{_EN}),? (?P<year>[12][0-9]{{3}})(?![0-9])",
        rf"\b(?P<month>{_EN_SHORT})t?\.? (?P<year>[12][0-9]{{3}})(?![0-9])",
        # "may" and "march" are verbs too: at the beginning of a sentence they may be
        r"\b(?P<month>January|February|April|June|July|August|September|October|November|December)\b",
        r"(?:(?<=[a-z,–-] )|(?<=[–-]))(?P<month>May|March)\b",
    ],
    "fi": [
        rf"(?i:\b(?P<month>{_FI})(?=[-–](?:\s?ja\s)?(?:{_FI})kuu))",
        rf"(?<![0-9]){_DAY}\. ?(?P<month>{_FI})kuu[a-zäö]*{_YEAR}",
        rf"(?i:\b(?P<month>{_FI})kuu[a-zäö]*){_YEAR}",
    ],
    "sv": [
        rf"(?<![0-9]){_DAY}(?::[ae])? (?P<month>(?i:{_SV})|(?:{_SV_SHORT})\b\.?)(?![a-zåäö]){_YEAR}",
        rf"(?i:\b(?P<month>{_SV})s?\b){_YEAR}",
        rf"\b(?P<month>{_SV_SHORT})\.? (?P<year>[12][0-9]{{3}})(?![0-9])",
    ],
}
COMPILED = {code: [re.compile(pattern) for pattern in patterns] for code, patterns in PATTERNS.items()}


def number_of(name: str, code: str) -> int:
    """1 for January, however it is written."""
    name = name.casefold().rstrip(".")
    if name in FULL[code]:
        return FULL[code].index(name) + 1
    return next(index for index, short in enumerate(SHORT[code], 1) if name.startswith(short[:3]))
