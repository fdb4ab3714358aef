"""Numbers as editors type them and as readers read them."""

import re
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format

from core.languages import active_code

_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")
_PLAIN = re.compile(r"-?\d+(?:[.,]\d+)?$")
_SPACED = re.compile(r"-?\d{1,3}(?: \d{3})+(?:[.,]\d+)?$")
# a separator of thousands, several times or with a decimal mark of the other kind: 1,234,567 or 1.234,5
_GROUPED = re.compile(r"-?\d{1,3}(?:(?:,\d{3}){2,}(?:\.\d+)?|,\d{3}\.\d+|(?:\.\d{3}){2,}(?:,\d+)?|\.\d{3},\d+)$")
_AMBIGUOUS = re.compile(r"-?[1-9]\d{0,2},\d{3}$")


class UnreadableNumberError(ValueError):
    """The text is no number."""


class AmbiguousNumberError(ValueError):
    """The text can be read as two numbers: "1,234" is a thousand and more in English, one and a quarter in Finnish."""


def read_number(text: str) -> Decimal:
    """The number that `text` stands for: with decimal comma or point, thousands apart by spaces or not.

    Raises UnreadableNumberError or AmbiguousNumberError.
    """
    cleaned = _SPACES.sub(" ", text).strip().replace("−", "-").replace("–", "-")
    if _AMBIGUOUS.match(cleaned):
        raise AmbiguousNumberError(text)
    if _GROUPED.match(cleaned):
        mark = max(cleaned.rfind(","), cleaned.rfind("."))
        is_decimal = cleaned.count(cleaned[mark]) == 1
        whole, rest = (cleaned[:mark], cleaned[mark + 1 :]) if is_decimal else (cleaned, "")
        digits = re.sub(r"[.,]", "", whole)
        return Decimal(f"{digits}.{rest}" if rest else digits)
    if _PLAIN.match(cleaned) or _SPACED.match(cleaned):
        return Decimal(cleaned.replace(" ", "").replace(",", "."))
    raise UnreadableNumberError(text)


def decimals_of(numbers: list[Decimal]) -> int:
    """How many decimals the most exact of them has, at most 3."""
    exponents = [number.as_tuple().exponent for number in numbers]
    return min(3, max((-exponent for exponent in exponents if isinstance(exponent, int)), default=0))


def with_unit(shown: str, unit: str) -> str:
    """A number with its unit: "44 %", but "44%" in English, which sets no space before the per cent sign."""
    return f"{shown}%" if unit == "%" and active_code() == "en" else f"{shown}\u00a0{unit}"


def show_number(number: Decimal | float, decimals: int = 0) -> str:
    """The number as the active language writes it: 2,933.1 in English, 2 933,1 in Finnish and Swedish."""
    # Django cuts decimals off; a reader expects them rounded
    rounded = Decimal(number).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    shown = number_format(rounded, decimal_pos=decimals, use_l10n=True, force_grouping=True)
    return shown.replace("-", "−")
