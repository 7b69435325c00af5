"""Purchase requests in files and on the command line."""

from __future__ import annotations

from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.purchasing.request import queries
from app.purchasing.request.kind import REQUEST
from app.trade import rows
from app.trade.orders import tables

COLUMNS = (
    rows.REF,
    rows.DATE,
    Column("needed_by", N_("Needed by"), Kind.DATE, example="2026-11-30"),
    Column("requester", N_("Requested by"), chars=16),
    Column("purpose", N_("Purpose"), chars=30),
    tables.SUPPLIER,
    *tables.AMOUNTS,
    *rows.UNPRICED_COLUMNS,
)
NAMES = {"needed_by": "by_date", "requester": "person", "purpose": "subject"}

TABLE = tables.table(
    REQUEST, "purchase-requests", N_("Purchase requests"), COLUMNS, NAMES, queries.LISTING
)
DOCUMENT = tables.document(REQUEST)
