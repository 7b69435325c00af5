"""A party's account with us: what stood before, every document and payment in order, what stands now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from app import store
from app.access.session import Session
from app.kernel.columns import Column, Kind
from app.kernel.comparison import Span
from app.kernel.errors import UserError
from app.kernel.money import Money
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _
from app.ledger import parts
from app.ledger.open_items import VOIDED
from app.masters import party as parties
from app.masters.party import Party
from app.trade.reports import aged
from app.trade.reports.side import Side

COLUMNS = (
    Column("date", N_("Date"), Kind.DATE, chars=9),
    Column("number", N_("Document"), Kind.NUMBER, chars=16),
    Column("words", N_("Description"), chars=24),
    Column("due", N_("Due date"), Kind.DATE, chars=9, priority=1),
    Column("charged", N_("Charged"), Kind.MONEY, total=True, chars=15),
    Column("paid", N_("Paid or credited"), Kind.MONEY, total=True, chars=15),
    Column("balance", N_("Balance"), Kind.MONEY, chars=15),
)


def build(side: Side, key: str, title: str, session: Session, filters: Filters) -> ReportResult:
    """Over ``date_from`` to ``date_to`` of the choice ``party`` (a code, required).

    Raises UserError without a party, NotFound for an unknown one.
    """
    session.require(side.permission)
    if not filters.choices.get("party"):
        raise UserError(N_("A statement is of one party."), remedy=N_("Choose whose it is."))
    party = parties.require(filters.choices["party"])
    span = Span(*filters.days(session.today(), session.company.fiscal_first_month))
    balance = _before(side, party.id, span.first)
    rows = [_edge(N_("Opening balance"), span.first, balance)]
    charged = paid = 0
    for kind, number, date, due, minor, part, of in _items(side, party.id, span):
        amount = side.sign * minor
        balance += amount
        charged += max(amount, 0)
        paid += max(-amount, 0)
        rows.append(_row(kind, number, date, due, amount, balance, _which(part, of)))
    rows.append(_edge(N_("Closing balance"), span.last, balance))
    return ReportResult(
        key=key,
        title=_(title),
        subtitle=_subtitle(party, span),
        columns=COLUMNS,
        rows=rows,
        totals={"charged": Money(charged), "paid": Money(paid), "balance": Money(balance)},
        notes=_aged(side, span.last, party.id, session.company.late_days),
    )


def _aged(side: Side, day: dt.date, party_id: int, late: Sequence[int]) -> tuple[str, ...]:
    """How old what is open on the last day is."""
    words = aged.in_words(side, day, party_id, late)
    return (words,) if words else ()


def _subtitle(party: Party, span: Span) -> str:
    return _("{party}, {days}, in rupiah", party=f"{party.code} {party.name}", days=span.words)


def _before(side: Side, party_id: int, first: dt.date) -> int:
    amount = store.scalar(
        "SELECT SUM(amount) FROM open_item WHERE control = ? AND party_id = ? AND date < ?",
        (side.control, party_id, first),
    )
    return side.sign * (amount or 0)


def _items(side: Side, party_id: int, span: Span) -> list[tuple[Any, ...]]:
    """Every item, and of one in instalments every part."""
    return store.query(
        f"SELECT o.document_kind, o.number, o.date, {parts.DUE}, {parts.AMOUNT}, i.part_no,"
        " (SELECT COUNT(*) FROM instalment n WHERE n.kind = i.kind AND n.document_id = i.document_id)"
        f" FROM open_item o{parts.JOIN}"
        " WHERE o.control = ? AND o.party_id = ? AND o.date BETWEEN ? AND ?"
        " ORDER BY o.date, o.id, i.part_no",
        (side.control, party_id, span.first, span.last),
    )


def _which(part: int | None, of: int) -> str:
    return _("Instalment {number} of {count}", number=part, count=of) if part else ""


def _row(kind: str, number: str, date: str, due: str, amount: int, balance: int, words: str) -> Row:
    voided = kind.startswith(VOIDED)
    charge = amount > 0
    values = {
        "date": dt.date.fromisoformat(date),
        "number": number,
        "words": _("Void") if voided else words,
        "due": dt.date.fromisoformat(due) if charge and not voided else None,
        "charged": Money(amount) if charge else None,
        "paid": None if charge else Money(-amount),
        "balance": Money(balance),
    }
    return Row(values, link=(kind.removeprefix(VOIDED), number))


def _edge(words: str, day: dt.date, balance: int) -> Row:
    values = dict.fromkeys(("number", "due", "charged", "paid"))
    shown = {**values, "date": day, "words": _(words), "balance": Money(balance)}
    return Row(shown, style="subtotal")
