"""The list of sales invoices."""

from __future__ import annotations

from typing import Any

from app.kernel import formats
from app.kernel.text import N_, _
from app.sales.invoice import queries, service
from ui.kit.actions import Act
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.trade import facts, lists
from ui.trade.voiding import ask_and_void

NOUNS = (N_("{count} invoice"), N_("{count} invoices"))


def post(context: Context, row: Any) -> None:
    service.post_invoice(context.session, row.id)


def void(context: Context, row: Any) -> None:
    ask_and_void(
        context,
        row.number,
        row.date,
        lambda date, reason: service.void_invoice(context.session, row.id, date, reason),
    )


def discard(context: Context, row: Any) -> None:
    service.discard(context.session, row.id)


def receive(context: Context, row: Any) -> None:
    """A receipt for this invoice, filled in."""
    context.open_document("customer-receipt", None, document=row.id)


def copy(context: Context, row: Any) -> None:
    context.open_document("sales-invoice", None, copied_from=row.id)


def preview(context: Context, row: Any) -> None:
    from ui.sales.papers import preview_invoice

    preview_invoice(context, row.id)


ACTS = (
    Act(
        "sales.invoice.post",
        N_("Post"),
        post,
        icon="ph.check",
        shortcut="F8",
        permission="sales.invoice.post",
        enabled=lists.is_draft,
        primary=True,
    ),
    Act(
        "sales.receipt.new",
        N_("Receive payment"),
        receive,
        icon="ph.money",
        shortcut="F9",
        permission="sales.receipt.edit",
        enabled=lists.is_owed,
    ),
    Act("sales.invoice.print", N_("Print"), preview, icon="ph.printer", shortcut="F12"),
    Act(
        "sales.invoice.copy",
        N_("Duplicate"),
        copy,
        icon="ph.copy",
        permission="sales.invoice.edit",
        menu_only=True,
    ),
    Act(
        "sales.invoice.void",
        N_("Void…"),
        void,
        icon="ph.prohibit",
        permission="sales.invoice.void",
        enabled=lists.is_posted,
        danger=True,
        menu_only=True,
    ),
    Act(
        "sales.invoice.discard",
        N_("Discard draft"),
        discard,
        icon="ph.trash",
        permission="sales.invoice.edit",
        enabled=lists.is_draft,
        menu_only=True,
    ),
)


def facts_of(context: Context, row: Any) -> Facts:
    """One invoice: terms, amounts, settlements, journal."""
    view = queries.get(row.id, context.session.today())
    about = FactGroup(
        _("Terms"),
        (
            Fact(_("Date"), formats.date_medium(view.draft.date)),
            Fact(_("Due date"), formats.date_medium(view.due_date)),
            Fact(_("Salesperson"), view.draft.salesperson or formats.DASH),
            Fact(_("Customer's order"), view.draft.customer_po or formats.DASH),
        ),
    )
    return Facts(
        lists.number_or_draft(row),
        view.customer.name,
        state=lists.state_of(view, context.session.today()),
        groups=facts.present(
            facts.amounts(view),
            about,
            facts.voided(view),
            facts.settlements(context, view.settlements),
            facts.journal(view.journal),
        ),
    )


SPEC = ListSpec(
    key="sales.invoices",
    listing=lambda session: lists.with_days_late(queries.listing(session.today()), session.today()),
    nouns=NOUNS,
    counted_words=N_("{count} counted, without drafts and void ones"),
    kinds=("sales-invoice", "settlement", "ledger"),
    open=lambda context, row: context.open_document("sales-invoice", row.id),
    new=NewAct(
        N_("Invoice"), lambda context: context.open_document("sales-invoice"), "sales.invoice.edit"
    ),
    acts=ACTS,
    filters=(MONTH, lists.DOCUMENT_STATES, lists.STILL_OPEN),
    inspector=facts_of,
    row_style=lists.row_style,
    grouping=lists.grouped_by_state(NOUNS),
    grouped_at_first=True,
    empty=Empty(
        "ph.storefront",
        N_("No invoices yet"),
        N_("Invoices you write to customers appear here, from draft to paid."),
        N_("Write an invoice"),
    ),
    search_hint=N_("Find an invoice"),
    hidden=("ref", "customer_code", "customer_po", "salesperson", "net", "ppn"),
    export=lists.export,
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
