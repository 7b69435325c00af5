"""The list of supplier payments."""

from __future__ import annotations

from typing import Any

from app.kernel import formats
from app.kernel.text import N_, _
from app.purchasing.payment import queries, service
from ui.kit.actions import Act
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.trade import facts, lists
from ui.trade.voiding import ask_and_void

NOUNS = (N_("{count} payment"), N_("{count} payments"))


def post(context: Context, row: Any) -> None:
    service.post_payment(context.session, row.id)


def void(context: Context, row: Any) -> None:
    ask_and_void(
        context,
        row.number,
        row.date,
        lambda date, reason: service.void_payment(context.session, row.id, date, reason),
    )


def discard(context: Context, row: Any) -> None:
    service.discard(context.session, row.id)


ACTS = (
    Act(
        "purchasing.payment.post",
        N_("Post"),
        post,
        icon="ph.check",
        shortcut="F8",
        permission="purchasing.payment.post",
        enabled=lists.is_draft,
        primary=True,
    ),
    Act(
        "purchasing.payment.void",
        N_("Void…"),
        void,
        icon="ph.prohibit",
        permission="purchasing.payment.void",
        enabled=lists.is_posted,
        danger=True,
        menu_only=True,
    ),
    Act(
        "purchasing.payment.discard",
        N_("Discard draft"),
        discard,
        icon="ph.trash",
        permission="purchasing.payment.edit",
        enabled=lists.is_draft,
        menu_only=True,
    ),
)


def facts_of(context: Context, row: Any) -> Facts:
    """One payment: where the money came from and what it settled."""
    view = queries.get(row.id)
    about = FactGroup(
        _("Amounts"),
        (
            Fact(_("Date"), formats.date_medium(view.draft.date)),
            Fact(_("Account"), view.account_name),
            Fact(_("Amount"), formats.money(view.draft.amount), strong=True),
            Fact(_("Left as advance"), formats.money(view.credit)),
        ),
    )
    return Facts(
        lists.number_or_draft(row),
        view.party.name,
        state=view.standing,
        groups=facts.present(
            about,
            facts.voided(view),
            facts.settlements(context, view.settlements),
            facts.journal(view.journal),
        ),
    )


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
    filters=(MONTH, lists.PAYMENT_STATES),
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
    export=lists.export,
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
