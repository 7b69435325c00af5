"""The list of cash sales: what was sold at the counter, by whom, and how it was paid."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from app.kernel import formats
from app.kernel.text import N_, _
from app.sales.cash_sale import queries
from app.sales.cash_sale.rules import METHODS
from ui.kit import status
from ui.kit.actions import Act
from ui.kit.filters import Choice, Filter
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.trade import facts, list_acts, lists

for _method, _icon in (
    ("cash", "ph.money"),
    ("transfer", "ph.bank"),
    ("qris", "ph.qr-code"),
    ("card", "ph.credit-card"),
):
    status.add(_method, METHODS[_method], _icon, "draft")

STATES = Filter(
    "state",
    N_("Any status"),
    choices=(
        Choice("posted", N_("Posted"), {"state": "posted"}),
        Choice("void", N_("Void"), {"state": "void"}),
    ),
)
BY = Filter(
    "method",
    N_("Any payment"),
    choices=tuple(Choice(key, words, {"method": key}) for key, words in METHODS.items()),
)


def preview(context: Context, row: Any) -> None:
    from ui.sales.papers import preview_cash_sale

    preview_cash_sale(context, row.id)


def print_many(context: Context, rows: Sequence[Any]) -> None:
    from ui.sales.papers import print_cash_sales

    print_cash_sales(context, rows)


def take_back(context: Context, row: Any) -> None:
    """Voids receipt and invoice in one act."""
    from app.sales.cash_sale import service
    from ui.trade.voiding import ask_and_void

    here = (context.session, row.id)
    ask_and_void(
        context,
        row.number,
        row.date,
        partial(service.void_sale, *here),
        check=partial(service.check_void, *here),
    )


ACTS = (
    Act("sales.cash-sale.print", N_("Print"), preview, icon="ph.printer", shortcut="F12", many=print_many),
    list_acts.give_back("credit-note", N_("Make a credit note"), "sales.credit-note.edit"),
    Act(
        "sales.cash-sale.void",
        N_("Void…"),
        take_back,
        icon="ph.prohibit",
        permission="sales.invoice.void",
        enabled=lists.is_posted,
        danger=True,
        menu_only=True,
    ),
)  # fmt: skip


def facts_of(context: Context, row: Any) -> Facts:
    """One sale: how it was paid, its lines' sums, its journal."""
    from app.sales.invoice import queries as invoices

    paid, view = queries.paid(row.id), invoices.get(row.id, context.session.today())
    assert paid is not None
    about = FactGroup(
        _("Payment"),
        (
            Fact(_("Paid by"), _(METHODS[paid.method])),
            Fact(_("To pay"), formats.money(paid.due)),
            Fact(_("Cash received"), formats.money(paid.tendered)),
            Fact(_("Change given"), formats.money(paid.tendered - paid.due)),
            Fact(_("Receipt"), paid.receipt),
            Fact(_("Cashier"), paid.actor),
        ),
    )
    return Facts(
        view.number,
        view.customer.name,
        state=row.state,
        groups=facts.present(
            about, facts.amounts(view), facts.voided(view), facts.journal(view.journal)
        ),
    )


SPEC = ListSpec(
    key="sales.cash-sales",
    listing=lambda _session: queries.LISTING,
    nouns=(N_("{count} cash sale"), N_("{count} cash sales")),
    counted_words=N_("{count} counted, without void ones"),
    kinds=("cash-sale", "sales-invoice"),
    open=lambda context, row: context.open_document("sales-invoice", row.id),
    acts=ACTS,
    filters=(MONTH, STATES, BY),
    inspector=facts_of,
    row_style=lists.row_style,
    empty=Empty(
        "ph.storefront",
        N_("No cash sales yet"),
        N_("What is sold at the counter appears here."),
    ),
    search_hint=N_("Find a cash sale"),
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
