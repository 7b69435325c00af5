"""Closing a commitment by hand: what is left of it is not awaited any more."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app import store
from app.access.users import person_sql
from app.trade.orders.model import OrderClosing


@dataclass(frozen=True, slots=True)
class Closing:
    """Since when, why and by whom."""

    date: dt.date
    reason: str
    actor: str


def find(kind: str, document_id: int) -> Closing | None:
    """The closing of a document; None while it is awaited."""
    row = store.one(
        f"SELECT c.date, c.reason, {person_sql('c.actor')} FROM order_closing c"
        " WHERE c.kind = ? AND c.document_id = ?",
        (kind, document_id),
    )
    return None if row is None else Closing(dt.date.fromisoformat(row[0]), row[1], row[2])


def note(work: store.Work, kind: str, document_id: int, date: dt.date, reason: str) -> None:
    """Writes it down. Only inside a Work."""
    row = {
        "kind": kind,
        "document_id": document_id,
        "date": date,
        "reason": reason,
        "actor": work.actor,
        "at": work.at,
    }
    store.write_rows(OrderClosing, [row])


def remove(kind: str, document_id: int) -> None:
    """Takes it back. Only inside a Work."""
    store.execute(
        "DELETE FROM order_closing WHERE kind = ? AND document_id = ?", (kind, document_id)
    )
