"""What people type, understood: amounts, quantities, rates, dates and months.

Numbers follow the habits of the active language: in Indonesian ``1.500`` is fifteen hundred and ``1,5``
one and a half, in English the other way round. A number that fits neither is refused with a sentence,
never guessed. The number words of daily Indonesian are understood in both. ``1jt``, ``Rp 1.500.000,-`` and ``=12*85000`` are understood; so are ``23``, ``23/11``,
``+7`` and ``kmrn`` as dates. Only exact arithmetic is used, and every ``parse_…`` reads back what
``formats`` writes.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from app.kernel import formats
from app.kernel.columns import Kind
from app.kernel.errors import UserError
from app.kernel.money import IDR, LARGEST_MINOR, MINOR_PER_MAJOR, Money, rupiah
from app.kernel.period import Period
from app.kernel.quantity import (
    LARGEST_MICRO,
    LARGEST_PRICE,
    MICRO,
    PRICE_SCALE,
    Quantity,
    UnitPrice,
)
from app.kernel.rate import Rate
from app.kernel.rounding import half_up
from app.kernel.text import N_, language

LONGEST = 120
_MARKS = {"id": (".", ","), "en": (",", ".")}
_INDONESIAN = {"rb": 3, "ribu": 3, "jt": 6, "juta": 6, "mlr": 9, "miliar": 9, "triliun": 12}
_WORDS = {
    "id": _INDONESIAN | {"k": 3, "m": 9, "t": 12},
    "en": _INDONESIAN
    | {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "b": 9, "bn": 9, "billion": 9},
}
_NUMBER = re.compile(r"([0-9][0-9.,]*|[.,][0-9]+)\s*([a-z]*)")


class EntryError(UserError):
    """What was typed cannot be understood, or is out of bounds."""

    kept = ""


# -- numbers ----------------------------------------------------------------------------------


def parse_number(text: str) -> Fraction:
    """An exact number: digits, a number word (``1jt``), or a calculation that begins with ``=``."""
    typed = _plain(text)
    if not typed:
        raise EntryError(N_("Type a number."))
    if len(typed) > LONGEST:
        raise EntryError(N_("This is too long for a number."))
    if typed.startswith("="):
        return _Calculation(typed[1:]).result()
    return _signed(typed)


def parse_money(text: str, currency: str = IDR) -> Money:
    """An amount. More than two decimals are refused; a calculation that needs them is rounded half up
    to whole rupiah."""
    exact, unit = parse_number(text), MINOR_PER_MAJOR[currency]
    minor = exact * unit
    if minor.denominator == 1:
        amount = Money(minor.numerator, currency)
    elif _calculated(text):
        amount = rupiah(exact, currency)
    else:
        raise EntryError(N_("An amount has at most two decimals."))
    if abs(amount.minor) > LARGEST_MINOR:
        raise EntryError(N_("This amount is too large."))
    return amount


def parse_quantity(text: str) -> Quantity:
    """A quantity with at most six decimals; calculations are rounded half up to them."""
    micro = _scaled(text, MICRO, N_("A quantity has at most six decimals."))
    if abs(micro) > LARGEST_MICRO:
        raise EntryError(N_("This quantity is too large."))
    return Quantity(micro)


def parse_price(text: str) -> UnitPrice:
    """A price per unit with at most four decimals; calculations are rounded half up to them."""
    scaled = _scaled(text, PRICE_SCALE, N_("A unit price has at most four decimals."))
    if abs(scaled) > LARGEST_PRICE:
        raise EntryError(N_("This price is too large."))
    return UnitPrice(scaled)


def parse_rate(text: str) -> Rate:
    """A percentage: ``12``, ``12 %`` and ``0,25`` are per cent."""
    percent = parse_number(_plain(text).removesuffix("%"))
    if abs(percent) > 1_000_000:
        raise EntryError(N_("This percentage is too large."))
    return Rate(percent / 100)


def parse_count(text: str) -> int:
    """A whole number."""
    exact = parse_number(text)
    if exact.denominator != 1:
        raise EntryError(N_("Type a whole number."))
    if abs(exact) > 10**12:
        raise EntryError(N_("This number is too large."))
    return exact.numerator


def _scaled(text: str, scale: int, too_fine: str) -> int:
    scaled = parse_number(text) * scale
    if scaled.denominator != 1 and not _calculated(text):
        raise EntryError(too_fine)
    return half_up(scaled)


def _calculated(text: str) -> bool:
    return text.strip().startswith("=")


def _plain(text: str) -> str:
    """Lower case, one kind of space and minus, no currency, no ``,-`` at the end."""
    typed = text.strip().lower().replace("\u00a0", " ").replace("\u202f", " ")
    typed = typed.replace("\u2212", "-").replace("\u2013", "-")
    typed = re.sub(r"^(-?)\s*(rp\.?|idr)\s*", r"\1", typed)
    return re.sub(r"(?<=[0-9])[.,](-|--)$", "", typed)


def _signed(typed: str) -> Fraction:
    """A number with its sign; brackets stand for a minus, as in accounts."""
    if typed.startswith("(") and typed.endswith(")"):
        return -_one(typed[1:-1].strip())
    if typed.startswith(("-", "+")):
        value = _one(typed[1:].strip())
        return -value if typed[0] == "-" else value
    return _one(typed)


def _one(typed: str) -> Fraction:
    found = _NUMBER.fullmatch(typed)
    if not found:
        raise EntryError(N_("“{text}” is not a number."), text=typed)
    digits, word = found.groups()
    power = _word(word)
    try:
        return _digits(digits, _MARKS[language()]) * power
    except EntryError:
        if word in _INDONESIAN:  # 2,5rb: an Indonesian word may stand behind an Indonesian number
            return _digits(digits, _MARKS["id"]) * power
        raise


def _word(word: str) -> int:
    if not word:
        return 1
    powers = _WORDS[language()]
    if word not in powers:
        raise EntryError(N_("“{text}” is not a number."), text=word)
    return int(10 ** powers[word])


def _digits(typed: str, marks: tuple[str, str]) -> Fraction:
    """Digits with these thousands and decimal marks; anything ambiguous is refused."""
    thousands, decimal = marks
    whole, mark, fraction = typed.partition(decimal)
    if decimal in fraction or thousands in fraction or (mark and not fraction):
        raise EntryError(N_("“{text}” is not a number."), text=typed)
    groups = whole.split(thousands)
    if len(groups) > 1 and not _grouped(groups):
        if len(groups) == 2 and not mark:
            proposed = f"{groups[0] or '0'}{decimal}{groups[1]}"
            raise EntryError(
                N_("“{text}” can be read in two ways. Did you mean {proposed}?"),
                text=typed,
                proposed=proposed,
            )
        raise EntryError(N_("“{text}” is not a number."), text=typed)
    number = "".join(groups) or "0"
    return Fraction(f"{number}.{fraction}" if fraction else number)


def _grouped(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


class _Calculation:
    """Sums, products and brackets over typed numbers; ``5%`` is five hundredths."""

    _TOKEN = re.compile(r"\s*(?:([0-9][0-9.,]*\s*[a-z]*)|([-+*/()%]))")

    def __init__(self, text: str) -> None:
        text = text.replace("×", "*").replace("÷", "/").replace("x", "*").replace(":", "/")
        self._tokens = self._split(text)
        self._at = 0

    def _split(self, text: str) -> list[str]:
        tokens, at = [], 0
        text = text.strip()
        while at < len(text):
            found = self._TOKEN.match(text, at)
            if not found:
                raise EntryError(N_("The calculation “{text}” cannot be read."), text=text)
            tokens.append((found.group(1) or found.group(2)).strip())
            at = found.end()
        return tokens

    def result(self) -> Fraction:
        value = self._sum()
        if self._at < len(self._tokens):
            raise self._unreadable()
        return value

    def _unreadable(self) -> EntryError:
        return EntryError(
            N_("The calculation “{text}” cannot be read."), text=" ".join(self._tokens)
        )

    def _next(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        token = self._next()
        self._at += 1
        return token

    def _sum(self) -> Fraction:
        value = self._product()
        while self._next() in ("+", "-"):
            value = value + self._product() if self._take() == "+" else value - self._product()
        return value

    def _product(self) -> Fraction:
        value = self._factor()
        while self._next() in ("*", "/"):
            if self._take() == "*":
                value *= self._factor()
                continue
            divisor = self._factor()
            if not divisor:
                raise EntryError(N_("Nothing can be divided by zero."))
            value /= divisor
        return value

    def _factor(self) -> Fraction:
        token = self._take()
        if token in ("-", "+"):
            value = self._factor()
            return -value if token == "-" else value
        if token == "(":
            value = self._sum()
            if self._take() != ")":
                raise self._unreadable()
        elif token and token[0].isdigit():
            value = _one(token)
        else:
            raise self._unreadable()
        while self._next() == "%":
            self._take()
            value /= 100
        return value


# -- dates ------------------------------------------------------------------------------------

_DAYS = {
    "hari ini": 0, "hr ini": 0, "hari": 0, "today": 0, "now": 0, "sekarang": 0,
    "kemarin": -1, "kmrn": -1, "kmr": -1, "yesterday": -1,
    "besok": 1, "bsk": 1, "esok": 1, "tomorrow": 1, "lusa": 2,
}  # fmt: skip


def parse_date(text: str, today: dt.date) -> dt.date:
    """A day: ``23``, ``23/11``, ``23/11/26``, ``231126``, ``23 nov``, ``+7``, ``kmrn``, ``2026-11-23``.

    What is left out comes from ``today``. Two digits of a year mean the one nearest to today, at most
    twenty years ahead.
    """
    typed = " ".join(text.strip().lower().replace("\u2212", "-").split())
    if not typed:
        raise EntryError(N_("Type a date."))
    if typed in _DAYS:
        return today + dt.timedelta(days=_DAYS[typed])
    if re.fullmatch(r"[-+] ?[0-9]{1,5}", typed):
        return _moved(today, int(typed.replace(" ", "")))
    iso = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", typed)
    if iso:
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    day, month, year = _date_parts(typed)
    return _date(_year(year, today), month or today.month, day)


def _moved(today: dt.date, days: int) -> dt.date:
    try:
        return today + dt.timedelta(days=days)
    except OverflowError:
        raise EntryError(N_("That day is too far away.")) from None


def _date_parts(typed: str) -> tuple[int, int, str]:
    """Day, month (0 if left out) and the year as typed."""
    if re.fullmatch(r"[0-9]{4}|[0-9]{6}|[0-9]{8}", typed):
        return int(typed[:2]), int(typed[2:4]), typed[4:]
    parts = re.split(r"[-/. ]+", typed)
    if len(parts) > 3 or not re.fullmatch(r"[0-9]{1,2}", parts[0]):
        raise _not_a_date(typed)
    month = _month(parts[1], typed) if len(parts) > 1 else 0
    year = parts[2] if len(parts) > 2 else ""
    if not re.fullmatch(r"|[0-9]{2}|[0-9]{4}", year):
        raise _not_a_date(typed)
    return int(parts[0]), month, year


def _not_a_date(typed: str) -> EntryError:
    return EntryError(N_("“{text}” is not a date. Write it like 23/11/2026."), text=typed)


def _month(word: str, typed: str) -> int:
    if re.fullmatch(r"[0-9]{1,2}", word):
        number = int(word)
        if 1 <= number <= 12:
            return number
        raise EntryError(N_("There is no month {month}."), month=number)
    for names in (*formats.MONTHS.values(), *formats.SHORT_MONTHS.values()):
        for number, name in enumerate(names, start=1):
            if len(word) >= 3 and name.lower().startswith(word):
                return number
    raise _not_a_date(typed)


def _year(typed: str, today: dt.date) -> int:
    if not typed:
        return today.year
    if len(typed) == 4:
        return int(typed)
    year = today.year // 100 * 100 + int(typed)
    return year - 100 if year > today.year + 20 else year


def _date(year: int, month: int, day: int) -> dt.date:
    if not 1900 <= year <= 9998:
        raise EntryError(N_("The year {year} is out of range."), year=year)
    if not 1 <= month <= 12:
        raise EntryError(N_("There is no month {month}."), month=month)
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise EntryError(
            N_("There is no day {day}: {month} has {last} days."),
            day=day,
            month=formats.period(Period(year, month)),
            last=last,
        )
    return dt.date(year, month, day)


def parse_period(text: str, today: dt.date) -> Period:
    """A month: ``11``, ``nov``, ``11/26``, ``November 2026``, ``2026-11``."""
    typed = " ".join(text.strip().lower().split())
    if not typed:
        raise EntryError(N_("Type a month."))
    iso = re.fullmatch(r"([0-9]{4})[-/ ]([0-9]{1,2})", typed)
    if iso:
        day = _date(int(iso[1]), _month(iso[2], typed), 1)
        return Period(day.year, day.month)
    parts = re.split(r"[-/. ]+", typed)
    if len(parts) > 2 or not re.fullmatch(r"|[0-9]{2}|[0-9]{4}", "".join(parts[1:])):
        raise EntryError(N_("“{text}” is not a month. Write it like 11/2026."), text=typed)
    day = _date(_year("".join(parts[1:]), today), _month(parts[0], typed), 1)
    return Period(day.year, day.month)


# -- by kind ----------------------------------------------------------------------------------

_PARSERS: dict[Kind, Callable[[str], Any]] = {
    Kind.MONEY: parse_money,
    Kind.QUANTITY: parse_quantity,
    Kind.PRICE: parse_price,
    Kind.RATE: parse_rate,
    Kind.COUNT: parse_count,
}


def parse(kind: Kind, text: str, today: dt.date) -> Any:
    """What a cell or field of this kind holds; text kinds come back without spaces around them."""
    if kind is Kind.DATE:
        return parse_date(text, today)
    if kind is Kind.PERIOD:
        return parse_period(text, today)
    parser = _PARSERS.get(kind)
    return parser(text) if parser else text.strip()


def written(kind: Kind, value: Any) -> str:
    """How a value stands in a field, so that ``parse`` reads it back; "" for None."""
    if value is None or value == "":
        return ""
    if kind is Kind.RATE:
        return formats.exact(value.percent, 6)
    writers: dict[Kind, Callable[[Any], str]] = {
        Kind.MONEY: formats.money,
        Kind.QUANTITY: formats.quantity,
        Kind.PRICE: formats.unit_price,
        Kind.COUNT: formats.count,
        Kind.DATE: formats.date_entry,
        Kind.PERIOD: formats.period,
    }
    writer = writers.get(kind, str)
    return writer(value)
