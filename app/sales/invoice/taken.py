"""An invoice made from orders, quotations or deliveries: what is left of them, joined."""

from __future__ import annotations

from collections.abc import Sequence

from app.access.session import Session
from app.kernel.quantity import UnitPrice
from app.masters import item as items
from app.sales.delivery.side import DELIVERY
from app.sales.invoice import rules
from app.sales.invoice.rules import Draft
from app.sales.order.kind import ORDER
from app.trade import agreed
from app.trade.goods import making as goods
from app.trade.goods.rows import LineView
from app.trade.orders import making
from app.trade.orders.kinds import OrderKind


def from_orders(session: Session, kind: OrderKind, names: Sequence[str | int]) -> Draft:
    """An unsaved invoice of today for what is left of them. Raises UserError where they do not go together."""
    session.require(rules.EDIT)
    today = session.today()
    made = making.from_orders(kind, names, today)
    head = made.head
    return Draft(
        date=today,
        customer=head.party,
        lines=made.lines,
        due_date=agreed.due_of(head.party, head.terms_days or 0, today),
        customer_po=head.party_ref,
        salesperson=head.person,
        warehouse=head.warehouse,
        discount=made.discount,
        freight=made.freight,
        prices_include_tax=head.prices_include_tax,
    )


def from_deliveries(session: Session, names: Sequence[str | int]) -> Draft:
    """An unsaved invoice of today for what was delivered: at the order's price, else at the item's own.

    Raises UserError where they do not go together or nothing is left.
    """
    session.require(rules.EDIT)
    today = session.today()
    made = goods.from_goods(DELIVERY, ORDER, names, today, _sale_price)
    order = made.order
    due = order.terms_days if order else None
    return Draft(
        date=today,
        customer=made.head.party,
        lines=made.lines,
        due_date=None if due is None else agreed.due_of(made.head.party, due, today),
        customer_po=made.head.reference,
        salesperson=order.person if order else "",
        warehouse=made.head.warehouse,
        discount=made.discount,
        freight=made.freight,
        prices_include_tax=made.prices_include_tax,
    )


def _sale_price(line: LineView) -> UnitPrice:
    return items.require(line.draft.item).sale_price
