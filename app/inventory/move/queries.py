"""What one may see of stock moves: one whole, or the list."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app import store
from app.inventory.move.rules import KIND, Draft, DraftLine
from app.kernel import desk
from app.kernel.columns import Column, Kind
from app.kernel.lifecycle import VOID
from app.kernel.money import Money
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.text import N_
from app.trade import history, records
from app.trade.history import JournalRow, MoveRow, VoidRow

TABLE = "stock_document"
VIEW = "inventory.view"
NO_SUCH = N_("There is no stock move {number}.")


@dataclass(frozen=True, slots=True)
class MoveView:
    """A stock move whole: as written, what moved at which cost, its entry, and how it stands."""

    id: int
    number: str
    standing: str
    draft: Draft
    value: Money
    moves: tuple[MoveRow, ...]
    journal: tuple[JournalRow, ...]
    voided: VoidRow | None


def require_id(name: str | int) -> int:
    """The id behind a number, ref or id. Raises NotFound."""
    return records.require_id(TABLE, name, NO_SUCH)


def draft_of(document_id: int) -> Draft:
    """The move as it was written."""
    head = store.one(
        "SELECT d.date, d.kind, w.code, COALESCE(t.code, ''), d.reason, COALESCE(d.ref, '')"
        f" FROM {TABLE} d JOIN warehouse w ON w.id = d.warehouse_id"
        " LEFT JOIN warehouse t ON t.id = d.to_warehouse_id WHERE d.id = ?",
        (document_id,),
    )
    assert head is not None
    rows = store.query(
        "SELECT i.code, l.quantity, l.unit, l.unit_cost, l.reason FROM stock_document_line l"
        " JOIN item i ON i.id = l.item_id WHERE l.document_id = ? ORDER BY l.line_no",
        (document_id,),
    )
    lines = tuple(
        DraftLine(code, Quantity(quantity), unit, None if cost is None else UnitPrice(cost), reason)
        for code, quantity, unit, cost, reason in rows
    )
    date, kind, warehouse, to_warehouse, reason, ref = head
    return Draft(dt.date.fromisoformat(date), kind, warehouse, lines, to_warehouse, reason, ref)


def get(name: str | int) -> MoveView:
    """Everything about one move. Raises NotFound."""
    desk.require(VIEW)
    document_id = require_id(name)
    row = store.one(f"SELECT number, state, value FROM {TABLE} WHERE id = ?", (document_id,))
    assert row is not None
    voided = history.void_of(KIND, document_id)
    return MoveView(
        id=document_id,
        number=row[0] or "",
        standing=VOID if voided else row[1],
        draft=draft_of(document_id),
        value=Money(row[2]),
        moves=history.moves_of(KIND, document_id),
        journal=history.journal_of(KIND, document_id),
        voided=voided,
    )


_STANDING = "CASE WHEN v.document_id IS NULL THEN d.state ELSE 'void' END"

LISTING = store.Listing(
    key="stock-moves",
    permission=VIEW,
    columns=(
        Column("number", N_("Number"), Kind.NUMBER, chars=16),
        Column("ref", N_("Ref"), Kind.CODE, chars=12, priority=5),
        Column("date", N_("Date"), Kind.DATE, chars=9),
        Column("kind", N_("Kind"), chars=12),
        Column("warehouse", N_("Warehouse"), chars=18),
        Column("to_warehouse", N_("To warehouse"), chars=18, priority=2),
        Column("reason", N_("Reason"), chars=24, priority=3),
        Column("value", N_("Value"), Kind.MONEY, chars=15, priority=1),
        Column("state", N_("Status"), Kind.STATE, chars=12),
    ),
    sql={
        "number": "COALESCE(d.number, '')",
        "ref": "COALESCE(d.ref, '')",
        "date": "d.date",
        "kind": "d.kind",
        "warehouse": "w.name",
        "to_warehouse": "COALESCE(t.name, '')",
        "reason": "d.reason",
        "value": "d.value",
        "state": _STANDING,
    },
    source=f"{TABLE} d JOIN warehouse w ON w.id = d.warehouse_id"
    " LEFT JOIN warehouse t ON t.id = d.to_warehouse_id"
    f" LEFT JOIN void_mark v ON v.kind = '{KIND}' AND v.document_id = d.id",
    base=f"{TABLE} d",
    key_sql="d.id",
    order=(("date", True),),
    search=("d.number", "d.ref", "d.reason", "w.name", "t.name"),
    filters={
        "state": f"{_STANDING} = ?",
        "kind": "d.kind = ?",
        "warehouse": "w.code = ?",
        "from": "d.date >= ?",
        "to": "d.date <= ?",
    },
)
