"""Reading the inputs of a case: figures as Money, under whichever of its usual names a figure comes; and what a
case answers."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any, NamedTuple

from app.kernel import period
from app.kernel.explanation import Explained
from app.kernel.money import ZERO, Money
from app.kernel.period import Period
from app.regulations.pay import pph21_rules
from app.regulations.values import Pph21Rules

Inputs = dict[str, Any]
LATEST = Period(
    2026, 11
)  # a case without a date asks for the rules of the day the cases were collected


class Computed(NamedTuple):
    """The figures of a case by the names of the schema, and the steps that made them."""

    figures: dict[str, Any]
    steps: tuple[Explained, ...]


def money(value: Any) -> Money:
    """A figure in rupiah, to the sen; None is nothing."""
    if value is None:
        return ZERO
    minor = Fraction(str(value)) * 100
    return Money(minor.numerator // minor.denominator)


def amount(inputs: Inputs, *names: str) -> Money:
    """The first of these figures that is given, zero where none is."""
    return next((money(inputs[name]) for name in names if inputs.get(name) is not None), ZERO)


def given(inputs: Inputs, *names: str) -> Any:
    """The first of these values that is given, or None."""
    return next((inputs[name] for name in names if inputs.get(name) is not None), None)


def whole(inputs: Inputs, *names: str, default: int = 0) -> int:
    value = given(inputs, *names)
    return default if value is None else int(Fraction(str(value)))


def month_of(inputs: Inputs) -> Period:
    """The period of a case: ``period`` as YYYY-MM, or ``tax_year`` (its last month), else the latest."""
    text = given(inputs, "period", "month_period", "date")
    if text is not None:
        return period.parse(str(text)[:7])
    year = given(inputs, "tax_year", "year")
    return Period(int(year), 12) if year is not None else LATEST


def rules_of(inputs: Inputs) -> Pph21Rules:
    return pph21_rules(month_of(inputs).first_day)


def day_of(inputs: Inputs) -> dt.date:
    return month_of(inputs).first_day


def printed(value: Money) -> int | str:
    """Whole rupiah as a number; an amount with sen as text."""
    return value.whole() if value.minor % 100 == 0 else f"{value.major}"


def percent_of(rate: Fraction) -> int | float | str:
    """A rate in per cent as cases print it: 2, 0.25, exact."""
    exact = rate * 100
    return int(exact) if exact.denominator == 1 else decimal_text(exact)


def decimal_text(value: Fraction) -> str:
    """An exact decimal as text: "5.5", "14"."""
    if value.denominator == 1:
        return str(value.numerator)
    scaled = value * 10**6
    if scaled.denominator != 1:
        return str(value)
    text = f"{abs(scaled.numerator):07d}"
    sign = "-" if value < 0 else ""
    return f"{sign}{text[:-6]}.{text[-6:]}".rstrip("0")
