"""Deliveries as a table of a file and as a document of the command line."""

from __future__ import annotations

from app.kernel.text import N_
from app.sales.delivery.side import DELIVERY, LISTING
from app.trade.goods import tables

TABLE = tables.table(DELIVERY, LISTING, N_("Deliveries"))
DOCUMENT = tables.document(DELIVERY)
