"""Units of measure, by their symbols and by their words in each language."""

import re
from functools import cache

from translation.quality.values.words import magnitude_at

# The unit's name here is its symbol. Each: symbols that all languages share (as written, case and all), then the
# word's beginning in English, Finnish and Swedish, as regular expressions. Earlier ones win, so longer come first.
UNITS: dict[str, tuple[str, str, str, str]] = {
    "pp": (r"pp", r"percentage[ -]points?", r"prosenttiyksik", r"procentenhet"),
    "%": (r"%", r"per ?cent(?!age)|percent(?!age)", r"prosent|pros\.", r"procent"),
    "km/h": (r"km/h", r"kilomet(?:re|er)s? (?:per|an) hour", r"kilometri\w* tunnissa", r"kilometer i timmen"),
    "m/s": (r"m/s", r"met(?:re|er)s? per second", r"metri\w* sekunnissa", r"meter per sekund"),
    "Mbit/s": (r"M(?:bit|b)/s|Mbps", r"megabits? per second", r"megabitti\w* sekunnissa", r"megabit per sekund"),
    "Gbit/s": (r"G(?:bit|b)/s|Gbps", r"gigabits? per second", r"gigabitti\w* sekunnissa", r"gigabit per sekund"),
    "km²": (r"km[²2]", r"square kilomet", r"neliökilomet", r"kvadratkilomet"),
    "m²": (r"m[²2]", r"square met|sq\.? ?m\b", r"neliömet|neliö", r"kvadratmet|kvm"),
    "m³": (r"m[³3]", r"cubic met", r"kuutio", r"kubik"),
    "km": (r"km", r"kilomet", r"kilomet", r"kilomet"),
    "cm": (r"cm", r"centimet", r"senttimet|sentti", r"centimet"),
    "mm": (r"mm", r"millimet", r"millimet", r"millimet"),
    "µm": (r"[µμ]m", r"micromet", r"mikromet", r"mikromet"),
    "nm": (r"nm", r"nanomet", r"nanomet", r"nanomet"),
    "m": (r"m", r"met(?:re|er)", r"metr", r"meter"),
    "ha": (r"ha", r"hectare", r"hehtaar", r"hektar"),
    "kg": (r"kg", r"kilos?\b|kilogram", r"kilo(?!m|w|t)", r"kilo(?!m|w|t)"),
    "g": (r"g", r"gram", r"gramm", r"gram"),
    "Mt": (r"Mt", r"megatonn", r"megaton", r"megaton"),
    "kt": (r"kt", r"kilotonn", r"kiloton", r"kiloton"),
    "t": (r"t", r"tonn?e?s?\b|metric ton", r"tonni|tonne", r"ton"),
    "TWh": (r"TWh", r"terawatt[ -]?hour", r"terawattitun", r"terawattim"),
    "GWh": (r"GWh", r"gigawatt[ -]?hour", r"gigawattitun", r"gigawattim"),
    "MWh": (r"MWh", r"megawatt[ -]?hour", r"megawattitun", r"megawattim"),
    "kWh": (r"kWh", r"kilowatt[ -]?hour", r"kilowattitun", r"kilowattim"),
    "TW": (r"TW", r"terawatt", r"terawat", r"terawatt"),
    "GW": (r"GW", r"gigawatt", r"gigawat", r"gigawatt"),
    "MW": (r"MW", r"megawatt", r"megawat", r"megawatt"),
    "kW": (r"kW", r"kilowatt", r"kilowat", r"kilowatt"),
    "W": (r"W", r"watt", r"wat", r"watt"),
    "GHz": (r"GHz", r"gigahertz", r"gigahert", r"gigahertz"),
    "MHz": (r"MHz", r"megahertz", r"megahert", r"megahertz"),
    "kHz": (r"kHz", r"kilohertz", r"kilohert", r"kilohertz"),
    "Hz": (r"Hz", r"hertz", r"herts", r"hertz"),
    "TB": (r"TB", r"terabyte", r"teratavu", r"terabyte"),
    "GB": (r"GB", r"gigabyte", r"gigatavu", r"gigabyte"),
    "MB": (r"MB", r"megabyte", r"megatavu", r"megabyte"),
    "kV": (r"kV", r"kilovolt", r"kilovolt", r"kilovolt"),
    "V": (r"V", r"volts?\b", r"voltti|voltin", r"volt"),
    "°C": (r"°C|°|℃", r"degree", r"celsius|aste", r"grad"),
    "K": (r"K", r"kelvin", r"kelvin", r"kelvin"),
    "dB": (r"dB", r"decibel", r"desibel", r"decibel"),
    "ml": (r"ml", r"millilit", r"millilit", r"millilit"),
    "l": (r"l", r"lit(?:re|er)", r"litr", r"liter"),
    "bar": (r"bar", r"bars?\b", r"baari", r"bar"),
    "€": (r"€|EUR|MEUR|meur|k€|M€", r"euro", r"euro", r"euro"),
    "$": (r"\$|USD", r"(?:US )?dollar", r"dollari|dollaria", r"dollar"),
    "£": (r"£|GBP", r"pounds?\b", r"punta|puntaa|punnan", r"pund"),
    "SEK": (r"SEK|kr\b\.?|mkr", r"(?:Swedish )?krona|(?:Swedish )?kronor", r"kruunu", r"krona|kronor"),
    "h": (r"h", r"hour|hrs?\b", r"tunti|tunni|tunte", r"timm|tim\b"),
    "min": (r"min", r"minute|mins?\b", r"minuut", r"minut"),
    "s": (r"s", r"seconds?\b", r"sekun", r"sekund"),
    "d": (r"vrk", r"days?\b", r"päiv|vuorokau|vuorokaut|pv\b", r"dag|dygn"),
    "weeks": (r"vko", r"weeks?\b", r"viikko|viiko", r"veck"),
    "months": (r"kk", r"months?\b", r"kuukau", r"månad|mån\b"),
    "years": (r"v\.", r"years?\b|yrs?\b", r"vuosi|vuode|vuote|vuott|vuoti", r"år(?!\w*hundr)"),
}
WORDS = {"en": 1, "fi": 2, "sv": 3}
LETTER = "A-Za-zÅÄÖåäöÉéÜü"
# Money stands before its number in English, behind it in the others; read both ways in all.
MONEY_BEFORE = re.compile(r"(€|EUR|\$|USD|£|GBP|SEK)\s?$")
MONEY = {"EUR": "€", "USD": "$", "GBP": "£"}
TIMES = {"h", "min", "s", "d", "weeks", "months", "years"}


@cache
def _patterns(code: str) -> list[tuple[str, re.Pattern[str], re.Pattern[str]]]:
    """(unit, its symbol or word at a place, its word anywhere) in the order of UNITS."""
    found = []
    for unit, parts in UNITS.items():
        symbol, word = parts[0], parts[WORDS[code]]
        at = re.compile(rf"(?:{symbol})(?![{LETTER}0-9])|(?i:(?:{word})[{LETTER}]*)")
        # in a compound the word may come last: arkipäivää, miljoonaeuroinen
        anywhere = re.compile(rf"(?<![{LETTER}])(?:{symbol})(?![{LETTER}])|(?i:{word})")
        found.append((unit, at, anywhere))
    return found


def unit_at(text: str, position: int, code: str) -> tuple[str, int] | None:
    """The unit that stands at `position` (a space or hyphen before it allowed), and where it ends."""
    start = position + len(re.match(r"[ -]?", text[position:]).group())  # type: ignore[union-attr]
    for unit, at, _anywhere in _patterns(code):
        if match := at.match(text, start):
            return unit, match.end()
    return None


def money_before(text: str, position: int) -> str | None:
    """The currency that stands before a number: € 2, EUR 2."""
    match = MONEY_BEFORE.search(text[:position])
    return MONEY.get(match[1], match[1]) if match else None


def has_unit(text: str, unit: str, code: str) -> bool:
    """Whether the unit is anywhere in the text, with or without a number."""
    return any(anywhere.search(text) for name, _at, anywhere in _patterns(code) if name == unit)


def only_unit(text: str, code: str) -> str | None:
    """The unit, if the text is nothing else but "million" and the like: a cell or field of its own."""
    text = text.strip()
    magnitude = magnitude_at(text, 0, code)
    found = unit_at(text, magnitude[1] if magnitude else 0, code)
    return found[0] if found and found[1] == len(text) else None
