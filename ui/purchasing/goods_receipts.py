"""The list of goods receipts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.kernel.text import N_, _
from app.purchasing.goods_receipt import service
from app.purchasing.goods_receipt.side import KIND, LISTING
from ui.kit.actions import Act
from ui.kit.inspector import Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.trade import goods_lists, list_acts, lists

NOUNS = (N_("{count} goods receipt"), N_("{count} goods receipts"))


def preview(context: Context, row: Any) -> None:
    from ui.purchasing.papers import preview_goods_receipt

    preview_goods_receipt(context, row.id)


def print_many(context: Context, rows: Sequence[Any]) -> None:
    from ui.purchasing.papers import print_goods_receipts

    print_goods_receipts(context, rows)


ACTS = list_acts.acts(
    "purchasing.goods-receipt",
    goods_lists.further(
        "purchasing.goods-receipt.purchase-invoice",
        N_("Make a bill"),
        "purchase-invoice",
        KIND,
        "purchasing.bill.edit",
    ),
    Act(
        "purchasing.goods-receipt.print",
        N_("Print"),
        preview,
        icon="ph.printer",
        shortcut="F12",
        many=print_many,
    ),
    list_acts.duplicate("purchasing.goods-receipt", KIND),
    post="app.purchasing.goods_receipt.service:post_receipt",
    void="app.purchasing.goods_receipt.service:void_receipt",
    check_void="app.purchasing.goods_receipt.service:check_void",
    discard="app.purchasing.goods_receipt.service:discard",
    mail="goods-receipt",
)


def facts_of(context: Context, row: Any) -> Facts:
    """One goods receipt: how it travelled, what it holds, its entry."""
    return goods_lists.facts_of(
        row, service.get(context.session, row.id), _("Supplier's delivery note")
    )


SPEC = ListSpec(
    key="purchasing.goods-receipts",
    listing=lambda _session: lists.with_draft_names(LISTING),
    nouns=NOUNS,
    kinds=(KIND, "purchase-invoice"),
    open=lambda context, row: context.open_document(KIND, row.id),
    new=NewAct(
        N_("Goods receipt"),
        lambda context: context.open_document(KIND),
        "purchasing.goods-receipt.edit",
    ),
    acts=ACTS,
    filters=(MONTH, goods_lists.STATES, goods_lists.waiting(N_("Not billed"))),
    inspector=facts_of,
    row_style=lists.row_style,
    empty=Empty(
        "ph.package",
        N_("No goods receipts yet"),
        N_("Goods that arrived appear here, until their bill is entered."),
        N_("Write a goods receipt"),
    ),
    search_hint=N_("Find a goods receipt"),
    hidden=("ref", "party_code", "driver", "vehicle"),
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
