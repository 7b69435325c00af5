"""A bill made from purchase orders or goods receipts: what is left of them, joined."""

from __future__ import annotations

from collections.abc import Sequence

from app.access.session import Session
from app.kernel.money import ZERO
from app.kernel.quantity import PRICE_SCALE, UnitPrice
from app.kernel.rounding import half_up
from app.purchasing.bill import rules
from app.purchasing.bill.rules import Draft
from app.purchasing.goods_receipt.side import RECEIPT
from app.purchasing.order.kind import ORDER
from app.trade import agreed
from app.trade.goods import making as goods
from app.trade.goods.rows import LineView
from app.trade.orders import making
from app.trade.orders.kinds import OrderKind


def from_orders(session: Session, kind: OrderKind, names: Sequence[str | int]) -> Draft:
    """An unsaved bill of today for what is left of them. Raises UserError where they do not go together."""
    session.require(rules.EDIT)
    today = session.today()
    made = making.from_orders(kind, names, today)
    head = made.head
    return Draft(
        date=today,
        supplier=head.party,
        lines=made.lines,
        due_date=agreed.due_of(head.party, head.terms_days or 0, today),
        warehouse=head.warehouse,
        discount=made.discount,
        freight=made.freight,
        prices_include_tax=head.prices_include_tax,
    )


def from_receipts(session: Session, names: Sequence[str | int]) -> Draft:
    """An unsaved bill of today for goods received: at the order's price, else at what they came in with.

    Raises UserError where they do not go together or nothing is left.
    """
    session.require(rules.EDIT)
    today = session.today()
    made = goods.from_goods(RECEIPT, ORDER, names, today, _cost)
    due = made.order.terms_days if made.order else None
    return Draft(
        date=today,
        supplier=made.head.party,
        lines=made.lines,
        due_date=None if due is None else agreed.due_of(made.head.party, due, today),
        warehouse=made.head.warehouse,
        discount=made.discount,
        freight=made.freight,
        prices_include_tax=made.prices_include_tax,
    )


def _cost(line: LineView) -> UnitPrice:
    """What one base unit came in with."""
    worth = line.value or ZERO
    return UnitPrice(half_up(worth.whole() / line.base_quantity.exact * PRICE_SCALE))
