"""Purchase orders in files and on the command line."""

from __future__ import annotations

from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.purchasing.order import queries
from app.purchasing.order.kind import ORDER
from app.trade import rows
from app.trade.orders import tables

COLUMNS = (
    rows.REF,
    rows.DATE,
    tables.SUPPLIER,
    Column("supplier_quote", N_("Supplier's quotation"), chars=14),
    Column("wanted_date", N_("Wanted by"), Kind.DATE, example="2026-11-30"),
    Column("buyer", N_("Buyer"), chars=16),
    tables.SUBJECT,
    tables.SHIP_TO,
    *tables.TERMS,
    *tables.AMOUNTS,
    *rows.LINE_COLUMNS,
)
NAMES = {"supplier_quote": "party_ref", "wanted_date": "by_date", "buyer": "person"}

TABLE = tables.table(
    ORDER, "purchase-orders", N_("Purchase orders"), COLUMNS, NAMES, queries.LISTING
)
DOCUMENT = tables.document(ORDER)
