"""What one may see of the counter: the sales, and those that wait."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from app import store
from app.access.users import person_sql
from app.kernel.columns import Column, Kind
from app.kernel.errors import NotFound
from app.kernel.money import Money
from app.kernel.text import N_
from app.sales.cash_sale.rules import KIND
from app.sales.invoice import queries as invoices
from app.sales.invoice.rules import Draft

NO_SUCH = N_("{number} is no cash sale.")

COLUMNS = (
    Column("number", N_("Number"), Kind.NUMBER, chars=16),
    Column("date", N_("Date"), Kind.DATE, chars=9),
    Column("time", N_("Time"), chars=6),
    Column("customer", N_("Customer"), chars=24),
    Column("actor", N_("Cashier"), chars=12, priority=1),
    Column("method", N_("Paid by"), Kind.STATE, chars=10),
    Column("total", N_("Total"), Kind.MONEY, total=True, chars=14),
    Column("due", N_("Paid"), Kind.MONEY, total=True, chars=14),
    Column("receipt", N_("Receipt"), Kind.NUMBER, chars=16, priority=2),
    Column("state", N_("Status"), Kind.STATE, chars=10),
)
_STATE = "CASE WHEN v.document_id IS NULL THEN 'posted' ELSE 'void' END"

LISTING = store.Listing(
    key="cash-sales",
    permission="sales.view",
    columns=COLUMNS,
    sql={
        "number": "d.number",
        "date": "d.date",
        "time": "substr(c.at, 12, 5)",
        "customer": "p.name",
        "actor": person_sql("c.actor"),
        "method": "c.method",
        "total": "d.total",
        "due": "c.due",
        "receipt": "r.number",
        "state": _STATE,
    },
    source="cash_sale c JOIN sales_invoice d ON d.id = c.invoice_id"
    " JOIN customer_receipt r ON r.id = c.receipt_id JOIN party p ON p.id = d.customer_id"
    " LEFT JOIN void_mark v ON v.kind = 'sales-invoice' AND v.document_id = d.id",
    key_sql="c.invoice_id",
    order=(("number", True),),
    search=("d.number", "r.number", "p.name", "c.actor"),
    filters={
        "actor": "c.actor = ?",
        "method": "c.method = ?",
        "state": f"({_STATE}) = ?",
        "from": "d.date >= ?",
        "to": "d.date <= ?",
    },
    base="cash_sale c",
    sums_where="v.document_id IS NULL",
)


class Held(NamedTuple):
    """A sale that waits. ``total`` as it would be sold."""

    id: int
    title: str
    at: dt.datetime
    actor: str
    total: Money


@dataclass(frozen=True, slots=True)
class PaidView:
    """How an invoice was paid at the counter."""

    receipt: str
    method: str
    due: Money
    tendered: Money
    at: dt.datetime
    actor: str


def held() -> tuple[Held, ...]:
    """The sales that wait, the oldest first."""
    rows = store.query(
        f"SELECT d.id, h.title, h.at, {person_sql('h.actor')}, d.total FROM held_sale h"
        " JOIN sales_invoice d ON d.id = h.invoice_id WHERE d.state = 'draft' ORDER BY h.at, d.id"
    )
    return tuple(
        Held(id, title, dt.datetime.fromisoformat(at), actor, Money(total))
        for id, title, at, actor, total in rows
    )


def held_draft(held_id: int) -> Draft:
    """The waiting sale as it was entered."""
    return invoices.draft_of(held_id)


def require(name: str | int) -> tuple[int, int]:
    """The invoice and receipt of a cash sale by the number or id of its invoice. Raises NotFound."""
    invoice_id = invoices.find_id(name)
    receipt_id = store.scalar(
        "SELECT receipt_id FROM cash_sale WHERE invoice_id = ?", (invoice_id,)
    )
    if receipt_id is None:
        raise NotFound(NO_SUCH, number=name, remedy=N_("Check the number."))
    return invoice_id, int(receipt_id)


def paid(invoice_id: int) -> PaidView | None:
    """How this invoice was paid at the counter; None where it was not."""
    row = store.one(
        f"SELECT r.number, c.method, c.due, c.tendered, c.at, {person_sql('c.actor')} FROM cash_sale c"
        " JOIN customer_receipt r ON r.id = c.receipt_id WHERE c.invoice_id = ?",
        (invoice_id,),
    )
    if row is None:
        return None
    receipt, method, due, tendered, at, actor = row
    return PaidView(
        receipt, method, Money(due), Money(tendered), dt.datetime.fromisoformat(at), actor
    )


__all__ = [
    "COLUMNS",
    "KIND",
    "LISTING",
    "Held",
    "PaidView",
    "held",
    "held_draft",
    "paid",
    "require",
]
