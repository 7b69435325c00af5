"""The list of supplier payments."""

from __future__ import annotations

from typing import Any

from app.kernel.text import N_, _
from app.purchasing.payment import queries
from ui.kit.inspector import Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.trade import facts, list_acts, lists

NOUNS = (N_("{count} payment"), N_("{count} payments"))

ACTS = list_acts.acts(
    "purchasing.payment",
    post="app.purchasing.payment.service:post_payment",
    void="app.purchasing.payment.service:void_payment",
    discard="app.purchasing.payment.service:discard",
)


def facts_of(context: Context, row: Any) -> Facts:
    """One payment: where the money came from and what it settled."""
    return facts.of_payment(context, row, queries.get(row.id), _("Left as advance"))


SPEC = ListSpec(
    key="purchasing.payments",
    listing=lambda _session: lists.with_draft_names(queries.LISTING),
    nouns=NOUNS,
    counted_words=N_("{count} counted, without drafts and void ones"),
    kinds=("supplier-payment", "settlement"),
    open=lambda context, row: context.open_document("supplier-payment", row.id),
    new=NewAct(
        N_("Payment"),
        lambda context: context.open_document("supplier-payment"),
        "purchasing.payment.edit",
    ),
    acts=ACTS,
    filters=(MONTH, lists.BOOKED_STATES),
    inspector=facts_of,
    row_style=lists.row_style,
    empty=Empty(
        "ph.money",
        N_("No payments yet"),
        N_("Money paid to suppliers appears here with the bills it settled."),
        N_("Record a payment"),
    ),
    search_hint=N_("Find a payment"),
    hidden=("ref",),
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
