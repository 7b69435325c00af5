"""Lines and rules for tests of prices: ``line(3, 5_000)`` is three pieces at Rp5,000."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from app.kernel.quantity import Quantity, UnitPrice, each, pieces
from app.kernel.rate import NO_RATE, Rate, percent
from app.regulations.values import PpnRule

RULE = PpnRule(
    "ppn-2025", percent(12), Rate(Fraction(11, 12)), Rate(Fraction(1)), "PMK 131/2024"
)


@dataclass(frozen=True)
class PricedLine:
    quantity: Quantity
    unit_price: UnitPrice
    discount: Rate = NO_RATE
    tax: str = "ppn"


def line(
    quantity: int, price: int | str | Fraction, discount: int | str = 0, tax: str = "ppn"
) -> PricedLine:
    return PricedLine(pieces(quantity), each(Fraction(price)), percent(discount), tax)
