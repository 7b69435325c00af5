"""Receipts and payments as tables of a file and documents of the command line, for both sides."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from app import store
from app.access.session import Session
from app.exchange.document import Document
from app.exchange.table import Table
from app.trade import filed, payment_rows, payments, records, rows, shown
from app.trade.filed import Kept
from app.trade.payments import Side
from app.trade.settling import Applied, PaymentDraft

FURTHER = frozenset({"giro", "giro_bank", "giro_due"})


def table(side: Side, key: str, title: str) -> Table:
    """The import and export table of one side."""
    kept = Kept(
        side.table,
        lambda lines: _by_number(side, rows.payment_of(lines)),
        filed.for_side(payments.save_draft, side),
        filed.for_side(payments.post_drafts, side),
        filed.for_side(payments.post_new, side),
    )
    listing = payment_rows.listing(side, key)
    return filed.table(key, title, rows.PAYMENT_COLUMNS, kept, _export(side), listing, FURTHER)


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


def _export(side: Side) -> str:
    """One row per part of every payment that is not void; a payment without parts has one row."""
    return filed.lines_of(
        side.kind,
        side.table,
        f"{filed.REF}, d.date, p.code, a.code, d.amount, l.number, l.applied,"
        " d.giro, d.giro_bank, d.giro_due",
        "JOIN party p ON p.id = d.party_id JOIN account a ON a.id = d.account_id"
        f" LEFT JOIN {side.table}_line l ON l.{side.parent} = d.id",
    )
