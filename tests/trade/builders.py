"""Lines and rules for tests of prices: ``line(3, 5_000)`` is three pieces at Rp5,000,
``draft_line("LMP", 3, 5_000)`` the same as a person types it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from app.kernel.quantity import Quantity, UnitPrice, each, pieces
from app.kernel.rate import NO_RATE, Rate, percent
from app.regulations.values import PpnRule
from app.trade.lines import DraftLine

TODAY = dt.date(2026, 11, 23)

RULE = PpnRule("ppn-2025", percent(12), Rate(Fraction(11, 12)), Rate(Fraction(1)), "PMK 131/2024")


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


def draft_line(
    item: str, quantity: int | Quantity, price: int | str, discount: int = 0, **fields: str
) -> DraftLine:
    count = quantity if isinstance(quantity, Quantity) else pieces(quantity)
    return DraftLine(item, count, each(Fraction(price)), discount=percent(discount), **fields)
