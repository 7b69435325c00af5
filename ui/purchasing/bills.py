"""The list of supplier bills."""

from __future__ import annotations

from typing import Any

from app.kernel import formats
from app.kernel.text import N_, _
from app.purchasing.bill import queries, service
from ui.kit.actions import Act
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.trade import facts, lists
from ui.trade.voiding import ask_and_void

NOUNS = (N_("{count} bill"), N_("{count} bills"))


def post(context: Context, row: Any) -> None:
    service.post_bill(context.session, row.id)


def void(context: Context, row: Any) -> None:
    ask_and_void(
        context,
        row.number,
        row.date,
        lambda date, reason: service.void_bill(context.session, row.id, date, reason),
    )


def discard(context: Context, row: Any) -> None:
    service.discard(context.session, row.id)


def pay(context: Context, row: Any) -> None:
    """A payment of this bill, filled in."""
    context.open_document("supplier-payment", None, document=row.id)


def copy(context: Context, row: Any) -> None:
    context.open_document("purchase-invoice", None, copied_from=row.id)


ACTS = (
    Act(
        "purchasing.bill.post",
        N_("Post"),
        post,
        icon="ph.check",
        shortcut="F8",
        permission="purchasing.bill.post",
        enabled=lists.is_draft,
        primary=True,
    ),
    Act(
        "purchasing.payment.new",
        N_("Pay"),
        pay,
        icon="ph.money",
        shortcut="F9",
        permission="purchasing.payment.edit",
        enabled=lists.is_owed,
    ),
    Act(
        "purchasing.bill.copy",
        N_("Duplicate"),
        copy,
        icon="ph.copy",
        permission="purchasing.bill.edit",
        menu_only=True,
    ),
    Act(
        "purchasing.bill.void",
        N_("Void…"),
        void,
        icon="ph.prohibit",
        permission="purchasing.bill.void",
        enabled=lists.is_posted,
        danger=True,
        menu_only=True,
    ),
    Act(
        "purchasing.bill.discard",
        N_("Discard draft"),
        discard,
        icon="ph.trash",
        permission="purchasing.bill.edit",
        enabled=lists.is_draft,
        menu_only=True,
    ),
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
    export=lists.export,
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
