"""How a commitment rests in its tables: one row and its lines, as a draft or as posted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app import store
from app.kernel.lifecycle import DRAFT, POSTED
from app.trade import origins
from app.trade.orders.kinds import OrderKind
from app.trade.orders.rules import Order
from app.trade.written import amounts_row, line_rows


@dataclass(frozen=True, slots=True)
class Posted:
    """What posting adds: the number, and the identities as printed; a request without party keeps none of it."""

    number: str
    party_kept: int | None
    company_kept: int


def insert(kind: OrderKind, new: Sequence[tuple[int, Order, Posted | None]]) -> None:
    """Writes new ones (id, what, posted or draft): lines before rows, which then take no more."""
    store.write_rows(
        kind.line_model, [row for key, order, _ in new for row in _line_rows(key, order)]
    )
    store.write_rows(
        kind.model, [{"id": key, **_header(order, posted)} for key, order, posted in new]
    )
    for key, order, posted in new:
        origins.keep(kind.key, key, order.lines, counts=posted is not None)


def rewrite(kind: OrderKind, order_id: int, order: Order, posted: Posted | None = None) -> None:
    """Writes a draft anew, or its posted form in its place."""
    _remove_lines(kind, order_id)
    store.write_rows(kind.line_model, _line_rows(order_id, order))
    store.update(kind.model, order_id, **_header(order, posted))
    origins.keep(kind.key, order_id, order.lines, counts=posted is not None)


def remove(kind: OrderKind, order_id: int) -> None:
    """Deletes a draft."""
    _remove_lines(kind, order_id)
    store.delete(kind.model, order_id)


def _remove_lines(kind: OrderKind, order_id: int) -> None:
    store.execute(f"DELETE FROM {kind.table}_line WHERE order_id = ?", (order_id,))
    origins.forget(kind.key, order_id)


def _line_rows(order_id: int, order: Order) -> list[dict[str, Any]]:
    return [
        {**row, "account_id": line.account.id if line.account is not None else None}
        for row, line in zip(line_rows("order_id", order_id, order), order.lines, strict=True)
    ]


def _header(order: Order, posted: Posted | None) -> dict[str, Any]:
    draft = order.draft
    return {
        "ref": draft.ref or None,
        "number": posted.number if posted else None,
        "state": POSTED if posted else DRAFT,
        "date": draft.date.isoformat(),
        "by_date": draft.by_date.isoformat() if draft.by_date else None,
        "party_id": order.party.id if order.party else None,
        "party_ref": draft.party_ref,
        "person": draft.person,
        "subject": draft.subject,
        "ship_to": draft.ship_to,
        "terms_days": order.terms_days,
        "terms": draft.terms,
        "warehouse_id": order.warehouse.id if order.warehouse else None,
        "includes_tax": draft.prices_include_tax,
        "notes": draft.notes,
        **amounts_row(order.totals),
        "party_kept": posted.party_kept if posted else None,
        "company_kept": posted.company_kept if posted else None,
    }
