"""Tables of the quotation. An issued row is frozen; what became of it lives in other tables."""

from __future__ import annotations

from app.store import guards
from app.trade.orders.model import OrderLineRow, OrderRow, line_constraints


class Quotation(OrderRow):
    class Meta:
        table_name = "quotation"


class QuotationLine(OrderLineRow):
    class Meta:
        table_name = "quotation_line"
        without_rowid = True
        constraints = line_constraints("quotation")


TABLES = (Quotation, QuotationLine)
GUARDS = (
    *guards.posted_rows("quotation", party="party_id"),
    *guards.lines_of_posted("quotation_line", "quotation", "order_id"),
)
