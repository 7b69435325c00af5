"""Writing, handing in and looking at a purchase request."""

from __future__ import annotations

from typing import Any

from app.kernel.text import N_
from app.purchasing.request.kind import REQUEST
from ui.kit.manifest import Context
from ui.trade import order_acts, taking
from ui.trade.order_editor import OrderEditor, services


class RequestEditor(OrderEditor):
    ORDER = REQUEST
    services = services(REQUEST)
    KIND = REQUEST.key
    EDIT = REQUEST.edit
    HEADING = N_("Purchase request {number}")
    PARTY_TITLE = N_("Supplier")
    BY_TITLE = N_("Needed by")
    BY_DAYS = 7
    REF_TITLE = N_("Supplier's quotation")
    PERSON_TITLE = N_("Requested by")
    SUBJECT_TITLE = N_("Purpose")
    STANDINGS = ("draft", "requested", "part-ordered", "ordered")
    OWN_FIELDS = ("person", "subject")
    ACTS = order_acts.acts(
        REQUEST,
        "purchasing.request",
        N_("Hand in"),
        taking.make_into(
            "purchasing.request.order",
            N_("Make an order"),
            "purchase-order",
            "purchase-request",
            "purchasing.order.edit",
            primary=True,
        ),
    )


def make(context: Context, id: int | None = None, **values: Any) -> RequestEditor:
    return RequestEditor(context, id, **values)
