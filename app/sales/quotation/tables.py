"""Quotations in files and on the command line."""

from __future__ import annotations

from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.sales.quotation import queries
from app.sales.quotation.kind import QUOTATION
from app.trade import rows
from app.trade.orders import tables

COLUMNS = (
    rows.REF,
    rows.DATE,
    tables.CUSTOMER,
    Column("inquiry", N_("Customer's inquiry"), chars=14),
    Column("valid_until", N_("Valid until"), Kind.DATE, example="2026-12-07"),
    Column("salesperson", N_("Salesperson"), chars=16),
    tables.SUBJECT,
    *tables.TERMS,
    *tables.AMOUNTS,
    *rows.LINE_COLUMNS,
)
NAMES = {"inquiry": "party_ref", "valid_until": "by_date", "salesperson": "person"}

TABLE = tables.table(QUOTATION, "quotations", N_("Quotations"), COLUMNS, NAMES, queries.LISTING)
DOCUMENT = tables.document(QUOTATION)
