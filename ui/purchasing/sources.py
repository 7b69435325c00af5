"""What documents of purchasing can be made from, as they are offered."""

from __future__ import annotations

from app.purchasing.goods_receipt.side import LISTING
from app.purchasing.order import queries as orders
from app.purchasing.request import queries as requests
from ui.trade.taking import Source

REQUESTS = Source("purchase-request", requests.as_it_stands)
ORDERS = Source("purchase-order", orders.as_it_stands)
RECEIPTS = Source("goods-receipt", lambda _session: LISTING, day="", figure="")
