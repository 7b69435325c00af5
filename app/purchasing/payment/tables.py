"""Supplier payments in files and on the command line."""

from __future__ import annotations

from app.kernel.text import N_
from app.purchasing.payment.service import SIDE
from app.trade import payment_tables

TABLE = payment_tables.table(SIDE, "supplier-payments", N_("Supplier payments"))
DOCUMENT = payment_tables.document(SIDE)
