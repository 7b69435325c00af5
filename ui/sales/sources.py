"""What documents of sales can be made from, as they are offered."""

from __future__ import annotations

from app.sales.delivery.side import LISTING
from app.sales.order import queries as orders
from app.sales.quotation import queries as quotations
from ui.trade.taking import Source

QUOTATIONS = Source("quotation", quotations.as_it_stands)
ORDERS = Source("sales-order", orders.as_it_stands)
DELIVERIES = Source("delivery-note", lambda _session: LISTING, day="", figure="")
