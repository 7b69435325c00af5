"""Writing, confirming and looking at a purchase order."""

from __future__ import annotations

from typing import Any

from app.kernel.text import N_
from app.purchasing.order import taken
from app.purchasing.order.kind import ORDER
from ui.kit.manifest import Context
from ui.purchasing.sources import REQUESTS
from ui.trade import order_acts, taking
from ui.trade.order_editor import OrderEditor, services


class PurchaseOrderEditor(OrderEditor):
    ORDER = ORDER
    services = services(ORDER, {"purchase-request": taken.from_requests})
    KIND = ORDER.key
    EDIT = ORDER.edit
    HEADING = N_("Purchase order {number}")
    PARTY_TITLE = N_("Supplier")
    BY_TITLE = N_("Wanted by")
    REF_TITLE = N_("Supplier's quotation")
    PERSON_TITLE = N_("Buyer")
    STANDINGS = ("draft", "confirmed", "part-received", "received", "invoiced")
    ACTS = order_acts.acts(
        ORDER,
        "purchasing.order",
        N_("Confirm"),
        taking.take_from("purchasing.order", ORDER.edit, REQUESTS),
        taking.make_into(
            "purchasing.order.receive",
            N_("Receive goods"),
            "goods-receipt",
            "purchase-order",
            "purchasing.goods-receipt.edit",
        ),
        taking.make_into(
            "purchasing.order.bill",
            N_("Make a bill"),
            "purchase-invoice",
            "purchase-order",
            "purchasing.bill.edit",
            primary=True,
        ),
    )


def make(context: Context, id: int | None = None, **values: Any) -> PurchaseOrderEditor:
    return PurchaseOrderEditor(context, id, **values)
