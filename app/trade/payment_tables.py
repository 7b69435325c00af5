"""Receipts and payments as tables of a file and documents of the command line, for both sides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from app import store
from app.access.session import Session
from app.exchange.document import Document
from app.exchange.table import Table, Values
from app.kernel.progress import Progress
from app.trade import payment_rows, payments, records, rows, shown
from app.trade.payments import Side
from app.trade.settling import Applied, PaymentDraft


def table(side: Side, key: str, title: str) -> Table:
    """The import and export table of one side."""

    def save(session: Session, lines: list[Values], update: bool) -> int:
        draft = _by_number(side, rows.payment_of(lines))
        known = store.scalar(f"SELECT id FROM {side.table} WHERE ref = ?", (draft.ref,))
        return payments.save_draft(session, side, draft, known if update else None)

    def post(session: Session, ids: Sequence[int]) -> Sequence[str]:
        return payments.post_drafts(session, side, ids)

    def write_posted(
        session: Session, documents: Sequence[list[Values]], progress: Progress
    ) -> Sequence[str]:
        drafts = [_by_number(side, rows.payment_of(lines)) for lines in documents]
        return payments.post_new(session, side, drafts, progress)

    return Table(
        key=key,
        title=title,
        columns=rows.PAYMENT_COLUMNS,
        key_columns=("ref",),
        read=lambda _session: _read(side),
        save_document=save,
        post=post,
        write_posted=write_posted,
        listing=payment_rows.listing(side, key),
        further=frozenset({"giro", "giro_bank", "giro_due"}),
    )


def _by_number(side: Side, draft: PaymentDraft) -> PaymentDraft:
    """The draft with refs of posted documents turned into their numbers: files know the refs."""
    parts = tuple(
        Applied(_number_of(side, draft.party, part.document), part.amount) for part in draft.applied
    )
    return replace(draft, applied=parts)


def _number_of(side: Side, party: str, name: str) -> str:
    """``name`` where the party has a document of that number, else the number behind the ref."""
    known = store.scalar(
        "SELECT 1 FROM open_item WHERE control = ? AND number = ?"
        " AND party_id = (SELECT id FROM party WHERE code = ?)",
        (side.control, name, party),
    )
    number = (
        None if known else store.scalar(f"SELECT number FROM {side.pays} WHERE ref = ?", (name,))
    )
    return name if number is None else str(number)


def document(side: Side) -> Document:
    """What the command line does with one payment."""

    def find(_session: Session, name: str) -> int:
        return records.require_id(side.table, name, side.no_such)

    def show(_session: Session, payment_id: int) -> dict[str, Any]:
        return shown.payment(payment_rows.get(side, payment_id))

    def post(session: Session, payment_id: int) -> str:
        return payments.post_draft(session, side, payment_id)

    def void(session: Session, payment_id: int, date: dt.date, reason: str) -> str:
        return payments.void_payment(session, side, payment_id, date, reason)

    def drafts(_session: Session) -> list[int]:
        return records.draft_ids(side.table)

    return Document(side.kind, find, show, post, void, drafts)


def _read(side: Side) -> Iterator[Values]:
    """One row per part of every payment that is not void; a payment without parts has one row."""
    return rows.exported(
        "SELECT COALESCE(d.ref, d.number, 'draft-' || d.id), d.date, p.code, a.code, d.amount,"
        f" l.number, l.applied, d.giro, d.giro_bank, d.giro_due FROM {side.table} d JOIN party p ON p.id = d.party_id"
        f" JOIN account a ON a.id = d.account_id LEFT JOIN {side.table}_line l"
        f" ON l.{side.parent} = d.id LEFT JOIN void_mark v ON v.kind = '{side.kind}' AND v.document_id = d.id"
        " WHERE v.document_id IS NULL ORDER BY d.id, l.line_no",
        rows.PAYMENT_COLUMNS,
    )
