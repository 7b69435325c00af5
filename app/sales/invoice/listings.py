"""The list of sales invoices. It knows nothing of how an invoice is worked out, and is shown the sooner."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from app import store
from app.access.session import Session
from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.ledger import parts
from app.trade.standing import standing_joins, standing_sql

COLUMNS = (
    Column("number", N_("Number"), Kind.NUMBER, chars=16),
    Column("ref", N_("Ref"), Kind.CODE, chars=12, priority=5),
    Column("date", N_("Date"), Kind.DATE, chars=9),
    Column("customer_code", N_("Customer code"), Kind.CODE, chars=9, priority=4),
    Column("customer", N_("Customer"), chars=28),
    Column("customer_po", N_("Customer's order"), chars=14, priority=4),
    Column("due_date", N_("Due date"), Kind.DATE, chars=9, priority=2),
    Column("salesperson", N_("Salesperson"), chars=14, priority=5),
    Column("net", N_("Net"), Kind.MONEY, total=True, chars=14, priority=3),
    Column("ppn", N_("PPN"), Kind.MONEY, total=True, chars=13, priority=3),
    Column("total", N_("Total"), Kind.MONEY, total=True, chars=15),
    Column("outstanding", N_("Outstanding"), Kind.MONEY, total=True, chars=15),
    Column("state", N_("Status"), Kind.STATE, chars=14),
)


@lru_cache(maxsize=4)
def listing(today: dt.date | None = None) -> store.Listing:
    """The list of invoices as it stands on ``today`` (by the calendar if None); footers leave out drafts and void ones."""
    state = standing_sql("sales-invoice", today)
    return store.Listing(
        key="sales-invoices",
        permission="sales.view",
        columns=COLUMNS,
        sql={
            "number": "COALESCE(d.number, '')",
            "ref": "COALESCE(d.ref, '')",
            "date": "d.date",
            "customer_code": "p.code",
            "customer": "p.name",
            "customer_po": "d.customer_po",
            "due_date": parts.next_due_sql("sales-invoice"),
            "salesperson": "d.salesperson",
            "net": "d.net",
            "ppn": "d.ppn",
            "total": "d.total",
            "outstanding": "COALESCE(b.outstanding, 0)",
            "state": state,
        },
        source="sales_invoice d JOIN party p ON p.id = d.customer_id"
        + standing_joins("sales-invoice"),
        key_sql="d.id",
        order=(("date", True),),
        search=("d.number", "d.ref", "p.name", "p.code", "d.customer_po"),
        indexed=(("sales_invoice", "d.id"), ("party", "d.customer_id")),
        filters={
            "state": f"({state}) = ?",
            "customer": "p.code = ?",
            "from": "d.date >= ?",
            "to": "d.date <= ?",
            "open": "COALESCE(b.outstanding, 0) <> 0 AND ?",
            "item": "EXISTS (SELECT 1 FROM sales_invoice_line l JOIN item i ON i.id = l.item_id"
            " WHERE l.invoice_id = d.id AND i.code = ?)",
        },
        base="sales_invoice d",
        sums_where="d.state = 'posted' AND v.document_id IS NULL",
        estimate_sql="SELECT MAX(id) FROM sales_invoice",
    )


LISTING = listing()


def as_it_stands(session: Session) -> store.Listing:
    """The list of invoices as it stands on the session's day."""
    return listing(session.today())
