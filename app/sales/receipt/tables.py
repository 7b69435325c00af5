"""Customer receipts in files and on the command line."""

from __future__ import annotations

from app.kernel.text import N_
from app.sales.receipt.service import SIDE
from app.trade import payment_tables

TABLE = payment_tables.table(SIDE, "customer-receipts", N_("Customer receipts"))
DOCUMENT = payment_tables.document(SIDE)
