"""Goods receipts as a table of a file and as a document of the command line."""

from __future__ import annotations

from app.kernel.text import N_
from app.purchasing.goods_receipt.side import LISTING, RECEIPT
from app.trade.goods import tables

TABLE = tables.table(RECEIPT, LISTING, N_("Goods receipts"))
DOCUMENT = tables.document(RECEIPT)
