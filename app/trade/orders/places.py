"""Where bought goods go when an order names no place: the warehouse it is for, as it stood when the order was confirmed."""

from __future__ import annotations

from dataclasses import dataclass

from app import store
from app.masters import warehouse as warehouses
from app.printing import kept
from app.trade.orders.kinds import OrderKind
from app.trade.orders.queries import OrderView
from app.trade.orders.rules import OrderDraft


@dataclass(frozen=True, slots=True)
class UsualPlace:
    """Name and address of the warehouse, in one line."""

    words: str


def keep(work: store.Work, kind: OrderKind, order_id: int, draft: OrderDraft) -> None:
    """Keeps the place an order that is being confirmed will be printed with."""
    words = "" if draft.ship_to else _now(kind, draft.warehouse)
    if words:
        kept.keep(work, kind.key, order_id, UsualPlace(words))


def ship_to(kind: OrderKind, view: OrderView) -> str:
    """Where the goods of an order go: as it says, else as it was kept; of a draft as it is now."""
    if view.draft.ship_to:
        return view.draft.ship_to
    if not view.number:
        return _now(kind, view.draft.warehouse)
    place = kept.kept(kind.key, view.id, UsualPlace)
    return place.words if place else ""


def _now(kind: OrderKind, code: str) -> str:
    if not (kind.buys and kind.firm and code):
        return ""
    place = warehouses.require(code)
    return ", ".join(part for part in (place.name, place.address) if part)
