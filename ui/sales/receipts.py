"""The list of customer receipts."""

from __future__ import annotations

from typing import Any

from app.kernel import formats
from app.kernel.text import N_, _
from app.sales.receipt import queries, service
from ui.kit.actions import Act
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.trade import facts, lists
from ui.trade.voiding import ask_and_void

NOUNS = (N_("{count} receipt"), N_("{count} receipts"))


def post(context: Context, row: Any) -> None:
    service.post_receipt(context.session, row.id)


def void(context: Context, row: Any) -> None:
    ask_and_void(
        context,
        row.number,
        row.date,
        lambda date, reason: service.void_receipt(context.session, row.id, date, reason),
    )


def discard(context: Context, row: Any) -> None:
    service.discard(context.session, row.id)


def preview(context: Context, row: Any) -> None:
    from ui.sales.papers import preview_receipt

    preview_receipt(context, row.id)


ACTS = (
    Act(
        "sales.receipt.post",
        N_("Post"),
        post,
        icon="ph.check",
        shortcut="F8",
        permission="sales.receipt.post",
        enabled=lists.is_draft,
        primary=True,
    ),
    Act("sales.receipt.print", N_("Print"), preview, icon="ph.printer", shortcut="F12"),
    Act(
        "sales.receipt.void",
        N_("Void…"),
        void,
        icon="ph.prohibit",
        permission="sales.receipt.void",
        enabled=lists.is_posted,
        danger=True,
        menu_only=True,
    ),
    Act(
        "sales.receipt.discard",
        N_("Discard draft"),
        discard,
        icon="ph.trash",
        permission="sales.receipt.edit",
        enabled=lists.is_draft,
        menu_only=True,
    ),
)


def facts_of(context: Context, row: Any) -> Facts:
    """One receipt: where the money went and what it settled."""
    view = queries.get(row.id)
    about = FactGroup(
        _("Amounts"),
        (
            Fact(_("Date"), formats.date_medium(view.draft.date)),
            Fact(_("Account"), view.account_name),
            Fact(_("Amount"), formats.money(view.draft.amount), strong=True),
            Fact(_("Left as credit"), formats.money(view.credit)),
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
    filters=(MONTH, lists.PAYMENT_STATES),
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
    export=lists.export,
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
