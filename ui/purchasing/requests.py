"""The list of purchase requests."""

from __future__ import annotations

from app.kernel.text import N_
from app.purchasing.request import queries
from app.purchasing.request.kind import REQUEST
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.trade import lists, order_lists, taking

NOUNS = (N_("{count} purchase request"), N_("{count} purchase requests"))
ACTS = order_lists.acts(
    REQUEST,
    "purchasing.request",
    N_("Hand in"),
    taking.make_rows_into(
        "purchasing.request.order",
        N_("Make an order"),
        "purchase-order",
        "purchase-request",
        "purchasing.order.edit",
        order_lists.is_awaited(REQUEST),
    ),
    sent=False,
)
SPEC = ListSpec(
    key="purchasing.requests",
    listing=lambda session: lists.with_draft_names(queries.listing(session.today())),
    nouns=NOUNS,
    counted_words=N_("{count} counted, without drafts and void ones"),
    kinds=(
        "purchase-request",
        "sales-invoice",
        "purchase-invoice",
        "sales-order",
        "purchase-order",
    ),
    open=lambda context, row: context.open_document("purchase-request", row.id),
    new=NewAct(
        N_("Purchase request"),
        lambda context: context.open_document("purchase-request"),
        "purchasing.request.edit",
    ),
    acts=ACTS,
    filters=(MONTH, order_lists.state_filter(REQUEST), order_lists.AWAITED),
    inspector=order_lists.facts_of(REQUEST, queries.TITLES),
    row_style=lists.row_style,
    grouping=order_lists.grouping(REQUEST, NOUNS),
    empty=Empty(
        "ph.note-pencil",
        N_("No purchase requests yet"),
        N_("What colleagues need appears here, until it is ordered."),
        N_("Write a request"),
    ),
    search_hint=N_("Find a purchase request"),
    hidden=("ref", "party_code", "party", "party_ref", "net", "ppn", "total", "left"),
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
