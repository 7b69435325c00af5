"""The list of customer receipts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.kernel.text import N_, _
from app.sales.receipt import queries
from ui.kit.actions import Act
from ui.kit.inspector import Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.trade import facts, list_acts, lists

NOUNS = (N_("{count} receipt"), N_("{count} receipts"))


def preview(context: Context, row: Any) -> None:
    from ui.sales.papers import preview_receipt

    preview_receipt(context, row.id)


def print_many(context: Context, rows: Sequence[Any]) -> None:
    from ui.sales.papers import print_receipts

    print_receipts(context, rows)


ACTS = list_acts.acts(
    "sales.receipt",
    Act(
        "sales.receipt.print",
        N_("Print"),
        preview,
        icon="ph.printer",
        shortcut="F12",
        many=print_many,
    ),
    post="app.sales.receipt.service:post_receipt",
    void="app.sales.receipt.service:void_receipt",
    discard="app.sales.receipt.service:discard",
    mail="customer-receipt",
)


def facts_of(context: Context, row: Any) -> Facts:
    """One receipt: where the money went and what it settled."""
    return facts.of_payment(context, row, queries.get(row.id), _("Left as credit"))


SPEC = ListSpec(
    key="sales.receipts",
    listing=lambda _session: lists.with_draft_names(queries.LISTING),
    nouns=NOUNS,
    counted_words=N_("{count} counted, without drafts and void ones"),
    kinds=("customer-receipt", "settlement"),
    open=lambda context, row: context.open_document("customer-receipt", row.id),
    new=NewAct(
        N_("Money received"),
        lambda context: context.open_document("customer-receipt"),
        "sales.receipt.edit",
    ),
    acts=ACTS,
    filters=(MONTH, lists.BOOKED_STATES),
    inspector=facts_of,
    row_style=lists.row_style,
    empty=Empty(
        "ph.money",
        N_("No receipts yet"),
        N_("Money that customers pay appears here with the invoices it settled."),
        N_("Record a receipt"),
    ),
    search_hint=N_("Find a receipt"),
    hidden=("ref",),
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
