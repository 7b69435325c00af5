"""Sales orders in files and on the command line."""

from __future__ import annotations

from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.sales.order import queries
from app.sales.order.kind import ORDER
from app.trade import rows
from app.trade.orders import tables

COLUMNS = (
    rows.REF,
    rows.DATE,
    tables.CUSTOMER,
    Column("customer_po", N_("Customer's order"), chars=14),
    Column("wanted_date", N_("Wanted by"), Kind.DATE, example="2026-11-30"),
    Column("salesperson", N_("Salesperson"), chars=16),
    tables.SUBJECT,
    tables.SHIP_TO,
    *tables.TERMS,
    *tables.AMOUNTS,
    *rows.LINE_COLUMNS,
)
NAMES = {"customer_po": "party_ref", "wanted_date": "by_date", "salesperson": "person"}

TABLE = tables.table(ORDER, "sales-orders", N_("Sales orders"), COLUMNS, NAMES, queries.LISTING)
DOCUMENT = tables.document(ORDER)
