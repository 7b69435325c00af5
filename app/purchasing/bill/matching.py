"""The three-way match: what was ordered, what was received and what the supplier bills, line by line.

Prices are for one base unit, net of discounts, without PPN that can be credited and without freight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app import store
from app.kernel import formats
from app.kernel.money import Money
from app.kernel.problems import Problem
from app.kernel.quantity import PRICE_SCALE, Quantity, UnitPrice
from app.kernel.rounding import half_up
from app.kernel.text import N_
from app.masters import item as items
from app.masters.item import Item
from app.purchasing.bill.rules import GOODS_RECEIPT, Bill
from app.trade import origins
from app.trade.lines import Origin

PURCHASE_ORDER = "purchase-order"
OTHER_PRICE = N_("One {unit} is billed at {billed}, but {document} says {agreed}.")


@dataclass(frozen=True, slots=True)
class Share:
    """So many base units at such a price each, on a document called ``number``."""

    number: str
    quantity: Quantity
    price: UnitPrice


@dataclass(frozen=True, slots=True)
class Match:
    """One line of a bill beside what it was made from; None where there was no such document."""

    line: int
    item: Item
    ordered: Share | None
    received: Share | None
    billed: Share

    @property
    def agreed(self) -> Share | None:
        """What the bill is held against for its price: what came in, else what was ordered."""
        return self.received or self.ordered

    @property
    def price_differs(self) -> bool:
        """By more than rounding a line to the rupiah explains."""
        if self.agreed is None:
            return False
        difference = abs(self.billed.price.exact - self.agreed.price.exact)
        return difference * self.billed.quantity.exact >= 1

    @property
    def quantity_differs(self) -> bool:
        """Whether what was ordered, received and billed is not the same."""
        shares = [each for each in (self.ordered, self.received, self.billed) if each is not None]
        return len({share.quantity for share in shares}) > 1


class _Billed(NamedTuple):
    number: int
    item: Item
    quantity: Quantity
    cost: Money
    origin: Origin


def of_bill(bill: Bill) -> list[Match]:
    """The lines of a bill that were made from something."""
    asked = []
    for line, amounts in zip(bill.lines, bill.totals.lines, strict=True):
        if line.origin is None or line.item is None:
            continue
        own = amounts.base if bill.ppn_creditable else amounts.base + amounts.ppn
        asked.append(_Billed(line.number, line.item, line.base_quantity, own, line.origin))
    return _matched(asked, creditable=bill.ppn_creditable)


def of_posted(bill_id: int) -> list[Match]:
    """The same of a bill that is kept."""
    made_from = origins.of_lines("purchase-invoice", bill_id)
    creditable = bool(
        store.scalar("SELECT ppn_creditable FROM purchase_invoice WHERE id = ?", (bill_id,))
    )
    asked = [
        _Billed(
            number,
            items.get(item),
            Quantity(quantity),
            Money(base if creditable else base + ppn),
            made_from[number],
        )
        for number, item, quantity, base, ppn in store.query(
            "SELECT line_no, item_id, base_quantity, base, ppn FROM purchase_invoice_line"
            " WHERE invoice_id = ? AND item_id IS NOT NULL ORDER BY line_no",
            (bill_id,),
        )
        if number in made_from
    ]
    return _matched(asked, creditable=creditable)


def advice(matches: Sequence[Match]) -> list[Problem]:
    """Where the price billed is not the one agreed; none of it blocks."""
    found = []
    for match in matches:
        agreed = match.agreed
        if agreed is None or not match.price_differs:
            continue
        values = {
            "unit": match.item.unit,
            "billed": formats.unit_price(match.billed.price),
            "agreed": formats.unit_price(agreed.price),
            "document": agreed.number,
        }
        found.append(Problem("unit_price", OTHER_PRICE, values, match.line, blocking=False))
    return found


def _matched(asked: Sequence[_Billed], *, creditable: bool) -> list[Match]:
    found = []
    for each in asked:
        received = _received(each.origin)
        ordered = _ordered(_order_behind(each.origin), creditable=creditable)
        if received or ordered:
            billed = _share("", each.quantity, each.cost)
            found.append(Match(each.number, each.item, ordered, received, billed))
    return found


def _order_behind(origin: Origin) -> Origin | None:
    """The order's line behind a line of a bill, directly or by way of a goods receipt."""
    if origin.kind == GOODS_RECEIPT:
        behind = origins.of_lines(GOODS_RECEIPT, origin.document_id).get(origin.line_no)
        return behind if behind and behind.kind == PURCHASE_ORDER else None
    return origin if origin.kind == PURCHASE_ORDER else None


def _received(origin: Origin) -> Share | None:
    if origin.kind != GOODS_RECEIPT:
        return None
    row = store.one(
        "SELECT d.number, l.base_quantity, l.value FROM goods_receipt d"
        " JOIN goods_receipt_line l ON l.receipt_id = d.id WHERE d.id = ? AND l.line_no = ?",
        (origin.document_id, origin.line_no),
    )
    return None if row is None else _share(row[0] or "", Quantity(row[1]), Money(row[2]))


def _ordered(origin: Origin | None, *, creditable: bool) -> Share | None:
    if origin is None:
        return None
    row = store.one(
        "SELECT d.number, l.base_quantity, l.base, l.ppn FROM purchase_order d"
        " JOIN purchase_order_line l ON l.order_id = d.id WHERE d.id = ? AND l.line_no = ?",
        (origin.document_id, origin.line_no),
    )
    if row is None:
        return None
    number, quantity, base, ppn = row
    return _share(number or "", Quantity(quantity), Money(base if creditable else base + ppn))


def _share(number: str, quantity: Quantity, worth: Money) -> Share:
    price = UnitPrice(half_up(worth.whole() / quantity.exact * PRICE_SCALE))
    return Share(number, quantity, price)
