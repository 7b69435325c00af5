"""Numbers and dates as people read them, in Indonesian and English; one formatter for screen and paper.

Money shows no sen unless it has them. Negative numbers carry U+2212 on registers; statements put them in
brackets. Nothing here is used for files that machines read.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from app.kernel.money import MINOR_PER_MAJOR, Money
from app.kernel.period import Period
from app.kernel.quantity import MICRO, PRICE_SCALE, Quantity, UnitPrice
from app.kernel.rate import Rate
from app.kernel.rounding import half_up
from app.kernel.text import language

MINUS = "\u2212"
SWAPPED = str.maketrans(",.", ".,")
DASH = "\u2013"
MONTHS = {
    "id": [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
SHORT_MONTHS = {
    "id": ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}
WEEKDAYS = {
    "id": ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}


def _scaled(value: int, scale: int, least_decimals: int = 0) -> str:
    """``value / scale`` with thousands marks; decimals beyond ``least_decimals`` only where needed."""
    whole, fraction = divmod(abs(value), scale)
    digits = len(str(scale)) - 1
    decimals = str(fraction).zfill(digits).rstrip("0") if digits else ""
    decimals = decimals.ljust(least_decimals, "0")
    text = f"{whole:,}" + (f".{decimals}" if decimals else "")
    if language() == "id":
        text = text.translate(SWAPPED)
    return (MINUS if value < 0 else "") + text


def money(amount: Money, *, zero: str = "0", brackets: bool = False) -> str:
    """``1.234.567``; ``zero`` is what nothing looks like; ``brackets`` for financial statements."""
    if not amount.minor:
        return zero
    unit = MINOR_PER_MAJOR[amount.currency]
    decimals = 2 if unit == 100 and amount.minor % 100 else 0
    text = _scaled(amount.minor, unit, decimals)
    return f"({text[1:]})" if brackets and amount.minor < 0 else text


def rupiah(amount: Money) -> str:
    """``Rp 1.234.567`` for totals and headings."""
    text = money(abs(amount))
    return (MINUS if amount.minor < 0 else "") + f"Rp\u00a0{text}"


def quantity(value: Quantity, *, zero: str = "0") -> str:
    return _scaled(value.micro, MICRO) if value.micro else zero


def unit_price(value: UnitPrice, *, zero: str = "0") -> str:
    return _scaled(value.scaled, PRICE_SCALE) if value.scaled else zero


def exact(value: Fraction | int, decimals: int = 4) -> str:
    """A plain number, rounded half up to at most ``decimals``."""
    scale = 10**decimals
    return _scaled(half_up(Fraction(value) * scale), scale)


def rate(value: Rate) -> str:
    """``12 %``, ``0,25 %``."""
    return f"{exact(value.percent)}\u00a0%"


def share(value: Rate, *, brackets: bool = False) -> str:
    """``72,3`` of a hundred, always with one decimal, half up; below a heading that says per cent."""
    tenths = half_up(value.percent * 10)
    text = _scaled(tenths, 10, 1)
    return f"({text[1:]})" if brackets and tenths < 0 else text


def count(value: int) -> str:
    return _scaled(value, 1)


def date_short(date: dt.date) -> str:
    """``23/11/26``, in registers."""
    return f"{date.day:02d}/{date.month:02d}/{date.year % 100:02d}"


def date_entry(date: dt.date) -> str:
    """``23/11/2026``, in fields."""
    return f"{date.day:02d}/{date.month:02d}/{date.year:04d}"


def date_medium(date: dt.date) -> str:
    """``23 Nov 2026``."""
    return f"{date.day} {SHORT_MONTHS[language()][date.month - 1]} {date.year}"


def date_long(date: dt.date) -> str:
    """``23 November 2026``."""
    return f"{date.day} {MONTHS[language()][date.month - 1]} {date.year}"


def weekday(date: dt.date) -> str:
    return WEEKDAYS[language()][date.weekday()]


def time(at: dt.datetime) -> str:
    """``09.41`` in Indonesian, ``09:41`` in English."""
    return f"{at.hour:02d}{'.' if language() == 'id' else ':'}{at.minute:02d}"


def moment(at: dt.datetime) -> str:
    """``23 Nov 2026 09.41``."""
    return f"{date_medium(at.date())} {time(at)}"


def period(value: Period) -> str:
    """``November 2026``."""
    return f"{MONTHS[language()][value.month - 1]} {value.year}"
