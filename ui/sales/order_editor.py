"""Writing, confirming and looking at a sales order."""

from __future__ import annotations

from typing import Any

from app.kernel.text import N_
from app.sales.order import taken
from app.sales.order.kind import ORDER
from ui.kit.manifest import Context
from ui.sales.sources import QUOTATIONS
from ui.trade import order_acts, taking
from ui.trade.order_editor import OrderEditor, services


class SalesOrderEditor(OrderEditor):
    ORDER = ORDER
    services = services(ORDER, {"quotation": taken.from_quotations})
    KIND = ORDER.key
    EDIT = ORDER.edit
    HEADING = N_("Sales order {number}")
    PARTY_TITLE = N_("Customer")
    BY_TITLE = N_("Wanted by")
    REF_TITLE = N_("Customer's order")
    PERSON_TITLE = N_("Salesperson")
    STANDINGS = ("draft", "confirmed", "part-delivered", "delivered", "invoiced")
    ACTS = order_acts.acts(
        ORDER,
        "sales.order",
        N_("Confirm"),
        taking.take_from("sales.order", ORDER.edit, QUOTATIONS),
        taking.make_into(
            "sales.order.deliver",
            N_("Make a delivery"),
            "delivery-note",
            "sales-order",
            "sales.delivery.edit",
        ),
        taking.make_into(
            "sales.order.invoice",
            N_("Make an invoice"),
            "sales-invoice",
            "sales-order",
            "sales.invoice.edit",
            primary=True,
        ),
        order_acts.pro_forma(ORDER, "sales.order"),
    )


def make(context: Context, id: int | None = None, **values: Any) -> SalesOrderEditor:
    return SalesOrderEditor(context, id, **values)
