"""One cell at a time: text (or a typed spreadsheet value) into the value its column holds, and back.

Nothing passes through a float: a spreadsheet's number is read by its shortest decimal form.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from app.kernel import period, rate
from app.kernel.columns import Column, Kind
from app.kernel.money import LARGEST_MINOR, Money
from app.kernel.quantity import (
    LARGEST_MICRO,
    LARGEST_PRICE,
    MICRO,
    PRICE_SCALE,
    Quantity,
    UnitPrice,
)
from app.kernel.rounding import half_up
from app.kernel.text import N_, translate

PLAIN_NUMBER = re.compile(r"[-+]?[0-9]{1,24}(\.[0-9]{1,12})?")
INDONESIAN_NUMBER = re.compile(r"[-+]?([0-9]{1,3}(\.[0-9]{3})+|[0-9]{1,24})(,[0-9]{1,12})?")
ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
LOCAL_DATE = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
UNKEEPABLE = re.compile("[\x00-\x08\x0b-\x1f]")
LONGEST_WHOLE = 24
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
YES, NO = ("yes", "ya", "true", "1", "y"), ("no", "tidak", "false", "0", "t", "n")
EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2199, 12, 31)


class CellError(ValueError):
    """Why a cell cannot be read, as a marked sentence with values."""

    def __init__(self, message: str, **values: Any) -> None:
        super().__init__(message)
        self.message, self.values = message, values

    def __str__(self) -> str:
        return translate(self.message, **self.values)


def read_cell(raw: Any, column: Column, numbers: str = "plain") -> Any:
    """The value of one cell, None where it is empty. Raises CellError with a sentence.

    numbers: "plain" for ``1234567.89``, "id" for ``1.234.567,89``; typed cells ignore it.
    """
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        if column.required:
            raise CellError(N_("a value is needed"))
        return None
    return _READERS[column.kind](raw, column, numbers)


def exact_number(raw: Any, numbers: str = "plain") -> Fraction:
    """A number exactly as written."""
    if isinstance(raw, bool):
        raise CellError(N_("“{value}” is not a number"), value=raw)
    if isinstance(raw, int):
        return Fraction(raw)
    text = repr(raw) if isinstance(raw, float) else str(raw).strip().replace("\u2212", "-")
    if isinstance(raw, float):
        if raw != raw or raw in (float("inf"), float("-inf")):
            raise CellError(N_("“{value}” is not a number"), value=text)
        return Fraction(text)
    pattern = INDONESIAN_NUMBER if numbers == "id" else PLAIN_NUMBER
    if not pattern.fullmatch(text):
        raise CellError(N_("“{value}” is not a number"), value=text[:40])
    if numbers == "id":
        text = text.replace(".", "").replace(",", ".")
    return Fraction(text)


def _scaled(raw: Any, numbers: str, scale: int, largest: int, decimals: int) -> int:
    if type(raw) is str and numbers == "plain":
        plain_scaled = _plain_scaled(raw, decimals)
        if plain_scaled is not None and abs(plain_scaled) <= largest:
            return plain_scaled
    scaled = exact_number(raw, numbers) * scale
    if abs(scaled) > largest:
        raise CellError(N_("“{value}” is too large to be right"), value=raw)
    if scaled.denominator != 1:
        raise CellError(
            N_("“{value}” has more than {decimals} decimals"), value=raw, decimals=decimals
        )
    return scaled.numerator


def _plain_scaled(text: str, decimals: int) -> int | None:
    """The usual case without fractions: ``1234.5`` with two decimals is 123450; None for all others."""
    whole, _point, part = text.partition(".")
    if not whole.isdigit() or not whole.isascii() or len(whole) > LONGEST_WHOLE:
        return None
    if not part:
        return int(whole) * 10**decimals if not _point else None
    if len(part) > decimals or not part.isdigit() or not part.isascii():
        return None
    return int(whole + part.ljust(decimals, "0"))


def _money(raw: Any, _column: Column, numbers: str) -> Money:
    return Money(_scaled(raw, numbers, 100, LARGEST_MINOR, 2))


def _quantity(raw: Any, _column: Column, numbers: str) -> Quantity:
    return Quantity(_scaled(raw, numbers, MICRO, LARGEST_MICRO, 6))


def _price(raw: Any, _column: Column, numbers: str) -> UnitPrice:
    return UnitPrice(_scaled(raw, numbers, PRICE_SCALE, LARGEST_PRICE, 4))


def _rate(raw: Any, _column: Column, numbers: str) -> rate.Rate:
    percent = exact_number(raw, numbers)
    if not -100 <= percent <= 100000:
        raise CellError(N_("“{value}” is too large to be right"), value=raw)
    return rate.Rate(percent / 100)


def _count(raw: Any, _column: Column, numbers: str) -> int:
    return _scaled(raw, numbers, 1, 10**9, 0)


def _date(raw: Any, _column: Column, _numbers: str) -> dt.date:
    if isinstance(raw, dt.datetime):
        return raw.date()
    if isinstance(raw, dt.date):
        return raw
    text = str(raw).strip()
    for pattern, order in ((ISO_DATE, (1, 2, 3)), (LOCAL_DATE, (3, 2, 1))):
        found = pattern.fullmatch(text)
        if found:
            try:
                date = dt.date(*(int(found[place]) for place in order))
            except ValueError:
                break
            if EARLIEST <= date <= LATEST:
                return date
    raise CellError(N_("“{value}” is not a date (write 2026-11-23 or 23/11/2026)"), value=text[:40])


def _period(raw: Any, _column: Column, _numbers: str) -> period.Period:
    if isinstance(raw, dt.date):
        return period.of_date(raw)
    try:
        return period.parse(str(raw).strip())
    except ValueError:
        raise CellError(N_("“{value}” is not a month (write 2026-11)"), value=raw) from None


def _flag(raw: Any, _column: Column, _numbers: str) -> bool:
    word = str(raw).strip().lower().removesuffix(".0")
    if word in YES:
        return True
    if word in NO:
        return False
    raise CellError(N_("“{value}” is neither yes nor no"), value=raw)


def _text(raw: Any, column: Column, _numbers: str) -> str:
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    text = str(raw).strip()
    if len(text) > 1 and text[0] == "'" and text[1] in FORMULA_STARTS:
        text = text[1:]
    if UNKEEPABLE.search(text):
        raise CellError(N_("the text holds characters that cannot be kept"))
    if column.choices and text not in column.choices:
        raise CellError(
            N_("“{value}” is not one of: {choices}"), value=text, choices=", ".join(column.choices)
        )
    return text


_READERS: dict[Kind, Callable[[Any, Column, str], Any]] = {
    Kind.TEXT: _text,
    Kind.CODE: _text,
    Kind.NUMBER: _text,
    Kind.STATE: _text,
    Kind.MONEY: _money,
    Kind.QUANTITY: _quantity,
    Kind.PRICE: _price,
    Kind.RATE: _rate,
    Kind.SHARE: _rate,
    Kind.COUNT: _count,
    Kind.DATE: _date,
    Kind.PERIOD: _period,
    Kind.FLAG: _flag,
}


def write_cell(value: Any) -> str:
    """A value as plain text for CSV and JSON: ``1234567.89``, ISO dates, yes/no."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, rate.Rate):
        return decimal_text(value.percent)
    if isinstance(value, Money):
        return decimal_text(value.major)
    if isinstance(value, (Quantity, UnitPrice)):
        return decimal_text(value.exact)
    if isinstance(value, Fraction):
        return decimal_text(value)
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    return str(value)


def decimal_text(value: Fraction) -> str:
    """An exact decimal, at most twelve places, without trailing zeros."""
    scaled = half_up(value * 10**12)
    whole, fraction = divmod(abs(scaled), 10**12)
    decimals = f"{fraction:012d}".rstrip("0")
    return ("-" if scaled < 0 else "") + str(whole) + (f".{decimals}" if decimals else "")


def neutralised(text: str) -> str:
    """Text that a spreadsheet would run as a formula, made harmless by a leading apostrophe."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def plain(value: Any) -> Any:
    """A value for JSON: numbers of money and goods as decimal text, dates ISO, the rest as it is."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    return write_cell(value)
