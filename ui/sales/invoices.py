"""The list of sales invoices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.kernel import formats
from app.kernel.text import N_, _
from app.sales.invoice import listings
from ui.kit.actions import Act
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.trade import facts, list_acts, lists, plan_facts

NOUNS = (N_("{count} invoice"), N_("{count} invoices"))


def preview(context: Context, row: Any) -> None:
    from ui.sales.papers import preview_invoice

    preview_invoice(context, row.id)


def print_many(context: Context, rows: Sequence[Any]) -> None:
    from ui.sales.papers import print_invoices

    print_invoices(context, rows)


ACTS = list_acts.acts(
    "sales.invoice",
    list_acts.settle(
        "sales.receipt.new", "customer-receipt", N_("Receive payment"), "sales.receipt.edit"
    ),
    Act(
        "sales.invoice.print",
        N_("Print"),
        preview,
        icon="ph.printer",
        shortcut="F12",
        many=print_many,
    ),
    list_acts.give_back("credit-note", N_("Make a credit note"), "sales.credit-note.edit"),
    list_acts.duplicate("sales.invoice", "sales-invoice"),
    list_acts.comes_again("sales.invoice", "app.sales.recurring:SIDE"),
    post="app.sales.invoice.service:post_invoice",
    void="app.sales.invoice.service:void_invoice",
    check_void="app.sales.invoice.service:check_void",
    discard="app.sales.invoice.service:discard",
    mail="sales-invoice",
)


def facts_of(context: Context, row: Any) -> Facts:
    """One invoice: terms, amounts, settlements, journal."""
    from app.sales.invoice import queries

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
            plan_facts.group(view.instalments, view.outstanding, context.session.today()),
            facts.voided(view),
            facts.settlements(context, view.settlements),
            facts.journal(view.journal),
        ),
    )


SPEC = ListSpec(
    key="sales.invoices",
    listing=lambda session: lists.with_days_late(
        listings.listing(session.today()), session.today()
    ),
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
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
