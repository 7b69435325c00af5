"""Tables of the sales order. A confirmed row is frozen; what became of it lives in other tables."""

from __future__ import annotations

from app.store import guards
from app.trade.orders.model import OrderLineRow, OrderRow, line_constraints


class SalesOrder(OrderRow):
    class Meta:
        table_name = "sales_order"


class SalesOrderLine(OrderLineRow):
    class Meta:
        table_name = "sales_order_line"
        without_rowid = True
        constraints = line_constraints("sales_order")


TABLES = (SalesOrder, SalesOrderLine)
GUARDS = (
    *guards.posted_rows("sales_order", party="party_id"),
    *guards.lines_of_posted("sales_order_line", "sales_order", "order_id"),
)
