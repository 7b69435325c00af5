"""A purchase order made from requests: what was not ordered of them yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.access.session import Session
from app.kernel.quantity import PRICE_SCALE, UnitPrice
from app.kernel.rounding import half_up
from app.masters import item as items
from app.purchasing.order.kind import ORDER
from app.purchasing.request.kind import REQUEST
from app.trade.lines import DraftLine
from app.trade.orders import making
from app.trade.orders.rules import OrderDraft


def from_requests(session: Session, names: Sequence[str | int]) -> OrderDraft:
    """An unsaved order of today; lines without a price get the item's. Raises UserError where the requests do not
    go together or nothing is left."""
    session.require(ORDER.edit)
    made = making.from_orders(REQUEST, names, session.today()).order
    return replace(made, person="", lines=tuple(map(_priced, made.lines)))


def _priced(line: DraftLine) -> DraftLine:
    item = items.find(line.item) if line.item else None
    if line.unit_price or item is None:
        return line
    factor = items.factors(item.id).get(line.unit or item.unit, 1)
    return replace(
        line, unit_price=UnitPrice(half_up(item.purchase_price.exact * factor * PRICE_SCALE))
    )
