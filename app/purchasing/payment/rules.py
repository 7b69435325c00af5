"""The supplier payment without a database: its life, and its entry as a textbook would show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.kernel.lifecycle import DRAFT, POSTED, VOID, Life, Step
from app.kernel.text import N_
from app.ledger.plan import EntryPlan
from app.trade.entries import credit, debit, without_zeros
from app.trade.settling import settles

if TYPE_CHECKING:
    from app.trade.payments import Accounts, Payment

KIND, SERIES = "supplier-payment", "payment"
EDIT, POST = "purchasing.payment.edit", "purchasing.payment.post"
VOIDING = "purchasing.payment.void"
LIFE = Life((Step(DRAFT, POSTED, POST, N_("Post")), Step(POSTED, VOID, VOIDING, N_("Void…"))))


def posting_for(payment: Payment, accounts: Accounts) -> EntryPlan:
    """Payable down, money out with what the bank takes for it. PPh we keep back is owed to the state; a small
    difference written off is a gain (or an expense)."""
    draft, supplier = payment.draft, payment.party
    return EntryPlan(
        date=draft.date,
        kind=KIND,
        memo=supplier.name,
        lines=without_zeros(
            debit(accounts.control, settles(draft), supplier.name, supplier.id),
            debit(accounts.bank_charges, draft.bank_charge),
            credit(payment.account, draft.amount + draft.bank_charge, draft.method),
            *([credit(accounts.withheld, draft.withheld)] if accounts.withheld else []),
            credit(accounts.rounding, draft.write_off),
        ),
    )
