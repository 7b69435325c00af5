"""How a document stands: what is derived from settlements and dates, never stored by hand."""

from __future__ import annotations

import datetime as dt

from app.kernel.lifecycle import DRAFT, POSTED, VOID
from app.kernel.money import Money
from app.ledger.parts import next_due_sql

PARTIAL, PAID, OVERDUE = "partial", "paid", "overdue"


def standing(
    state: str, voided: bool, total: Money, outstanding: Money, due: dt.date, today: dt.date
) -> str:
    """One word for an invoice or bill, the most pressing first; amounts above zero.

    ``due``: of the earliest part that is open.
    """
    if state == DRAFT:
        return DRAFT
    if voided:
        return VOID
    if not outstanding:
        return PAID
    if due < today:
        return OVERDUE
    return PARTIAL if outstanding < total else POSTED


def standing_sql(kind: str, today: dt.date | None = None) -> str:
    """The same in SQL for documents of one kind, over ``d`` (document), ``v`` (void mark) and ``b`` (item balance).

    Without ``today`` the calendar of the computer says which day it is.
    """
    day = f"'{today.isoformat()}'" if today else "date('now', 'localtime')"
    return (
        "CASE WHEN d.state = 'draft' THEN 'draft' WHEN v.document_id IS NOT NULL THEN 'void'"
        " WHEN COALESCE(b.outstanding, 0) = 0 THEN 'paid'"
        f" WHEN {next_due_sql(kind)} < {day} THEN 'overdue'"
        " WHEN ABS(b.outstanding) < d.total THEN 'partial' ELSE 'posted' END"
    )


def payment_standing_sql() -> str:
    """How a receipt or payment stands: draft, posted or void; its credit is a column of its own."""
    return (
        "CASE WHEN d.state = 'draft' THEN 'draft' WHEN v.document_id IS NOT NULL THEN 'void'"
        " ELSE 'posted' END"
    )


def standing_joins(kind: str) -> str:
    """The joins those expressions need, for documents of one kind."""
    return (
        f" LEFT JOIN open_item o ON o.document_kind = '{kind}' AND o.document_id = d.id"
        " LEFT JOIN item_balance b ON b.open_item_id = o.id"
        f" LEFT JOIN void_mark v ON v.kind = '{kind}' AND v.document_id = d.id"
    )
