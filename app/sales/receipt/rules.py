"""The customer receipt without a database: its life, and its entry as a textbook would show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.kernel.lifecycle import DRAFT, POSTED, VOID, Life, Step
from app.kernel.text import N_
from app.ledger.plan import EntryPlan
from app.trade.entries import credit, debit, without_zeros
from app.trade.settling import settles

if TYPE_CHECKING:
    from app.ledger.chart import Account
    from app.trade.payments import Payment

KIND, SERIES = "customer-receipt", "receipt"
EDIT, POST, VOIDING = "sales.receipt.edit", "sales.receipt.post", "sales.receipt.void"
LIFE = Life((Step(DRAFT, POSTED, POST, N_("Post")), Step(POSTED, VOID, VOIDING, N_("Void…"))))


def posting_for(payment: Payment, receivable: Account, rounding: Account) -> EntryPlan:
    """Money in, receivable down; a small difference written off is an expense (or a gain)."""
    draft, customer = payment.draft, payment.party
    return EntryPlan(
        date=draft.date,
        kind=KIND,
        memo=customer.name,
        lines=without_zeros(
            debit(payment.account, draft.amount, draft.method),
            debit(rounding, draft.write_off),
            credit(receivable, settles(draft), customer.name, customer.id),
        ),
    )
