"""A sales order made from quotations: what was not ordered of them yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.access.session import Session
from app.sales.order.kind import ORDER
from app.sales.quotation.kind import QUOTATION
from app.trade.orders import making
from app.trade.orders.rules import OrderDraft


def from_quotations(session: Session, names: Sequence[str | int]) -> OrderDraft:
    """An unsaved order of today. Raises UserError where they do not go together or nothing is left."""
    session.require(ORDER.edit)
    made = making.from_orders(QUOTATION, names, session.today())
    return replace(made.order, by_date=None, party_ref="")
