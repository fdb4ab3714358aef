"""Number words of the three languages, inflected as far as texts inflect them.

They only ever excuse: a figure of the source may be a word in the translation, and the other way round. So a word
that can mean something else too ("second", "toinen", "andra") does no harm.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import product


def names(text: str) -> list[str]:
    return text.split()


Value = Decimal | str  # a fraction is a string: "1/3"

MILLION, BILLION, TRILLION = Decimal(10) ** 6, Decimal(10) ** 9, Decimal(10) ** 12


@dataclass(frozen=True)
class Word:
    """A number word: what it can stand for, and whether it surely counts something."""

    text: str
    start: int
    values: tuple[Value, ...]
    counts: bool


# What makes a number a thousand or a million times greater. English billion is Finnish miljardi, Swedish miljard.
MAGNITUDES = {
    "en": [
        (r"thousands?\b", Decimal(1000)),
        (r"millions?\b|mn\b|mln\b", MILLION),
        (r"billions?\b|bn\b", BILLION),
        (r"trillions?\b|tn\b", TRILLION),
    ],
    "fi": [
        (r"tuhat(?:ta)?\b|tuhan\w+|tuhansi\w*", Decimal(1000)),
        (r"miljoon\w*|milj\b\.?|Mn\b|mn\b", MILLION),
        (r"miljard\w*|mrd\b\.?", BILLION),
        (r"biljoon\w*", TRILLION),
    ],
    "sv": [
        (r"tusen\w*", Decimal(1000)),
        (r"miljon\w*|milj\b\.?|mn\b|mnkr\b|mkr\b", MILLION),
        (r"miljard\w*|mrd\b\.?|md\b|mdr\b", BILLION),
        (r"biljon\w*", TRILLION),
    ],
}
# Right beside a currency a letter is enough: €2m, 2 M€, 300 k€.
MONEY_LETTERS = [(r"k(?![a-z])", Decimal(1000)), (r"[mM](?![a-z])", MILLION), (r"bn?(?![a-z])", BILLION)]
MONEY_SYMBOLS = [(r"k(?=€|EUR)", Decimal(1000)), (r"[mM](?=€|EUR|eur)", MILLION)]

EN_UNITS = names(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
EN_TENS = names("twenty thirty forty fifty sixty seventy eighty ninety")
EN_ORDINALS = names("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
SV_UNITS = names(
    "noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton"
)
SV_TENS = names("tjugo trettio fyrtio femtio sextio sjuttio åttio nittio")
SV_ORDINALS = names("första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte")
SV_TWOFOLD = "årig|språkig|dubbl|delad|vånings|faldig|hundra|siffrig|manna|dagars|stegs|rums"
FI_TWOFOLD = (
    "vuoti|kieli|osai|kerta|vaihe|kerroksi|kerroks|päiväi|tunti|kuukau|portai|ulottei|ääni|henki|henge|jako|numeroi"
)


def _finnish_forms(nominative: str, partitive: str, weak: str, strong: str, into: str) -> list[str]:
    """The singular cases of a numeral from its stems: kaksi, kahta, kahde-, kahte-, kahteen."""
    back = not re.search("[äö]", partitive)
    endings = "n ssa sta lla lta lle ksi" if back else "n ssä stä llä ltä lle ksi"
    essive = "na" if back else "nä"
    return [nominative, partitive, into, strong + essive, *(weak + ending for ending in endings.split())]


FI_STEMS = {
    1: ("yksi", "yhtä", "yhde", "yhte", "yhteen"),
    2: ("kaksi", "kahta", "kahde", "kahte", "kahteen"),
    3: ("kolme", "kolmea", "kolme", "kolme", "kolmeen"),
    4: ("neljä", "neljää", "neljä", "neljä", "neljään"),
    5: ("viisi", "viittä", "viide", "viite", "viiteen"),
    6: ("kuusi", "kuutta", "kuude", "kuute", "kuuteen"),
    7: ("seitsemän", "seitsemää", "seitsemä", "seitsemä", "seitsemään"),
    8: ("kahdeksan", "kahdeksaa", "kahdeksa", "kahdeksa", "kahdeksaan"),
    9: ("yhdeksän", "yhdeksää", "yhdeksä", "yhdeksä", "yhdeksään"),
    10: ("kymmenen", "kymmentä", "kymmene", "kymmene", "kymmeneen"),
    100: ("sata", "sataa", "sada", "sata", "sataan"),
}
FI_ORDINALS = names("toi kolma neljä viide kuude seitsemä kahdeksa yhdeksä kymmene")
FI_PREFIXES = names("kaksi kolmi neli viisi kuusi seitsen kahdeksan yhdeksän kymmen")


@cache
def _cardinals(code: str) -> dict[str, Decimal]:
    """{form: value} of one to some hundreds."""
    if code == "fi":
        return _finnish_cardinals()
    found: dict[str, Decimal] = {}
    if code == "en":
        found |= {word: Decimal(value) for value, word in enumerate(EN_UNITS)}
        for value, tens in enumerate(EN_TENS, 2):
            found[tens] = Decimal(value * 10)
            for unit, joint in product(range(1, 10), "- "):
                found[f"{tens}{joint}{EN_UNITS[unit]}"] = Decimal(value * 10 + unit)
        found |= {f"{word} hundred": 100 * value for word, value in list(found.items()) if value < 10}
        return found | {"hundred": Decimal(100), "a hundred": Decimal(100), "dozen": Decimal(12)}
    found |= {word: Decimal(value) for value, word in enumerate(SV_UNITS)}
    found["ett"] = Decimal(1)
    for value, tens in enumerate(SV_TENS, 2):
        found[tens] = Decimal(value * 10)
        for unit in (*range(1, 10), 1):
            found[f"{tens}{SV_UNITS[unit]}"] = Decimal(value * 10 + unit)
        found[f"{tens}ett"] = Decimal(value * 10 + 1)
    found |= {f"{word}hundra": 100 * value for word, value in list(found.items()) if value < 10}
    return found | {"hundra": Decimal(100), "etthundra": Decimal(100), "dussin": Decimal(12)}


def _finnish_cardinals() -> dict[str, Decimal]:
    forms = {value: _finnish_forms(*stems) for value, stems in FI_STEMS.items()}
    found = {form: Decimal(value) for value, words in forms.items() for form in words}
    for unit in range(1, 10):
        for form in forms[unit]:
            found[form + "toista"] = Decimal(10 + unit)
            for ten in forms[10]:
                found[form + ten] = Decimal(unit * 10)
            for hundred in forms[100]:
                found[form + hundred] = Decimal(unit * 100)
    for tens, unit in product(range(2, 10), range(1, 10)):
        base = FI_STEMS[tens][0] + "kymmentä"
        found |= {base + form: Decimal(tens * 10 + unit) for form in forms[unit]}
    return found | {"tusina": Decimal(12), "tusinan": Decimal(12), "tusinaa": Decimal(12)}


def _value(text: str) -> Value:
    return text if "/" in text else Decimal(text)


# (pattern, what it can mean) of words that do not count: they stand beside another noun's number, or only suggest it.
_OTHERS = {
    "en": [
        *((rf"{word}\b", str(value)) for value, word in enumerate(EN_ORDINALS, 1)),
        (r"thirds?\b", "3 1/3"),
        (r"quarters?\b|fourths?\b", "1/4 4"),
        (r"fifths?\b", "1/5 5"),
        (r"tenths?\b", "1/10 10"),
        (r"hal(?:f|ve[sd]?)\b", "1/2 0.5"),
        (r"one and a half\b|a .{3,9} and a half\b", "1.5"),
        (r"twice\b|doubl\w+|two-?fold\b", "2"),
        (r"tripl\w+|three-?fold\b|three times\b", "3"),
        (r"noon\b", "12"),
        (r"midnight\b", "0 24"),
        (r"decades?\b", "10"),
        (r"centur(?:y|ies)\b", "100"),
        (r"round the clock\b|around the clock\b", "24"),
        (r"(?:a)?round the clock\b|every day\b|all week\b", "7"),
        (r"twenty-first[ -]century\b", "2000 21"),
        (r"twentieth[ -]century\b", "1900 20"),
        (r"nineteenth[ -]century\b", "1800 19"),
    ],
    "fi": [
        *(
            (rf"{stem}(?:s|nne\w*|nte\w*|t[tn]?[aä]\w*|nsi\w*)(?!\w)", str(value))
            for value, stem in enumerate(FI_ORDINALS, 2)
            if value > 2
        ),
        (r"ensimmäi\w+|ensi\b", "1"),
        (r"toinen\b|toise\w+|toista\b", "2"),
        *((rf"{word}-?(?={FI_TWOFOLD})", str(value)) for value, word in enumerate(FI_PREFIXES, 2)),
        (r"yksi-?(?=vuoti|kieli|osai|vaihe|kerroks|päiväi)", "1"),
        (r"kolmanne\w+|kolmasos\w+", "1/3"),
        (r"neljänne\w+|neljäsos\w+|vartti\w*", "1/4"),
        (r"viidenne\w+|viidesos\w+", "1/5"),
        (r"kymmenesos\w+|kymmeny\w+", "1/10"),
        (r"puol(?:et|i|en|ta|een|essa|ella|ittai\w+|ikas|ikkaa\w*)\b", "1/2 0.5"),
        (r"puolitoista\b|puolentoista\b", "1.5"),
        (r"kaks?in(?:kertai|kert)\w+|kaksi kertaa|tuplaan\w*|tuplat?\b", "2"),
        (r"kolmin(?:kertai|kert)\w+", "3"),
        (r"keskipäiv\w+", "12"),
        (r"keskiyö\w*", "0 24"),
        (r"vuorokau\w+", "24"),
        (r"vuosikymmen\w*", "10"),
        (r"vuosisa[td]\w*", "100"),
        (r"ympäri vuorokauden|vuorokauden ympäri|kellon ympäri", "7"),
        (r"kakko\w+", "2"),
        (r"kolmo\w+", "3"),
    ],
    "sv": [
        *((rf"{word}\b", str(value)) for value, word in enumerate(SV_ORDINALS, 1)),
        *((rf"{word}-?(?={SV_TWOFOLD})", str(value)) for value, word in enumerate(SV_UNITS) if value > 1),
        (r"ett-?(?=årig)", "1"),
        (r"tredjedel\w*", "1/3"),
        (r"fjärdedel\w*|kvart\w*", "1/4"),
        (r"femtedel\w*", "1/5"),
        (r"tiondel\w*|tiondedel\w*", "1/10"),
        (r"hälften\b|halv\w*", "1/2 0.5"),
        (r"en och en halv\b|ett och ett halvt\b|halvannan\b|halvtannat\b|anderthalvt\b", "1.5"),
        (r"dubbl\w+|dubbel\w*|fördubbl\w+|två gånger", "2"),
        (r"tredubbl\w+|trefald\w+|tre gånger", "3"),
        (r"dygn\w*", "24"),
        (r"dygnet runt\b", "7"),
        (r"årtionde\w*|decenni\w+", "10"),
        (r"århundrade\w*|sekel\w*|sekler\w*", "100"),
        (r"midnatt\w*", "0 24"),
    ],
}
_BEGIN = r"(?<![\w])"


_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HALF = re.compile(r"(?i)(half an?|puoli|puolen|puolta|en halv|halv)\s$")
# "millions of people" has no number; "a million" has one
_PLURAL = re.compile(r"(?i)(thousands|illions|tuhansi|oonia|oonien|oonat|sentals|ljontals|ljardtals|jarde?ja)")


@cache
def _others(code: str) -> list[tuple[re.Pattern[str], tuple[Value, ...]]]:
    return [
        (re.compile(f"{_BEGIN}(?i:{pattern})"), tuple(map(_value, values.split()))) for pattern, values in _OTHERS[code]
    ]


@cache
def _magnitudes(code: str) -> list[tuple[re.Pattern[str], Decimal]]:
    return [(re.compile(pattern), factor) for pattern, factor in [*MAGNITUDES[code], *MONEY_SYMBOLS]]


@cache
def _letters() -> list[tuple[re.Pattern[str], Decimal]]:
    return [(re.compile(pattern), factor) for pattern, factor in MONEY_LETTERS]


def magnitude_at(text: str, position: int, code: str, money: bool = False) -> tuple[Decimal, int] | None:
    """What the number that ends at `position` is multiplied by, and where that word ends.

    `money` says that a currency stands before the number, so that one letter is a magnitude too.
    """
    start = position + (text[position : position + 1] in (" ", "-"))
    for pattern, factor in [*_magnitudes(code), *(_letters() if money else [])]:
        if match := pattern.match(text, start):
            return factor, match.end()
    return None


def counting_words(text: str, code: str) -> list[Word]:
    """The numerals of a text from which the figures were blanked: two, twenty-five, kaksi miljoonaa, a million."""
    cardinals = _cardinals(code)
    found = []
    done = 0
    tokens = list(_TOKEN.finditer(text))
    for index, token in enumerate(tokens):
        if token.start() < done:
            continue
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        ends = [after.end(), token.end()] if after else [token.end()]
        end = next((end for end in ends if text[token.start() : end].casefold() in cardinals), None)
        if end is not None:
            value = cardinals[text[token.start() : end].casefold()]
            if magnitude := magnitude_at(text, end, code):
                value, end = value * magnitude[0], magnitude[1]
            found.append(Word(text[token.start() : end], token.start(), (value,), value > 1))
        elif magnitude := magnitude_at(text, token.start(), code):
            factor, end = magnitude
            half = _HALF.search(text[: token.start()])
            values = (factor / 2, factor) if half else (factor,)
            found.append(Word(text[token.start() : end], token.start(), values, not _PLURAL.search(token[0])))
        done = end or done
    return found


def other_words(text: str, code: str) -> list[Word]:
    """The words that hint at a number: second, half, two-year, a day (24 hours)."""
    return [
        Word(match[0], match.start(), values, False)
        for pattern, values in _others(code)
        for match in pattern.finditer(text)
    ]
