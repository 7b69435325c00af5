"""A bill made from purchase orders: what is left of them, joined."""

from __future__ import annotations

from collections.abc import Sequence

from app.access.session import Session
from app.purchasing.bill import rules
from app.purchasing.bill.rules import Draft
from app.trade.orders import making
from app.trade.orders.kinds import OrderKind
from app.trade.terms import due_date


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
        due_date=due_date(today, head.terms_days or 0),
        warehouse=head.warehouse,
        discount=made.discount,
        freight=made.freight,
        prices_include_tax=head.prices_include_tax,
    )
