"""The price on the shelf: what the counter asks and labels show, PPN included where the company and the item bear it."""

from __future__ import annotations

import datetime as dt

from app.access import company
from app.kernel.quantity import PRICE_SCALE, UnitPrice, pieces
from app.kernel.rounding import half_up
from app.masters.item import Item
from app.regulations import ppn as ppn_rules
from app.tax.ppn import LUXURY, PPN, PpnRule
from app.trade import prices
from app.trade.lines import DraftLine
from app.trade.names import SELLING


def with_ppn(price: UnitPrice, tax: str, rule: PpnRule | None) -> UnitPrice:
    """A price without PPN as the shelf shows it: PPN inside, in whole rupiah, half up."""
    if rule is None or tax not in (PPN, LUXURY):
        return price
    factor = rule.luxury_base_factor if tax == LUXURY else rule.base_factor
    return UnitPrice(half_up(price.exact * (1 + rule.rate.exact * factor.exact)) * PRICE_SCALE)


def price_of(item: Item, day: dt.date) -> UnitPrice:
    """What one base unit costs whoever comes in on ``day``."""
    price = prices.selling(item, item.unit, pieces(1), "", day).price
    return with_ppn(price, item.tax, _rule_on(day))


def line_price(line: DraftLine, customer: str, day: dt.date) -> UnitPrice:
    """What one unit of a line costs this customer; an item that is unknown costs what the line says."""
    item = SELLING.item(line.item)
    if item is None:
        return line.unit_price
    price = prices.selling(item, line.unit or item.unit, line.quantity, customer, day).price
    return with_ppn(price, line.tax or item.tax, _rule_on(day))


def offered(line: DraftLine, customer: str, day: dt.date) -> frozenset[UnitPrice]:
    """The prices that apply to some quantity: what is none of them was typed."""
    item = SELLING.item(line.item)
    if item is None:
        return frozenset()
    rule, tax = _rule_on(day), line.tax or item.tax
    known = prices.offered(item, line.unit or item.unit, customer, day)
    return frozenset(with_ppn(price, tax, rule) for price in known)


def _rule_on(day: dt.date) -> PpnRule | None:
    return ppn_rules.rule_on(day) if company.profile().is_pkp else None
