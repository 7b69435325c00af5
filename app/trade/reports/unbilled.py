"""Goods that changed hands and are not invoiced (or billed) yet, line by line, as of any day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from app import store
from app.access.session import Session
from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.money import Money
from app.kernel.quantity import Quantity
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _
from app.ledger import accounts, balances
from app.masters import party as parties
from app.stock.documents import table_of
from app.trade.goods.rules import Side

STOOD = (
    "d.state = 'posted' AND d.date <= ?1 AND NOT EXISTS (SELECT 1 FROM void_mark v"
    " WHERE v.kind = {kind} AND v.document_id = d.id AND v.date <= ?1)"
)


@dataclass(frozen=True, slots=True)
class Unbilled:
    """One such report. Titles are marked. worth: what the amount is called; note: said below it."""

    key: str
    title: str
    permission: str
    side: Side
    party_title: str
    reference_title: str
    moved: str
    worth: str
    note: str


def build(report: Unbilled, session: Session, filters: Filters) -> ReportResult:
    """As of ``as_of`` (or ``date_to``, or today). Choice: party (a code). Raises NotFound for an unknown party.

    What a void took back counts until its day.
    """
    session.require(report.permission)
    day = filters.as_of or filters.date_to or session.today()
    only = parties.require(filters.choices["party"]) if filters.choices.get("party") else None
    rows, left = [], 0
    for number, date, party_id, party, reference, code, name, unit, *figures in _lines(report, day):
        if only is not None and party_id != only.id:
            continue
        moved, rest, value = figures
        left += value
        values = {
            "number": number,
            "date": dt.date.fromisoformat(date),
            "days": (day - dt.date.fromisoformat(date)).days,
            "party": party,
            "reference": reference,
            "code": code,
            "name": name,
            "unit": unit,
            "moved": Quantity(moved),
            "left": Quantity(rest),
            "value": Money(value),
        }
        rows.append(Row(values, link=(report.side.kind, number)))
    return ReportResult(
        key=report.key,
        title=_(report.title),
        subtitle=_("as of {date}, in rupiah", date=formats.date_long(day)),
        columns=_columns(report),
        rows=rows,
        totals={"value": Money(left)},
        notes=(_(report.note), *_agreement(report.side, day, whole=only is None)),
    )


def _columns(report: Unbilled) -> tuple[Column, ...]:
    return (
        Column("number", N_("Number"), Kind.NUMBER, chars=16),
        Column("date", N_("Date"), Kind.DATE, chars=9),
        Column("days", N_("Days"), Kind.COUNT, chars=5, priority=1),
        Column("party", report.party_title, chars=24),
        Column("reference", report.reference_title, chars=14, priority=3),
        Column("code", N_("Item"), Kind.CODE, chars=10),
        Column("name", N_("Item name"), chars=24, priority=2),
        Column("moved", report.moved, Kind.QUANTITY, chars=10, priority=1),
        Column("left", N_("Left"), Kind.QUANTITY, chars=10),
        Column("unit", N_("Unit"), chars=6, priority=2),
        Column("value", report.worth, Kind.MONEY, total=True, chars=16),
    )


def _lines(report: Unbilled, day: dt.date) -> list[tuple[Any, ...]]:
    side = report.side
    if side.comes_in:
        worth, cost = "COALESCE(l.value, 0) - COALESCE(SUM(t.value), 0)", ""
    else:
        left = "l.base_quantity - COALESCE(SUM(t.quantity), 0)"
        worth = f"part_of(COALESCE(c.value, 0), {left}, l.base_quantity)"
        cost = (
            f" LEFT JOIN stock_move m ON m.document_kind = '{side.kind}' AND m.document_id = d.id"
            " AND m.line_no = l.line_no AND m.reason <> 'void'"
            " LEFT JOIN stock_cost c ON c.move_id = m.id"
        )
    sql = (
        f"WITH taken AS ({_taken(side)})"
        " SELECT d.number, d.date, p.id, p.name, d.reference, i.code, l.description, i.unit,"
        f" l.base_quantity, l.base_quantity - COALESCE(SUM(t.quantity), 0) AS rest, {worth}"
        f" FROM {side.table} d JOIN {side.table}_line l ON l.{side.parent} = d.id"
        " JOIN party p ON p.id = d.party_id JOIN item i ON i.id = l.item_id"
        f" LEFT JOIN taken t ON t.origin_id = d.id AND t.origin_line = l.line_no{cost}"
        f" WHERE {STOOD.format(kind=repr(side.kind))} GROUP BY d.id, l.line_no"
        " HAVING rest > 0 ORDER BY d.date, d.id, l.line_no"
    )
    return store.query(sql, (day.isoformat(),))


def _taken(side: Side) -> str:
    """What documents that stood that day took of the lines, of whatever kind they are."""
    kinds = store.query("SELECT DISTINCT kind FROM line_origin WHERE origin_kind = ?", (side.kind,))
    parts = [
        "SELECT o.origin_id, o.origin_line, o.quantity, o.value FROM line_origin o"
        f" JOIN {table_of(kind)} d ON d.id = o.document_id"
        f" WHERE o.kind = '{kind}' AND o.origin_kind = '{side.kind}'"
        f" AND {STOOD.format(kind=repr(kind))}"
        for (kind,) in kinds
    ]
    nothing = "SELECT 0 AS origin_id, 0 AS origin_line, 0 AS quantity, 0 AS value WHERE 0"
    return " UNION ALL ".join([nothing, *parts])


def _agreement(side: Side, day: dt.date, *, whole: bool) -> tuple[str, ...]:
    """What the account of goods not billed holds that day, in the words of the report."""
    if not side.comes_in or not whole:
        return ()
    account = accounts.for_role(side.counter)
    held = -balances.balance(account.id, day)
    return (
        _(
            "In the ledger {accounts}: {amount}.",
            accounts=f"{account.code} {account.worded_name}",
            amount=formats.rupiah(held),
        ),
    )
