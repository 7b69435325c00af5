"""Money: whole minor units of a currency. No float ever enters."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from app.kernel.rounding import Exact, allocate, half_up

IDR = "IDR"
MINOR_PER_MAJOR = {"IDR": 100, "USD": 100, "EUR": 100, "SGD": 100, "JPY": 1}
LARGEST_MINOR = 10**17  # a quadrillion rupiah: above this an amount is a typing error


@dataclass(frozen=True, slots=True, order=True, init=False)
class Money:
    """An amount in ``minor`` units (sen for IDR). Adds and compares only within one currency."""

    minor: int
    currency: str = IDR

    def __init__(self, minor: int, currency: str = IDR) -> None:
        if type(minor) is not int:
            raise TypeError(f"money is whole minor units, not {minor!r}")
        _set_minor(self, minor)
        _set_currency(self, currency)

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other).minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other).minor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __abs__(self) -> Money:
        return Money(abs(self.minor), self.currency)

    def __bool__(self) -> bool:
        return self.minor != 0

    def _same(self, other: Money) -> Money:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not mix")
        return other

    @property
    def major(self) -> Fraction:
        """The amount in rupiah (or whatever the whole unit is), exact."""
        return Fraction(self.minor, MINOR_PER_MAJOR[self.currency])

    def whole(self) -> int:
        """The amount as whole rupiah; refuses an amount that has sen."""
        rupiah, sen = divmod(self.minor, MINOR_PER_MAJOR[self.currency])
        if sen:
            raise ValueError(f"{self.minor} {self.currency} has a fraction")
        return rupiah

    def times(self, factor: Exact) -> Money:
        """This amount times an exact factor, rounded half up to whole rupiah (documents' rule)."""
        return rupiah(self.major * factor, self.currency)

    def split(self, weights: list[int]) -> list[Money]:
        """Whole-rupiah parts by weight whose sum is this amount to the sen; sen stay with the last."""
        unit = MINOR_PER_MAJOR[self.currency]
        whole, rest = divmod(self.minor, unit)
        parts = [part * unit for part in allocate(whole, weights)]
        if parts:
            parts[-1] += rest
        return [Money(part, self.currency) for part in parts]


# Money is made a hundred times for one invoice: its slots are filled directly, which costs half of what
# a frozen dataclass pays for the same.
_set_minor: Any = vars(Money)["minor"].__set__
_set_currency: Any = vars(Money)["currency"].__set__

ZERO = Money(0)


def rp(amount: int) -> Money:
    """``amount`` whole rupiah."""
    return Money(amount * 100)


def rupiah(exact: Exact, currency: str = IDR) -> Money:
    """An exact amount rounded half up to whole rupiah (PER-11/PJ/2025 art. 129)."""
    return Money(half_up(exact) * MINOR_PER_MAJOR[currency], currency)


def total(amounts: list[Money] | tuple[Money, ...], currency: str = IDR) -> Money:
    """Sum of ``amounts``; zero of ``currency`` for none."""
    nothing = Money(0, currency)
    return Money(sum(nothing._same(amount).minor for amount in amounts), currency)
