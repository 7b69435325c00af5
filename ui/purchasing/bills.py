"""The list of supplier bills."""

from __future__ import annotations

from typing import Any

from app.kernel import formats
from app.kernel.text import N_, _
from app.purchasing.bill import queries
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.trade import facts, list_acts, lists, plan_facts

NOUNS = (N_("{count} bill"), N_("{count} bills"))

ACTS = list_acts.acts(
    "purchasing.bill",
    list_acts.settle(
        "purchasing.payment.new", "supplier-payment", N_("Pay"), "purchasing.payment.edit"
    ),
    list_acts.give_back("debit-note", N_("Make a debit note"), "purchasing.debit-note.edit"),
    list_acts.duplicate("purchasing.bill", "purchase-invoice"),
    list_acts.comes_again("purchasing.bill", "app.purchasing.recurring:SIDE"),
    post="app.purchasing.bill.service:post_bill",
    void="app.purchasing.bill.service:void_bill",
    check_void="app.purchasing.bill.service:check_void",
    discard="app.purchasing.bill.service:discard",
)


def facts_of(context: Context, row: Any) -> Facts:
    """One bill: terms, amounts, settlements, journal."""
    today = context.session.today()
    view = queries.get(row.id, today)
    about = FactGroup(
        _("Terms"),
        (
            Fact(_("Date"), formats.date_medium(view.draft.date)),
            Fact(_("Due date"), formats.date_medium(view.due_date)),
            Fact(_("Supplier's number"), view.draft.supplier_number or formats.DASH),
            Fact(_("Faktur pajak"), view.draft.faktur_number or formats.DASH),
        ),
    )
    return Facts(
        lists.number_or_draft(row),
        view.supplier.name,
        state=lists.state_of(view, today),
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
    key="purchasing.bills",
    listing=lambda session: lists.with_days_late(queries.listing(session.today()), session.today()),
    nouns=NOUNS,
    counted_words=N_("{count} counted, without drafts and void ones"),
    kinds=("purchase-invoice", "settlement", "ledger"),
    open=lambda context, row: context.open_document("purchase-invoice", row.id),
    new=NewAct(
        N_("Bill"),
        lambda context: context.open_document("purchase-invoice"),
        "purchasing.bill.edit",
    ),
    acts=ACTS,
    filters=(MONTH, lists.DOCUMENT_STATES, lists.STILL_OPEN),
    inspector=facts_of,
    row_style=lists.row_style,
    grouping=lists.grouped_by_state(NOUNS),
    grouped_at_first=True,
    empty=Empty(
        "ph.shopping-cart-simple",
        N_("No bills yet"),
        N_("Bills of suppliers appear here; their goods come into stock when they are posted."),
        N_("Enter a bill"),
    ),
    search_hint=N_("Find a bill"),
    hidden=("ref", "supplier_code", "faktur_number", "net", "ppn"),
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
