"""Rates: exact fractions with a readable form."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True, order=True)
class Rate:
    """An exact fraction of one: ``Rate(Fraction(12, 100))`` is 12 %."""

    exact: Fraction

    def __bool__(self) -> bool:
        return self.exact != 0

    @property
    def percent(self) -> Fraction:
        return self.exact * 100

    def __str__(self) -> str:
        return f"{self.exact.numerator}/{self.exact.denominator}"


NO_RATE = Rate(Fraction(0))


def percent(text: str | int | Fraction) -> Rate:
    """``percent("0.25")`` is a quarter of one per cent; exact, never a float."""
    return Rate(Fraction(text) / 100)


def parse(text: str) -> Rate:
    """The rate that ``str(rate)`` wrote."""
    return Rate(Fraction(text))
