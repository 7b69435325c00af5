"""The customer receipt without a database: its life, and its entry as a textbook would show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.kernel.lifecycle import DRAFT, POSTED, VOID, Life, Step
from app.kernel.text import N_
from app.ledger.plan import EntryPlan
from app.trade.entries import credit, debit, without_zeros
from app.trade.settling import settles

if TYPE_CHECKING:
    from app.trade.payments import Accounts, Payment

KIND, SERIES = "customer-receipt", "receipt"
EDIT, POST, VOIDING = "sales.receipt.edit", "sales.receipt.post", "sales.receipt.void"
LIFE = Life((Step(DRAFT, POSTED, POST, N_("Post")), Step(POSTED, VOID, VOIDING, N_("Void…"))))


def posting_for(payment: Payment, accounts: Accounts) -> EntryPlan:
    """Money in less what the bank takes, receivable down. PPh the customer kept back is ours to credit (art.
    23) or spent (final); a small difference written off is an expense (or a gain)."""
    draft, customer = payment.draft, payment.party
    return EntryPlan(
        date=draft.date,
        kind=KIND,
        memo=customer.name,
        lines=without_zeros(
            debit(payment.account, draft.amount - draft.bank_charge, draft.method),
            debit(accounts.bank_charges, draft.bank_charge),
            *([debit(accounts.withheld, draft.withheld)] if accounts.withheld else []),
            debit(accounts.rounding, draft.write_off),
            credit(accounts.control, settles(draft), customer.name, customer.id),
        ),
    )
