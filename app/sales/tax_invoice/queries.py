"""Invoices and where they stand with Coretax: the list, and what goes out for a month."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from operator import itemgetter
from typing import Any

from app import store
from app.kernel.columns import Column, Kind
from app.kernel.period import Period
from app.kernel.text import N_, _
from app.sales.invoice.queries import VIEW
from app.sales.tax_invoice.rules import Buyer, Delivery, Line
from app.tax.transaction_code import OF_TAX

_CODE = (
    "CASE WHEN d.transaction_code <> '' THEN d.transaction_code ELSE (SELECT CASE COUNT(DISTINCT l.tax)"
    " WHEN 1 THEN CASE MIN(l.tax)"
    + "".join(f" WHEN '{tax}' THEN '{code}'" for tax, code in OF_TAX.items())
    + " END ELSE '' END"
    " FROM sales_invoice_line l WHERE l.invoice_id = d.id AND l.tax <> 'none') END"
)
_STATE = (
    "CASE WHEN v.document_id IS NOT NULL THEN 'faktur-cancel' WHEN COALESCE(t.number, '') <> ''"
    " THEN 'faktur-numbered' WHEN COALESCE(t.batch, 0) > 0 THEN 'faktur-exported' ELSE 'faktur-due' END"
)
# What the counter sells to somebody unnamed: a retailer reports it in one sum (digunggung), not buyer by buyer.
_RETAIL = (
    "p.npwp = '' AND p.nik = '' AND p.passport = ''"
    " AND EXISTS (SELECT 1 FROM cash_sale c WHERE c.invoice_id = d.id)"
)
_OF_PPN = (
    "d.state = 'posted' AND EXISTS (SELECT 1 FROM sales_invoice_line l WHERE l.invoice_id = d.id"
    " AND l.tax <> 'none') AND (v.document_id IS NULL OR t.invoice_id IS NOT NULL)"
    f" AND NOT ({_RETAIL})"
)

LISTING = store.Listing(
    key="tax-invoices",
    permission=VIEW,
    columns=(
        Column("number", N_("Invoice"), Kind.NUMBER, chars=16),
        Column("date", N_("Date"), Kind.DATE, chars=9),
        Column("customer", N_("Customer"), chars=28),
        Column("identity", N_("NPWP or NIK"), Kind.CODE, chars=17, priority=2),
        Column("code", N_("Code"), Kind.CODE, chars=5),
        Column("net", N_("Net"), Kind.MONEY, total=True, chars=15),
        Column("ppn", N_("PPN"), Kind.MONEY, total=True, chars=14),
        Column("faktur_number", N_("Faktur pajak no."), Kind.CODE, chars=18),
        Column("batch", N_("Export"), Kind.COUNT, chars=7, priority=4),
        Column("state", N_("Status"), Kind.STATE, chars=14),
    ),
    sql={
        "number": "d.number",
        "date": "d.date",
        "customer": "p.name",
        "identity": "COALESCE(NULLIF(p.npwp, ''), NULLIF(p.nik, ''), p.passport)",
        "code": _CODE,
        "net": "d.net",
        "ppn": "d.ppn",
        "faktur_number": "COALESCE(t.number, '')",
        "batch": "COALESCE(t.batch, 0)",
        "state": _STATE,
    },
    source="sales_invoice d JOIN party p ON p.id = d.customer_id"
    " LEFT JOIN tax_invoice t ON t.invoice_id = d.id"
    " LEFT JOIN void_mark v ON v.kind = 'sales-invoice' AND v.document_id = d.id",
    key_sql="d.id",
    order=(("date", True),),
    search=("d.number", "p.name", "t.number"),
    where=_OF_PPN,
    filters={
        "state": f"({_STATE}) = ?",
        "from": "d.date >= ?",
        "to": "d.date <= ?",
    },
    sums_where="v.document_id IS NULL",
    estimate_sql="SELECT MAX(id) FROM sales_invoice",
)

_DUE = (
    "FROM sales_invoice d JOIN party p ON p.id = d.customer_id"
    " LEFT JOIN tax_invoice t ON t.invoice_id = d.id"
    " LEFT JOIN void_mark v ON v.kind = 'sales-invoice' AND v.document_id = d.id"
    f" WHERE d.date BETWEEN ? AND ? AND {_OF_PPN} AND v.document_id IS NULL"
    " AND COALESCE(t.number, '') = ''"
)
_HEADS = (
    "SELECT d.id, d.number, d.date, d.transaction_code, d.freight, d.freight_base, d.dpp_other, d.ppn,"
    " p.name, p.npwp, p.nik, p.passport, p.country, p.place_of_business, p.address, p.city, p.email,"
    f" p.tax_facility {_DUE} ORDER BY d.date, d.id"
)
_LINES = (
    "SELECT l.invoice_id, l.description, i.kind = 'goods', l.unit, l.quantity, l.unit_price, l.tax, l.net,"
    " l.base, l.other_base, l.ppn, d.date FROM sales_invoice_line l JOIN sales_invoice d ON d.id = l.invoice_id"
    f" JOIN item i ON i.id = l.item_id WHERE l.invoice_id IN (SELECT d.id {_DUE})"
    " ORDER BY d.date, l.invoice_id, l.line_no"
)
SEN = 100
WHOLE_PRICE = 100  # of a price in ten-thousandths, one sen


def due(month: Period) -> list[tuple[int, Delivery]]:
    """Posted invoices of a month that bear on PPN, are not void and have no faktur number: id and delivery.

    Without those of the counter to buyers without NPWP, NIK and passport.
    """
    days = (month.first_day, month.last_day)
    by_invoice = groupby(store.query(_LINES, days), key=itemgetter(0))
    heads = store.query(_HEADS, days)
    return [
        (head[0], _delivery(head, [_line(row) for row in rows]))
        for head, (_id, rows) in zip(heads, by_invoice, strict=True)
    ]


def _line(row: Any) -> Line:
    _invoice, name, goods, unit, quantity, price, tax, net, base, other, ppn, _date = row
    return Line(
        name,
        bool(goods),
        unit,
        quantity,
        price,
        tax,
        net // SEN,
        base // SEN,
        other // SEN,
        ppn // SEN,
    )


def _delivery(head: Any, lines: list[Line]) -> Delivery:
    (
        _id, number, date, code, freight, freight_base, other, ppn,
        name, npwp, nik, passport, country, place, address, city, email, facility,
    ) = head  # fmt: skip
    where = ", ".join(filter(None, (address, city)))
    buyer = Buyer(name, npwp, nik, passport, country, place, where, email, facility)
    if freight:
        lines.append(_freight(lines, freight, freight_base, other, ppn))
    return Delivery(number, dt.date.fromisoformat(date), code, buyer, tuple(lines))


def _freight(lines: list[Line], freight: int, base: int, other: int, ppn: int) -> Line:
    """Freight bears what no line does, and is taxed as the lines are."""
    tax = next((line.tax for line in lines if line.other_base), lines[0].tax)
    return Line(
        _("Freight"), False, "kegiatan", 10**6, freight * WHOLE_PRICE, tax, freight // SEN, base // SEN,
        other // SEN - sum(line.other_base for line in lines),
        ppn // SEN - sum(line.ppn for line in lines),
    )  # fmt: skip


def number_of(invoice_id: int) -> str:
    """The faktur number that came back for an invoice; empty until it did."""
    found = store.scalar("SELECT number FROM tax_invoice WHERE invoice_id = ?", (invoice_id,))
    return found or ""


def code_of(invoice_id: int) -> str:
    """The transaction code an invoice goes out with; empty where its lines ask for more than one."""
    found = store.scalar(f"SELECT {_CODE} FROM sales_invoice d WHERE d.id = ?", (invoice_id,))
    return found or ""
