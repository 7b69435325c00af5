"""Writing, issuing and looking at a quotation."""

from __future__ import annotations

from typing import Any

from app.kernel.text import N_
from app.sales.quotation.kind import QUOTATION
from ui.kit.manifest import Context
from ui.trade import order_acts, taking
from ui.trade.order_editor import OrderEditor, services


class QuotationEditor(OrderEditor):
    ORDER = QUOTATION
    services = services(QUOTATION)
    KIND = QUOTATION.key
    EDIT = QUOTATION.edit
    HEADING = N_("Quotation {number}")
    PARTY_TITLE = N_("Customer")
    BY_TITLE = N_("Valid until")
    BY_DAYS = 14
    REF_TITLE = N_("Customer's inquiry")
    PERSON_TITLE = N_("Salesperson")
    STANDINGS = ("draft", "issued", "part-ordered", "ordered")
    OWN_FIELDS = ("party_ref", "person", "subject")
    ACTS = order_acts.acts(
        QUOTATION,
        "sales.quotation",
        N_("Issue"),
        taking.make_into(
            "sales.quotation.order",
            N_("Make an order"),
            "sales-order",
            "quotation",
            "sales.order.edit",
            primary=True,
        ),
        taking.make_into(
            "sales.quotation.invoice",
            N_("Make an invoice"),
            "sales-invoice",
            "quotation",
            "sales.invoice.edit",
            menu_only=True,
        ),
        order_acts.pro_forma(QUOTATION, "sales.quotation"),
    )


def make(context: Context, id: int | None = None, **values: Any) -> QuotationEditor:
    return QuotationEditor(context, id, **values)
