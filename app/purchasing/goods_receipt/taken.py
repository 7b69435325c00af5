"""A goods receipt made from purchase orders: their goods that did not arrive yet, at the order's price."""

from __future__ import annotations

from collections.abc import Sequence

from app.access.session import Session
from app.purchasing.goods_receipt.side import RECEIPT
from app.purchasing.order.kind import ORDER
from app.trade.goods import making
from app.trade.goods.rules import Draft


def from_orders(session: Session, names: Sequence[str | int]) -> Draft:
    """An unsaved goods receipt of today. Raises UserError where the orders do not go together or nothing is left."""
    session.require(RECEIPT.edit)
    creditable = session.company.is_pkp
    return making.from_orders(RECEIPT, ORDER, names, session.today(), creditable=creditable)
