"""Finds the figures of a text and what each can mean in its language.

A figure may have several readings ("6.1" is a decimal, a section and, in Finnish, a date); which one is meant shows
when it is laid beside the other language's text (translation.quality.values.comparing).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from translation.quality.values import months
from translation.quality.values.units import LETTER, money_before, unit_at
from translation.quality.values.words import magnitude_at

# A number, or a string for what is none: "month 5", "name co2".
Atom = Decimal | str
Reading = tuple[Atom, ...]


@dataclass(frozen=True)
class Figure:
    """A number, date, time or name with digits, as it stands in a text."""

    text: str
    start: int
    end: int
    readings: tuple[Reading, ...]
    kind: str = "number"  # number, date, time, name
    unit: str | None = None
    measure: str = ""  # as it stands in the text, with its unit
    factor: Decimal | None = None  # a million, for "2 million"
    foreign: bool = False  # written with a decimal point where the language has a comma


# Chemistry and the pandemic may be called by their names.
TRANSLATABLE_NAMES = re.compile(r"co2e?|h2o?|o2|n2|ch4|n2o|pm10|pm25|covid19|sarscov2|b2b|b2c")
# 3.9 Mt may be 3,9 miljoonaa tonnia.
TONNES = {"Mt": Decimal(10) ** 6, "kt": Decimal(1000)}
SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
SPACES = str.maketrans("\u00a0\u202f\u2009\u2007−", "    -")
BELOW_ZERO = re.compile(r"(?i)pakka(?:s|n|st)|miinus|minus|below zero|köld|under noll|nollan alapuolella")

_FREE = r"(?<![0-9A-Za-zÅÄÖåäö])"
_PHONE = re.compile(r"\+[1-9](?:[ ()-]{0,2}[0-9]){6,13}")
_ISO = re.compile(r"(?<![0-9])([12][0-9]{3})-([01][0-9])-([0-3][0-9])(?![0-9])")
_SLASHED = re.compile(r"(?<![0-9/])([0-3]?[0-9])/([0-3]?[0-9])/([12][0-9]{3})(?![0-9])")
_DOTTED = re.compile(
    r"(?<![0-9])(?<![0-9]\.)([0-3]?[0-9])\.\s?([01]?[0-9])\.(?:\s?([12][0-9]{3})|([0-9]{2}))?(?![0-9]|\.[0-9])"
)
_MONTH_YEAR = re.compile(r"(?<![0-9/])([01]?[0-9])/([12][0-9]{3})(?![0-9/])")
_HALF_DAY = re.compile(r"(?<![0-9.,:])([01]?[0-9])(?:[:.]([0-5][0-9]))? ?([ap])(?:\.m\.|m\b)")
_TIME = re.compile(r"(?<![0-9.,:])([01]?[0-9]|2[0-4])[:.]([0-5][0-9])(?![0-9]|[.,:][0-9])")
_ALWAYS = re.compile(r"(?<![0-9])24/7(?![0-9])")
_VERSION = re.compile(r"(?<![0-9.,])[0-9]+(?:\.[0-9]+){2,}(?![0-9])")
_FRACTION = re.compile(r"(?<![0-9/])([1-9])/([2-9]|10)(?![0-9/])")
_SHORT_RANGE = re.compile(r"(?<![0-9.,])((?:19|20)[0-9]{2})([–/-])([0-9]{2})(?![0-9]|[.,][0-9])")
_CENTURY = re.compile(r"(?<![0-9.,])([12]?[0-9])(?:st|nd|rd|th)[ -]centur(?:y|ies)")
_DECADE = {
    "en": re.compile(r"(?<![0-9.,])([12]?[0-9]?[0-9]0)(?:'|’)?s\b"),
    "fi": re.compile(r"(?<![0-9.,])([12]?[0-9]?[0-9]0)-lu(?:ku|vu|ul)\w*"),
    "sv": re.compile(r"(?<![0-9.,])([12]?[0-9]?[0-9]0)-tal\w*"),
}
_NAME = re.compile(
    rf"{_FREE}(?!(?:EUR|USD|GBP|SEK)[0-9])(?:(?i:covid-?19|sars-cov-2)|pm2[.,]5|PM2[.,]5"
    rf"|[{LETTER}]+[0-9]+[{LETTER}]*(?:[0-9]+[{LETTER}]*)*|[A-ZÅÄÖ][{LETTER}]*-[0-9]+"
    rf"|[0-9]+[A-ZÅÄÖ][A-Z0-9]*(?![{LETTER}]))"
)
_MEASURE_NAMES = re.compile(r"(?:[kcmd]?m)[23]")
_SIGN = r"(?:(?<![^\s(])[-–](?=[0-9]))?"
_NUMBER = {
    "en": re.compile(
        rf"(?<![0-9]){_SIGN}(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])(?:\.[0-9]+)?"
        r"|[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
    ),
    "fi": re.compile(
        rf"(?<![0-9]){_SIGN}(?:[0-9]{{1,3}}(?: [0-9]{{3}})+(?![0-9])(?:,[0-9]+)?"
        r"|[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])(?:,[0-9]+)?|[0-9]+,[0-9]+|[0-9]+(?:\.[0-9]+)?)"
    ),
}
_NUMBER["sv"] = _NUMBER["fi"]
_AND = re.compile(r"\s?(?:[–-]|to|and|or|ja|tai|och|till|eller)\s?")


def figures_of(text: str, code: str) -> list[Figure]:
    """The figures of a plain text, in order. Addresses and placeholders must have been blanked out."""
    text = text.translate(SPACES).translate(SUBSCRIPTS)
    reader = _Reader(text, code)
    found = sorted(reader.read(), key=lambda figure: figure.start)
    return _share_magnitude(found, text)


def blank(text: str, figures: list[Figure]) -> str:
    """The text with a space for each character of its figures, for the number words between them."""
    for figure in figures:
        text = text[: figure.start] + " " * (figure.end - figure.start) + text[figure.end :]
    return text


def month(number: int | str) -> str:
    return f"month {int(number)}"


def decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(" ", "").replace(",", ".")).normalize() + 0


class _Reader:
    """Takes what is written in more than one number first, and leaves the plain numbers for last."""

    def __init__(self, text: str, code: str) -> None:
        self.text, self.left, self.code = text, text, code

    def read(self) -> Iterator[Figure]:
        steps: list[tuple[re.Pattern[str], Callable[[re.Match[str]], Figure | None]]] = [
            (_PHONE, self._phone),
            (_ALWAYS, lambda match: self._figure(match, [(Decimal(24), Decimal(7))])),
            (_ISO, lambda match: self._date(match, match[3], match[2], match[1])),
            (_SLASHED, self._slashed),
            (_DOTTED, self._dotted),
            *((pattern, self._named_date) for pattern in months.COMPILED[self.code]),
            (_CENTURY, lambda match: self._figure(match, [(_n(match[1]),), (100 * (_n(match[1]) - 1),)])),
            (_DECADE[self.code], self._decade),
            (_HALF_DAY, self._half_day),
            (_NAME, self._name),
            (_VERSION, lambda match: self._figure(match, [tuple(map(_n, match[0].split(".")))])),
            (_MONTH_YEAR, self._month_year),
            (_FRACTION, self._fraction),
            (_SHORT_RANGE, self._short_range),
            (_TIME, self._time),
            (_NUMBER[self.code], self._number),
        ]
        for pattern, make in steps:
            for match in pattern.finditer(self.left):
                figure = make(match)
                if figure:
                    self.left = blank(self.left, [figure])
                    yield figure

    def _figure(self, match: re.Match[str], readings: list[Reading], kind: str = "number") -> Figure:
        return Figure(match[0].strip(), match.start(), match.end(), tuple(readings), kind)

    def _phone(self, match: re.Match[str]) -> Figure:
        digits = re.sub("[^0-9]", "", match[0])
        return self._figure(match, [(f"phone {digits}",)], "name")

    def _date(self, match: re.Match[str], day: str | None, month_: str | int, year: str | None) -> Figure | None:
        if not 1 <= int(month_) <= 12 or not 1 <= int(day or 1) <= 31:
            return None
        reading = (*((_n(day),) if day else ()), month(month_), *((_n(year),) if year else ()))
        return self._figure(match, [reading], "date")

    def _named_date(self, match: re.Match[str]) -> Figure | None:
        parts = match.groupdict()
        return self._date(match, parts.get("day"), months.number_of(parts["month"], self.code), parts.get("year"))

    def _slashed(self, match: re.Match[str]) -> Figure | None:
        day_first = self._date(match, match[1], match[2], match[3])
        month_first = self._date(match, match[2], match[1], match[3])
        readings = [each.readings[0] for each in (day_first, month_first) if each]
        return self._figure(match, readings, "date") if readings else None

    def _dotted(self, match: re.Match[str]) -> Figure | None:
        year = match[3] or (f"20{match[4]}" if match[4] else None)
        if self.code == "en" and not year:
            return None
        date = self._date(match, match[1], match[2], year)
        if date is None or match[3]:
            return date
        # 2.1 at the end of a sentence, or version 2.4.11
        parts: Reading = tuple(_n(part) for part in (match[1], match[2], match[4]) if part)
        plain = [(decimal(f"{match[1]}.{match[2]}"),)] if not match[4] else []
        return replace(date, readings=(*date.readings, parts, *plain))

    def _month_year(self, match: re.Match[str]) -> Figure | None:
        date = self._date(match, None, match[1], match[2])
        return date and replace(date, readings=(*date.readings, (_n(match[1]), _n(match[2]))), kind="number")

    def _decade(self, match: re.Match[str]) -> Figure:
        year = _n(match[1])
        return self._figure(match, [(year,), (year + 1900,)] if year < 100 else [(year,)])

    def _half_day(self, match: re.Match[str]) -> Figure | None:
        hour = int(match[1]) % 12 + (12 if match[3] == "p" else 0)
        return self._clock(match, hour, match[2])

    def _clock(self, match: re.Match[str], hour: int, minutes: str | None) -> Figure:
        full: Reading = (Decimal(hour), _n(minutes or "0"))
        return self._figure(match, [full] if int(minutes or 0) else [full, (Decimal(hour),)], "time")

    def _time(self, match: re.Match[str]) -> Figure | None:
        if unit_at(self.left, match.end(), self.code) or magnitude_at(self.left, match.end(), self.code):
            return None  # 2.50 euros
        clock = self._clock(match, int(match[1]), match[2])
        if ":" in match[0]:
            return clock
        plain = [reading for reading in _readings(match[0], self.code) if len(reading) == 1]
        readings = (*plain, *clock.readings) if self.code == "en" else (*clock.readings, *plain)
        return replace(clock, readings=readings)

    def _name(self, match: re.Match[str]) -> Figure | None:
        if _MEASURE_NAMES.fullmatch(match[0]):
            self.left = blank(self.left, [self._figure(match, [])])
            return None
        digits = re.match("[0-9]+", match[0])
        if digits and (
            unit_at(self.left, match.start() + digits.end(), self.code)
            or magnitude_at(self.left, match.start() + digits.end(), self.code)
            or money_before(self.left, match.start())
        ):
            return None
        readings: list[Reading] = [(f"name {re.sub('[-., ]', '', match[0]).casefold()}",)]
        if "-" in match[0]:
            readings.append((_n(match[0].rsplit("-")[-1]),))
        return self._figure(match, readings, "name")

    def _fraction(self, match: re.Match[str]) -> Figure:
        return self._figure(match, [(match[0],), (_n(match[1]), _n(match[2]))])

    def _short_range(self, match: re.Match[str]) -> Figure | None:
        first, second = _n(match[1]), _n(match[3])
        return self._figure(match, [(first, first - first % 100 + second), (first, second)])

    def _number(self, match: re.Match[str]) -> Figure | None:
        start, end = match.span()
        if re.search(rf"[{LETTER}]$", self.left[:start]) and not money_before(self.left, start):
            return None
        sign, digits = (-1, match[0][1:]) if match[0][0] in "-–" else (1, match[0])
        readings: list[Reading] = [tuple(sign * value for value in reading) for reading in _readings(digits, self.code)]
        money = money_before(self.left, start)
        magnitude = magnitude_at(self.left, end, self.code, money is not None)
        if magnitude:
            readings = [(reading[0] * magnitude[0],) for reading in _single(readings)]
            end = magnitude[1]
        unit = unit_at(self.left, end, self.code)
        if unit and unit[0] in TONNES:
            readings += [(reading[0] * TONNES[unit[0]],) for reading in _single(readings)]
        if sign > 0 and BELOW_ZERO.search(self.text):
            readings += [(-reading[0],) for reading in _single(readings)]
        return Figure(
            self.text[start:end].strip(),
            start,
            end,
            tuple(readings),
            unit=money or (unit[0] if unit else None),
            factor=magnitude[0] if magnitude else None,
            measure=(money or "") + self.text[start : unit[1] if unit else end].strip(),
            foreign=self.code != "en" and bool(re.fullmatch(r"[0-9]+\.[0-9]{1,2}", digits)),
        )


def _n(digits: str) -> Decimal:
    return decimal(digits)


def _readings(digits: str, code: str) -> list[tuple[Decimal, ...]]:
    """What a row of digits with its commas, points and spaces can mean, the likeliest first."""
    parts = tuple(_n(part) for part in re.split("[ .,]", digits))
    if code == "en":
        joined = digits.replace(",", "").replace(" ", "")
        return [(decimal(joined),), *([parts] if " " in digits or ("." in digits and "," not in digits) else [])]
    if "." not in digits:
        return [(decimal(digits),), *([parts] if " " in digits and "," not in digits else [])]
    # a decimal point is another language's, or a version's: then 2.1 and 2.10 are not the same
    point = [(decimal(digits),), parts] if digits.count(".") == 1 and "," not in digits else []
    if digits.endswith("0"):
        point = point[1:]
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?", digits):
        return [(decimal(digits.replace(".", "")),), *point]
    return point


def _share_magnitude(figures: list[Figure], text: str) -> list[Figure]:
    """In "2–3 million" the 2 may be two million too."""
    found = list(figures)
    for index, figure in enumerate(figures[:-1]):
        after = figures[index + 1]
        if figure.kind != "number" or not _AND.fullmatch(text[figure.end : after.start]):
            continue
        if after.factor:
            more = tuple((reading[0] * after.factor,) for reading in _single(figure.readings))
            found[index] = figure = replace(figure, readings=(*figure.readings, *more))
        if figure.unit is None and after.unit:
            measure = text[figure.start : after.end] + after.measure.removeprefix(after.text)
            found[index] = replace(figure, unit=after.unit, measure=measure)
    return found


def _single(readings: Iterable[Reading]) -> list[tuple[Decimal]]:
    """The readings as one number."""
    return [(reading[0],) for reading in readings if len(reading) == 1 and isinstance(reading[0], Decimal)]
