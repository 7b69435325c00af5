"""The list of purchase orders."""

from __future__ import annotations

from app.kernel.text import N_
from app.purchasing.order import queries
from app.purchasing.order.kind import ORDER
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.trade import lists, order_lists, taking

NOUNS = (N_("{count} purchase order"), N_("{count} purchase orders"))
ACTS = order_lists.acts(
    ORDER,
    "purchasing.order",
    N_("Confirm"),
    taking.make_rows_into(
        "purchasing.order.bill",
        N_("Make a bill"),
        "purchase-invoice",
        "purchase-order",
        "purchasing.bill.edit",
        order_lists.is_awaited(ORDER),
    ),
)
SPEC = ListSpec(
    key="purchasing.orders",
    listing=lambda session: lists.with_draft_names(queries.listing(session.today())),
    nouns=NOUNS,
    counted_words=N_("{count} counted, without drafts and void ones"),
    kinds=("purchase-order", "sales-invoice", "purchase-invoice", "sales-order", "purchase-order"),
    open=lambda context, row: context.open_document("purchase-order", row.id),
    new=NewAct(
        N_("Order"),
        lambda context: context.open_document("purchase-order"),
        "purchasing.order.edit",
    ),
    acts=ACTS,
    filters=(MONTH, order_lists.state_filter(ORDER), order_lists.AWAITED),
    inspector=order_lists.facts_of(ORDER, queries.TITLES),
    row_style=lists.row_style,
    grouping=order_lists.grouping(ORDER, NOUNS),
    empty=Empty(
        "ph.shopping-cart-simple",
        N_("No purchase orders yet"),
        N_("What you have ordered of suppliers appears here, with what is still to come."),
        N_("Write an order"),
    ),
    search_hint=N_("Find a purchase order"),
    hidden=("ref", "party_code", "subject", "person", "net", "ppn"),
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
