"""The credit note without a database: its life, and its entry as a textbook would show it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.kernel.lifecycle import DRAFT, POSTED, VOID, Life, Step
from app.kernel.money import Money
from app.kernel.text import N_
from app.ledger.plan import EntryPlan
from app.trade.entries import credit, debit, without_zeros
from app.trade.returns.rules import FREIGHT, Note

if TYPE_CHECKING:
    from app.ledger.chart import Account

KIND, SERIES = "credit-note", "credit-note"
EDIT, POST = "sales.credit-note.edit", "sales.credit-note.post"
VOIDING = "sales.credit-note.void"
LIFE = Life((Step(DRAFT, POSTED, POST, N_("Post")), Step(POSTED, VOID, VOIDING, N_("Void…"))))


def posting_for(note: Note, role: Callable[[str], Account], cost: Money) -> EntryPlan:
    """The entry of a sale's return: the revenue is taken back where it was booked, PPN with it.

    ``cost``: what the goods that came back left with; they leave cost of goods sold for stock again.
    """
    customer, sums = note.party, note.sums
    goods = services = freight = 0
    for line in note.lines:
        if line.origin.line_no == FREIGHT:
            freight += line.figures.base.minor
        elif line.source.is_goods:
            goods += line.figures.base.minor
        else:
            services += line.figures.base.minor
    return EntryPlan(
        date=note.draft.date,
        kind=KIND,
        memo=customer.name,
        lines=without_zeros(
            debit(role("sales_returns"), Money(goods)),
            debit(role("service_revenue"), Money(services)),
            debit(role("freight_income"), Money(freight)),
            debit(role("ppn_out"), sums.ppn),
            credit(role("receivable"), sums.total, customer.name, customer.id),
            debit(role("stock"), cost),
            credit(role("cogs"), cost),
        ),
    )
