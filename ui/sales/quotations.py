"""The list of quotations."""

from __future__ import annotations

from app.kernel.text import N_
from app.sales.quotation import queries
from app.sales.quotation.kind import QUOTATION
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.trade import lists, order_acts, order_lists, taking

NOUNS = (N_("{count} quotation"), N_("{count} quotations"))
ACTS = order_lists.acts(
    QUOTATION,
    "sales.quotation",
    N_("Issue"),
    taking.make_rows_into(
        "sales.quotation.order",
        N_("Make an order"),
        "sales-order",
        "quotation",
        "sales.order.edit",
        order_lists.is_awaited(QUOTATION),
    ),
    order_acts.pro_forma_of_row(QUOTATION, "sales.quotation"),
)
SPEC = ListSpec(
    key="sales.quotations",
    listing=lambda session: lists.with_draft_names(queries.listing(session.today())),
    nouns=NOUNS,
    counted_words=N_("{count} counted, without drafts and void ones"),
    kinds=("quotation", "sales-invoice", "purchase-invoice", "sales-order", "purchase-order"),
    open=lambda context, row: context.open_document("quotation", row.id),
    new=NewAct(
        N_("Quotation"), lambda context: context.open_document("quotation"), "sales.quotation.edit"
    ),
    acts=ACTS,
    filters=(MONTH, order_lists.state_filter(QUOTATION), order_lists.AWAITED),
    inspector=order_lists.facts_of(QUOTATION, queries.TITLES),
    row_style=lists.row_style,
    grouping=order_lists.grouping(QUOTATION, NOUNS),
    empty=Empty(
        "ph.file-text",
        N_("No quotations yet"),
        N_("What you offer customers appears here, until it is ordered or expires."),
        N_("Write a quotation"),
    ),
    search_hint=N_("Find a quotation"),
    hidden=("ref", "party_code", "party_ref", "person", "net", "ppn"),
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
