"""The list of sales orders."""

from __future__ import annotations

from app.kernel.text import N_
from app.sales.order import queries
from app.sales.order.kind import ORDER
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.trade import lists, order_acts, order_lists, taking

NOUNS = (N_("{count} sales order"), N_("{count} sales orders"))
ACTS = order_lists.acts(
    ORDER,
    "sales.order",
    N_("Confirm"),
    taking.make_rows_into(
        "sales.order.invoice",
        N_("Make an invoice"),
        "sales-invoice",
        "sales-order",
        "sales.invoice.edit",
        order_lists.is_awaited(ORDER),
    ),
    order_acts.pro_forma_of_row(ORDER, "sales.order"),
)
SPEC = ListSpec(
    key="sales.orders",
    listing=lambda session: lists.with_draft_names(queries.listing(session.today())),
    nouns=NOUNS,
    counted_words=N_("{count} counted, without drafts and void ones"),
    kinds=("sales-order", "sales-invoice", "purchase-invoice", "sales-order", "purchase-order"),
    open=lambda context, row: context.open_document("sales-order", row.id),
    new=NewAct(
        N_("Order"), lambda context: context.open_document("sales-order"), "sales.order.edit"
    ),
    acts=ACTS,
    filters=(MONTH, order_lists.state_filter(ORDER), order_lists.AWAITED),
    inspector=order_lists.facts_of(ORDER, queries.TITLES),
    row_style=lists.row_style,
    grouping=order_lists.grouping(ORDER, NOUNS),
    empty=Empty(
        "ph.storefront",
        N_("No sales orders yet"),
        N_("What customers have ordered appears here, with what is still to be delivered."),
        N_("Write an order"),
    ),
    search_hint=N_("Find a sales order"),
    hidden=("ref", "party_code", "subject", "person", "net", "ppn"),
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
