"""Quantities of goods and prices per unit, exact.

A quantity has at most six decimals and a price at most four; both are kept as whole scaled numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from app.kernel.money import Money, rupiah
from app.kernel.rounding import Exact

MICRO = 10**6
PRICE_SCALE = 10**4
LARGEST_MICRO = 10**15  # a thousand million units
LARGEST_PRICE = 10**16  # a million million rupiah per unit


@dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """A number of units in millionths; the unit's code travels beside it where it matters."""

    micro: int

    def __post_init__(self) -> None:
        if type(self.micro) is not int:
            raise TypeError(f"a quantity is whole millionths, not {self.micro!r}")

    def __add__(self, other: Quantity) -> Quantity:
        return Quantity(self.micro + other.micro)

    def __sub__(self, other: Quantity) -> Quantity:
        return Quantity(self.micro - other.micro)

    def __neg__(self) -> Quantity:
        return Quantity(-self.micro)

    def __abs__(self) -> Quantity:
        return Quantity(abs(self.micro))

    def __bool__(self) -> bool:
        return self.micro != 0

    @property
    def exact(self) -> Fraction:
        return Fraction(self.micro, MICRO)

    def converted(self, factor: Fraction) -> Quantity:
        """This many of a unit as the base unit, ``factor`` base units each.

        Raises ValueError where six decimals cannot hold the result exactly.
        """
        exact = self.micro * factor
        if exact.denominator != 1:
            raise ValueError(f"{self.micro} x {factor} is not exact in six decimals")
        return Quantity(exact.numerator)


NO_QUANTITY = Quantity(0)


def pieces(count: int) -> Quantity:
    """``count`` whole units."""
    return Quantity(count * MICRO)


@dataclass(frozen=True, slots=True, order=True)
class UnitPrice:
    """Rupiah for one unit in ten-thousandths of a rupiah."""

    scaled: int

    def __post_init__(self) -> None:
        if type(self.scaled) is not int:
            raise TypeError(f"a unit price is whole ten-thousandths, not {self.scaled!r}")

    def __bool__(self) -> bool:
        return self.scaled != 0

    @property
    def exact(self) -> Fraction:
        return Fraction(self.scaled, PRICE_SCALE)

    def for_quantity(self, quantity: Quantity) -> Money:
        """Price times quantity, rounded half up to the rupiah."""
        return rupiah(self.exact * quantity.exact)


NO_PRICE = UnitPrice(0)


def each(rupiah_per_unit: Exact) -> UnitPrice:
    """A unit price from exact rupiah; refuses more than four decimals."""
    scaled = Fraction(rupiah_per_unit) * PRICE_SCALE
    if scaled.denominator != 1:
        raise ValueError(f"{rupiah_per_unit} has more than four decimals")
    return UnitPrice(scaled.numerator)
