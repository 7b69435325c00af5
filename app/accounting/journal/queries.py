"""What one may see of journal entries: one whole, or a list."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app import store
from app.accounting.journal.rules import KIND, Draft, DraftLine
from app.kernel import desk
from app.kernel.columns import Column, Kind
from app.kernel.lifecycle import VOID
from app.kernel.money import ZERO, Money
from app.kernel.text import N_
from app.trade import history, records
from app.trade.history import JournalRow, VoidRow

TABLE = "journal_voucher"
VIEW = "accounting.view"
NO_SUCH = N_("There is no journal entry {number}.")


@dataclass(frozen=True, slots=True)
class JournalView:
    """A hand-made entry whole: as written, as posted, and how it stands."""

    id: int
    number: str
    standing: str
    draft: Draft
    total: Money
    journal: tuple[JournalRow, ...]
    voided: VoidRow | None


def require_id(name: str | int) -> int:
    """The id behind a number, ref or id. Raises NotFound."""
    return records.require_id(TABLE, name, NO_SUCH)


def draft_of(voucher_id: int) -> Draft:
    """The entry as it was written."""
    head = store.one(f"SELECT date, memo, ref FROM {TABLE} WHERE id = ?", (voucher_id,))
    assert head is not None
    rows = store.query(
        "SELECT a.code, l.amount, l.memo FROM journal_voucher_line l"
        " JOIN account a ON a.id = l.account_id WHERE l.voucher_id = ? ORDER BY l.line_no",
        (voucher_id,),
    )
    lines = tuple(_line(*row) for row in rows)
    return Draft(dt.date.fromisoformat(head[0]), lines, head[1], head[2] or "")


def _line(code: str, amount: int, memo: str) -> DraftLine:
    debit, credit = (Money(amount), ZERO) if amount > 0 else (ZERO, Money(-amount))
    return DraftLine(code, debit, credit, memo)


def get(name: str | int) -> JournalView:
    """Everything about one entry. Raises NotFound."""
    desk.require(VIEW)
    voucher_id = require_id(name)
    row = store.one(f"SELECT number, state, total FROM {TABLE} WHERE id = ?", (voucher_id,))
    assert row is not None
    voided = history.void_of(KIND, voucher_id)
    return JournalView(
        id=voucher_id,
        number=row[0] or "",
        standing=VOID if voided else row[1],
        draft=draft_of(voucher_id),
        total=Money(row[2]),
        journal=history.journal_of(KIND, voucher_id),
        voided=voided,
    )


_STANDING = "CASE WHEN v.document_id IS NULL THEN d.state ELSE 'void' END"

LISTING = store.Listing(
    key="journal-entries",
    permission=VIEW,
    columns=(
        Column("number", N_("Number"), Kind.NUMBER, chars=15),
        Column("date", N_("Date"), Kind.DATE, chars=9),
        Column("memo", N_("Description"), chars=40),
        Column("ref", N_("Ref"), Kind.CODE, chars=12, priority=2),
        Column("total", N_("Amount"), Kind.MONEY, total=True, chars=16),
        Column("state", N_("Status"), Kind.STATE, chars=12),
    ),
    sql={
        "number": "COALESCE(d.number, '')",
        "date": "d.date",
        "memo": "d.memo",
        "ref": "COALESCE(d.ref, '')",
        "total": "d.total",
        "state": _STANDING,
    },
    source=f"{TABLE} d LEFT JOIN void_mark v ON v.kind = '{KIND}' AND v.document_id = d.id",
    base=f"{TABLE} d",
    key_sql="d.id",
    order=(("date", True),),
    search=("d.number", "d.ref", "d.memo"),
    indexed=(("journal_voucher", "d.id"),),
    filters={
        "state": f"{_STANDING} = ?",
        "from": "d.date >= ?",
        "to": "d.date <= ?",
    },
    sums_where="v.document_id IS NULL",
)
