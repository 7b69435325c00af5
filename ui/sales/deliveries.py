"""The list of deliveries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.kernel.text import N_, _
from app.sales.delivery import service
from app.sales.delivery.side import KIND, LISTING
from ui.kit.actions import Act
from ui.kit.inspector import Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.trade import goods_lists, list_acts, lists

NOUNS = (N_("{count} delivery"), N_("{count} deliveries"))


def preview(context: Context, row: Any) -> None:
    from ui.sales.papers import preview_delivery

    preview_delivery(context, row.id)


def print_many(context: Context, rows: Sequence[Any]) -> None:
    from ui.sales.papers import print_deliveries

    print_deliveries(context, rows)


ACTS = list_acts.acts(
    "sales.delivery",
    goods_lists.further(
        "sales.delivery.sales-invoice",
        N_("Make an invoice"),
        "sales-invoice",
        KIND,
        "sales.invoice.edit",
    ),
    Act(
        "sales.delivery.print",
        N_("Print"),
        preview,
        icon="ph.printer",
        shortcut="F12",
        many=print_many,
    ),
    list_acts.duplicate("sales.delivery", KIND),
    post="app.sales.delivery.service:post_delivery",
    void="app.sales.delivery.service:void_delivery",
    check_void="app.sales.delivery.service:check_void",
    discard="app.sales.delivery.service:discard",
    mail="delivery-note",
)


def facts_of(context: Context, row: Any) -> Facts:
    """One delivery: how it travelled, what it holds, its entry."""
    return goods_lists.facts_of(row, service.get(context.session, row.id), _("Customer's order"))


SPEC = ListSpec(
    key="sales.deliveries",
    listing=lambda _session: lists.with_draft_names(LISTING),
    nouns=NOUNS,
    kinds=(KIND, "sales-invoice"),
    open=lambda context, row: context.open_document(KIND, row.id),
    new=NewAct(
        N_("Delivery note"), lambda context: context.open_document(KIND), "sales.delivery.edit"
    ),
    acts=ACTS,
    filters=(MONTH, goods_lists.STATES, goods_lists.waiting(N_("Not invoiced"))),
    inspector=facts_of,
    row_style=lists.row_style,
    empty=Empty(
        "ph.truck",
        N_("No deliveries yet"),
        N_("Goods on their way to customers appear here, until they are invoiced."),
        N_("Write a delivery note"),
    ),
    search_hint=N_("Find a delivery"),
    hidden=("ref", "party_code", "driver", "vehicle"),
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
