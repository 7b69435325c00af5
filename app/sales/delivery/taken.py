"""A delivery made from sales orders: their goods that did not leave yet."""

from __future__ import annotations

from collections.abc import Sequence

from app.access.session import Session
from app.sales.delivery.side import DELIVERY
from app.sales.order.kind import ORDER
from app.trade.goods import making
from app.trade.goods.rules import Draft


def from_orders(session: Session, names: Sequence[str | int]) -> Draft:
    """An unsaved delivery of today. Raises UserError where the orders do not go together or nothing is left."""
    session.require(DELIVERY.edit)
    return making.from_orders(DELIVERY, ORDER, names, session.today(), creditable=True)
