"""Tables of the purchase request. A handed-in row is frozen; what became of it lives in other tables."""

from __future__ import annotations

from app.store import guards
from app.trade.orders.model import OrderLineRow, OrderRow, line_constraints


class PurchaseRequest(OrderRow):
    class Meta:
        table_name = "purchase_request"


class PurchaseRequestLine(OrderLineRow):
    class Meta:
        table_name = "purchase_request_line"
        without_rowid = True
        constraints = line_constraints("purchase_request")


TABLES = (PurchaseRequest, PurchaseRequestLine)
GUARDS = (
    *guards.posted_rows("purchase_request", party="party_id"),
    *guards.lines_of_posted("purchase_request_line", "purchase_request", "order_id"),
)
