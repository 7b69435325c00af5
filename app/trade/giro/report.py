"""The giro list on paper: what waits on a day, by the day it falls due, and that the ledger says the same."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app import store
from app.access.session import Session
from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.money import ZERO, Money, total
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _
from app.ledger import accounts, balances
from app.masters import party as parties
from app.trade.giro.outcomes import OUTCOME
from app.trade.payments import Side

_ROWS = (
    "SELECT d.number, d.date, p.code, p.name, d.giro, d.giro_bank, d.giro_due, d.amount FROM {table} d"
    " JOIN party p ON p.id = d.party_id WHERE d.giro <> '' AND d.state = 'posted' AND d.date <= ?1"
    " AND NOT EXISTS (SELECT 1 FROM void_mark v WHERE v.kind = ?2 AND v.document_id = d.id"
    " AND v.date <= ?1)"
    " AND NOT EXISTS (SELECT 1 FROM giro_outcome g LEFT JOIN void_mark t ON t.kind = '{outcome}'"
    " AND t.document_id = g.id AND t.date <= ?1 WHERE g.kind = ?2 AND g.document_id = d.id"
    " AND g.outcome = 'cleared' AND g.date <= ?1 AND t.document_id IS NULL)"
    " ORDER BY d.giro_due, d.id"
)


@dataclass(frozen=True, slots=True)
class GiroList:
    """One such list. Titles are marked."""

    key: str
    title: str
    permission: str
    side: Side
    party_title: str


def build(report: GiroList, session: Session, filters: Filters) -> ReportResult:
    """As of ``as_of`` (or ``date_to``, or today). Choice: party (a code). Raises NotFound for an unknown party."""
    session.require(report.permission)
    day = filters.as_of or filters.date_to or session.today()
    only = parties.require(filters.choices["party"]) if filters.choices.get("party") else None
    rows, side = [], report.side
    sql = _ROWS.format(table=side.table, outcome=OUTCOME)
    for number, date, code, party, giro, bank, due, amount in store.query(
        sql, (day.isoformat(), side.kind)
    ):
        if only is not None and code != only.code:
            continue
        falls = dt.date.fromisoformat(due)
        values = {
            "giro_due": falls,
            "days": (falls - day).days,
            "giro": giro,
            "giro_bank": bank,
            "party": party,
            "number": number,
            "date": dt.date.fromisoformat(date),
            "amount": Money(amount),
        }
        rows.append(Row(values, link=(side.kind, number)))
    held = total([row.values["amount"] for row in rows]) if rows else ZERO
    return ReportResult(
        key=report.key,
        title=_(report.title),
        subtitle=_("as of {date}, in rupiah", date=formats.date_long(day)),
        columns=_columns(report),
        rows=rows,
        totals={"amount": held},
        notes=_agreement(side, day) if only is None else (),
    )


def _columns(report: GiroList) -> tuple[Column, ...]:
    return (
        Column("giro_due", N_("Due date"), Kind.DATE, chars=9),
        Column("days", N_("Days left"), Kind.COUNT, chars=6, priority=1),
        Column("giro", N_("Giro"), Kind.CODE, chars=14),
        Column("giro_bank", N_("Bank of the giro"), chars=14, priority=1),
        Column("party", report.party_title, chars=26),
        Column("number", N_("Payment"), Kind.NUMBER, chars=16),
        Column("date", N_("Date"), Kind.DATE, chars=9, priority=2),
        Column("amount", N_("Amount"), Kind.MONEY, total=True, chars=16),
    )


def _agreement(side: Side, day: dt.date) -> tuple[str, ...]:
    account = accounts.with_role(side.giro)
    if account is None:
        return ()
    held = balances.balance(account.id, day)
    named = f"{account.code} {account.worded_name}"
    amount = formats.rupiah(held if side.sign < 0 else -held)
    return (_("In the ledger {accounts}: {amount}.", accounts=named, amount=amount),)
