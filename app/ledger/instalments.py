"""How the instalments of a document rest in their table, as a draft or as posted."""

from __future__ import annotations

import datetime as dt

from app import store
from app.kernel import rate
from app.kernel.money import ZERO, Money
from app.ledger.model import Instalment as InstalmentRow
from app.ledger.parts import Instalment, Plan


def keep(kind: str, document_id: int, plan: Plan) -> None:
    """Writes the parts of a document that has none written."""
    rows, before = [], ZERO
    for number, part in enumerate(plan, 1):
        row = {
            "kind": kind,
            "document_id": document_id,
            "part_no": number,
            "due_date": part.due_date.isoformat(),
            "percent": str(part.percent),
            "is_rest": part.is_rest,
            "before": before.minor,
            "amount": part.amount.minor,
        }
        rows.append(row)
        before = before + part.amount
    if rows:
        store.write_rows(InstalmentRow, rows)


def forget(kind: str, document_id: int) -> None:
    """Takes the parts of a draft away."""
    store.execute("DELETE FROM instalment WHERE kind = ? AND document_id = ?", (kind, document_id))


def of_document(kind: str, document_id: int) -> Plan:
    """The parts of a document; empty where it is due at once."""
    rows = store.query(
        "SELECT due_date, amount, percent, is_rest FROM instalment"
        " WHERE kind = ? AND document_id = ? ORDER BY part_no",
        (kind, document_id),
    )
    return tuple(
        Instalment(dt.date.fromisoformat(due), Money(amount), rate.parse(percent), bool(rest))
        for due, amount, percent, rest in rows
    )
