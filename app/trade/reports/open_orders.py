"""What of orders is still awaited: line by line, the day it is wanted by, and what it comes to without PPN."""

from __future__ import annotations

import datetime as dt

from app import store
from app.access.session import Session
from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.money import ZERO, Money
from app.kernel.quantity import Quantity
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _
from app.masters import party as parties
from app.trade.orders import progress
from app.trade.orders.kinds import OrderKind

NOTE = N_(
    "Confirmed orders that are neither void nor closed, as they stand now. Amounts are without PPN."
)
QUANTITY = {"ordered": N_("Agreed"), "left": N_("Still left")}


def columns(party_title: str) -> tuple[Column, ...]:
    return (
        Column("number", N_("Number"), Kind.NUMBER, chars=16),
        Column("date", N_("Date"), Kind.DATE, chars=9),
        Column("party", party_title, chars=24),
        Column("wanted", N_("Wanted by"), Kind.DATE, chars=9, priority=1),
        Column("item", N_("Item"), Kind.CODE, chars=9),
        Column("description", N_("Description"), chars=26, priority=2),
        *(Column(key, title, Kind.QUANTITY, chars=10) for key, title in QUANTITY.items()),
        Column("unit", N_("Unit"), chars=6),
        Column("amount", N_("Still awaited"), Kind.MONEY, total=True, chars=15),
    )


def build(
    kind: OrderKind,
    permission: str,
    party_title: str,
    title: str,
    session: Session,
    filters: Filters,
) -> ReportResult:
    """Choice: party (a code). Quantities are in the item's base unit. Raises NotFound for an unknown party."""
    session.require(permission)
    only = parties.require(filters.choices["party"]) if filters.choices.get("party") else None
    taken = progress.taken_sql(kind)
    found = store.query(
        "SELECT d.number, d.date, COALESCE(p.name, ''), d.by_date, l.item_code, l.description,"
        f" l.base_quantity, l.base_quantity - {taken}, COALESCE(i.unit, l.unit),"
        f" part_of(l.base, l.base_quantity - {taken}, l.base_quantity)"
        f" FROM {kind.table} d JOIN {kind.table}_line l ON l.order_id = d.id"
        " LEFT JOIN party p ON p.id = d.party_id LEFT JOIN item i ON i.id = l.item_id"
        f"{progress.joins(kind)} WHERE {progress.awaited_sql(kind)}"
        f" AND {taken} < l.base_quantity{' AND d.party_id = ?' if only else ''}"
        " ORDER BY COALESCE(d.by_date, d.date), d.id, l.line_no",
        (only.id,) if only else (),
    )
    rows, total = [], ZERO
    for number, date, party, wanted, item, words, agreed, left, unit, awaited in found:
        amount = Money(awaited)
        total = total + amount
        values = {
            "number": number,
            "date": dt.date.fromisoformat(date),
            "party": party,
            "wanted": dt.date.fromisoformat(wanted) if wanted else None,
            "item": item,
            "description": words,
            "ordered": Quantity(agreed),
            "left": Quantity(left),
            "unit": unit,
            "amount": amount,
        }
        rows.append(Row(values, link=(kind.key, number)))
    return ReportResult(
        key=f"open-{kind.key}s",
        title=_(title),
        subtitle=_("as of {date}, in rupiah", date=formats.date_long(session.today())),
        columns=columns(party_title),
        rows=rows,
        totals={"amount": total},
        notes=(_(NOTE),),
    )
