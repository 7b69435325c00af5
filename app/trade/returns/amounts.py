"""What giving back a part of an invoiced line is worth, so that everything given back is the invoice again.

A line's amounts are shared by quantity, half up, and the last piece takes the rest. A price below the
invoiced one gives back less; the tax follows the money in the invoice's own proportion. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.kernel.money import ZERO, Money, rp
from app.kernel.quantity import MICRO, NO_QUANTITY, PRICE_SCALE, Quantity, UnitPrice
from app.kernel.rounding import divide_half_up


@dataclass(frozen=True, slots=True)
class Figures:
    """A quantity in money. net: as priced (with PPN inside where prices include it). base: without PPN.

    full: what the quantity was invoiced at; ``net`` is less where a lower price is given back.
    """

    quantity: Quantity = NO_QUANTITY
    full: Money = ZERO
    net: Money = ZERO
    base: Money = ZERO
    other_base: Money = ZERO
    ppn: Money = ZERO

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.quantity + other.quantity,
            self.full + other.full,
            self.net + other.net,
            self.base + other.base,
            self.other_base + other.other_base,
            self.ppn + other.ppn,
        )

    def __sub__(self, other: Figures) -> Figures:
        return Figures(
            self.quantity - other.quantity,
            self.full - other.full,
            self.net - other.net,
            self.base - other.base,
            self.other_base - other.other_base,
            self.ppn - other.ppn,
        )


def price_of(figures: Figures) -> UnitPrice:
    """What one unit was invoiced at, after the discounts of line and document."""
    if not figures.quantity:
        return UnitPrice(0)
    scaled = figures.net.whole() * PRICE_SCALE * MICRO
    return UnitPrice(divide_half_up(scaled, figures.quantity.micro))


def usual_price(invoiced: Figures, taken: Figures) -> UnitPrice:
    """What a unit is given back at unless said otherwise: as invoiced, or what earlier notes left of it."""
    left = invoiced - taken
    return min(price_of(invoiced), price_of(left)) if left.quantity else price_of(invoiced)


def given_back(
    invoiced: Figures, taken: Figures, quantity: Quantity, price: UnitPrice, *, includes_tax: bool
) -> Figures:
    """The figures of ``quantity`` more at ``price``; without a quantity ``price`` is the whole reduction.

    ``taken``: what earlier notes gave back. Never more money than the quantity was invoiced at; whether
    as much is left is the caller's to check.
    """
    left = invoiced - taken
    full = _full(invoiced, taken, quantity)
    asked = divide_half_up(price.scaled * (quantity.micro or MICRO), PRICE_SCALE * MICRO)
    net = rp(asked)
    if quantity and price == usual_price(invoiced, taken):
        share = divide_half_up(left.net.whole() * quantity.micro, left.quantity.micro)
        net = full if taken.net == taken.full else min(full, rp(share))
    elif quantity:
        net = min(net, full)
    base = _in_proportion(net, left.net, left.base, invoiced.net, invoiced.base)
    ppn = _in_proportion(net, left.net, left.ppn, invoiced.net, invoiced.ppn)
    return Figures(
        quantity,
        full,
        net,
        base,
        _in_proportion(net, left.net, left.other_base, invoiced.net, invoiced.other_base),
        net - base if includes_tax else ppn,
    )


def _full(invoiced: Figures, taken: Figures, quantity: Quantity) -> Money:
    """What the quantity was invoiced at; the last of it takes the rest."""
    left = invoiced - taken
    if quantity == left.quantity:
        return left.full
    share = rp(divide_half_up(invoiced.net.whole() * quantity.micro, invoiced.quantity.micro))
    return min(share, left.full)


def _in_proportion(
    net: Money, left_net: Money, left: Money, whole_net: Money, whole: Money
) -> Money:
    """The part of ``whole`` that goes with ``net`` of ``whole_net``; with all that is left, the rest."""
    if net == left_net:
        return left
    if not whole_net:
        return ZERO
    return min(rp(divide_half_up(whole.whole() * net.whole(), whole_net.whole())), left)
