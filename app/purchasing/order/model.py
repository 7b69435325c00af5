"""Tables of the purchase order. A confirmed row is frozen; what became of it lives in other tables."""

from __future__ import annotations

from app.store import guards
from app.trade.orders.model import OrderLineRow, OrderRow, line_constraints


class PurchaseOrder(OrderRow):
    class Meta:
        table_name = "purchase_order"


class PurchaseOrderLine(OrderLineRow):
    class Meta:
        table_name = "purchase_order_line"
        without_rowid = True
        constraints = line_constraints("purchase_order")


TABLES = (PurchaseOrder, PurchaseOrderLine)
GUARDS = (
    *guards.posted_rows("purchase_order", party="party_id"),
    *guards.lines_of_posted("purchase_order_line", "purchase_order", "order_id"),
)
