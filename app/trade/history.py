"""What became of a posted document: its entries, its stock moves, what settled it, and its end.

Read-only, over the two ledgers; used by the inspector, by ``show`` and by tests.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app import store
from app.access.users import person_sql
from app.kernel.money import ZERO, Money
from app.kernel.quantity import Quantity


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One journal line: exactly one of ``debit`` and ``credit`` is above zero."""

    entry: str
    date: dt.date
    account: str
    account_name: str
    memo: str
    debit: Money
    credit: Money


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One stock move: how much of what went from where to where, and the cost it carries today."""

    line_no: int
    item: str
    item_name: str
    quantity: Quantity
    unit: str
    value: Money


@dataclass(frozen=True, slots=True)
class SettlementRow:
    """A part of a document settled by (or settling) another one.

    document_date, due_date: of the other one. before: what was open of it just before, above zero.
    """

    settlement_id: int
    date: dt.date
    kind: str
    document_id: int
    number: str
    amount: Money
    document_date: dt.date
    due_date: dt.date
    before: Money


@dataclass(frozen=True, slots=True)
class VoidRow:
    """When, why and by whom a document was voided, and the mirrored entry."""

    date: dt.date
    reason: str
    actor: str
    at: dt.datetime
    entry: str


def journal_of(kind: str, document_id: int) -> tuple[JournalRow, ...]:
    """The lines of every entry the document made, its mirrored one included, oldest first."""
    rows = store.query(
        "SELECT e.number, e.date, a.code, a.name, l.memo, l.amount FROM journal_entry e"
        " JOIN journal_line l ON l.entry_id = e.id JOIN account a ON a.id = l.account_id"
        " WHERE e.source_kind = ? AND e.source_id = ? ORDER BY e.id, l.line_no",
        (kind, document_id),
    )
    return tuple(
        JournalRow(
            entry, dt.date.fromisoformat(date), code, name, memo,
            Money(max(amount, 0)), Money(max(-amount, 0)),
        )
        for entry, date, code, name, memo, amount in rows
    )  # fmt: skip


def moves_of(kind: str, document_id: int) -> tuple[MoveRow, ...]:
    """The document's stock moves in line order, at the cost they carry today."""
    rows = store.query(
        "SELECT m.line_no, i.code, i.name, m.unit_quantity, m.unit,"
        " COALESCE(CASE WHEN m.revalued_move_id IS NULL THEN c.value ELSE c.settled END, 0)"
        " FROM stock_move m JOIN item i ON i.id = m.item_id"
        " LEFT JOIN stock_cost c ON c.move_id = m.id"
        " WHERE m.document_kind = ? AND m.document_id = ? ORDER BY m.line_no, m.id",
        (kind, document_id),
    )
    return tuple(
        MoveRow(line, code, name, Quantity(quantity), unit, Money(abs(value)))
        for line, code, name, quantity, unit, value in rows
    )


def settlements_of(kind: str, document_id: int) -> tuple[SettlementRow, ...]:
    """What settles the document now: neither undone settlements nor the mirror of a void one."""
    rows = store.query(
        "WITH own AS (SELECT id FROM open_item WHERE document_kind = ? AND document_id = ?)"
        " SELECT s.id, s.date, o.document_kind, o.document_id, o.number, s.amount, o.date,"
        " o.due_date, ABS(o.amount) - (SELECT COALESCE(SUM(e.amount), 0) FROM settlement e"
        " WHERE o.id IN (e.positive_item_id, e.negative_item_id) AND e.id < s.id"
        " AND e.undoes_id IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM settlement u WHERE u.undoes_id = e.id))"
        " FROM settlement s JOIN own ON own.id IN (s.positive_item_id, s.negative_item_id)"
        " JOIN open_item o ON o.id IN (s.positive_item_id, s.negative_item_id) AND o.id <> own.id"
        " WHERE s.undoes_id IS NULL AND o.document_kind NOT LIKE 'void:%'"
        " AND NOT EXISTS (SELECT 1 FROM settlement u WHERE u.undoes_id = s.id)"
        " ORDER BY s.date, s.id",
        (kind, document_id),
    )
    day = dt.date.fromisoformat
    return tuple(
        SettlementRow(
            number, day(date), other, other_id, name, Money(amount), day(made), day(due), Money(before)
        )
        for number, date, other, other_id, name, amount, made, due, before in rows
    )  # fmt: skip


def outstanding_of(kind: str, document_id: int) -> Money:
    """What is still open of the document, above zero; nothing for a draft."""
    amount = store.scalar(
        "SELECT b.outstanding FROM open_item o JOIN item_balance b ON b.open_item_id = o.id"
        " WHERE o.document_kind = ? AND o.document_id = ?",
        (kind, document_id),
    )
    return Money(abs(amount)) if amount else ZERO


def void_of(kind: str, document_id: int) -> VoidRow | None:
    """The document's void mark, if it was voided."""
    row = store.one(
        f"SELECT v.date, v.reason, {person_sql('v.actor')}, v.at, COALESCE(e.number, '')"
        " FROM void_mark v"
        " LEFT JOIN journal_entry e ON e.id = v.entry_id WHERE v.kind = ? AND v.document_id = ?",
        (kind, document_id),
    )
    if row is None:
        return None
    date, reason, actor, at, entry = row
    return VoidRow(dt.date.fromisoformat(date), reason, actor, dt.datetime.fromisoformat(at), entry)
