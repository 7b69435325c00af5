"""Which price applies: the customer's own list, the list they buy by, the item's own price; or the last bill."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from app.kernel import formats
from app.kernel.quantity import PRICE_SCALE, Quantity, UnitPrice
from app.kernel.rounding import half_up
from app.kernel.text import _
from app.masters import item as items
from app.masters import party as parties
from app.masters import price_list
from app.masters.item import Item
from app.masters.price_list import Price

Last = tuple[UnitPrice, str, dt.date]
"""Price, unit and day of the last time."""


@dataclass(frozen=True, slots=True)
class Applied:
    """A price for one unit, and where it comes from, worded: "Daftar grosir, mulai 10 pcs"."""

    price: UnitPrice
    source: str


def selling(item: Item, unit: str, quantity: Quantity, customer: str, day: dt.date) -> Applied:
    """The price of one ``unit`` when the customer (a code, or empty) buys ``quantity`` of it on ``day``."""
    base = quantity.exact * factor_of(item, unit)
    for name, prices in _lists(item, customer):
        step = best(prices, (unit, quantity.exact), (item.unit, base), day)
        if step is not None:
            return Applied(in_unit(item, step.price, step.unit, unit), _source(name, step))
    return Applied(in_unit(item, item.sale_price, item.unit, unit), _("Sale price of the item"))


def offered(item: Item, unit: str, customer: str, day: dt.date) -> frozenset[UnitPrice]:
    """The prices of one ``unit`` that apply to some quantity: what is none of them was typed."""
    found = {in_unit(item, item.sale_price, item.unit, unit)}
    for _name, prices in _lists(item, customer):
        steps = (each for each in prices if _holds(each, day) and each.unit in (unit, item.unit))
        found |= {in_unit(item, each.price, each.unit, unit) for each in steps}
    return frozenset(found)


def buying(item: Item, unit: str, last: Last | None) -> Applied:
    """The price of one ``unit`` of the supplier's last bill; without one the item's purchase price."""
    if last is not None:
        price, billed_in, day = last
        source = _("Last bill, {date}", date=formats.date_medium(day))
        return Applied(in_unit(item, price, billed_in, unit), source)
    price = in_unit(item, item.purchase_price, item.unit, unit)
    return Applied(price, _("Purchase price of the item"))


def best(
    prices: Iterable[Price], own: tuple[str, Fraction], base: tuple[str, Fraction], day: dt.date
) -> Price | None:
    """The step that a quantity reaches on ``day``; it is given in its ``own`` unit and in the ``base`` unit.

    Prices of its own unit go before those of the base unit; of one step the newest counts.
    """
    held = [each for each in prices if _holds(each, day)]
    for unit, quantity in (own, base):
        reached = [
            each for each in held if each.unit == unit and each.from_quantity.exact <= quantity
        ]
        if reached:
            return max(reached, key=_rank)
    return None


def _rank(price: Price) -> tuple[Quantity, dt.date]:
    return price.from_quantity, price.valid_from or dt.date.min


def in_unit(item: Item, price: UnitPrice, priced: str, unit: str) -> UnitPrice:
    """The price of one ``priced`` as that of one ``unit``; the same where the item has no such unit."""
    if priced == unit:
        return price
    return UnitPrice(
        half_up(price.exact * factor_of(item, unit) / factor_of(item, priced) * PRICE_SCALE)
    )


def factor_of(item: Item, unit: str) -> Fraction:
    return items.factors(item.id).get(unit, Fraction(1))


def _lists(item: Item, customer: str) -> Iterable[tuple[str, tuple[Price, ...]]]:
    party = parties.find(customer) if customer else None
    for key, name in price_list.for_customer(party.id) if party else ():
        yield name, price_list.of_item(key, item.id)


def _holds(price: Price, day: dt.date) -> bool:
    return (price.valid_from or day) <= day <= (price.valid_to or day)


def _source(name: str, step: Price) -> str:
    if not step.from_quantity:
        return name
    quantity = formats.quantity(step.from_quantity)
    return _("{list}, from {quantity} {unit}", list=name, quantity=quantity, unit=step.unit)
