"""The supplier payment without a database: its life, and its entry as a textbook would show it."""

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

KIND, SERIES = "supplier-payment", "payment"
EDIT, POST = "purchasing.payment.edit", "purchasing.payment.post"
VOIDING = "purchasing.payment.void"
LIFE = Life((Step(DRAFT, POSTED, POST, N_("Post")), Step(POSTED, VOID, VOIDING, N_("Void…"))))


def posting_for(payment: Payment, payable: Account, rounding: Account) -> EntryPlan:
    """Payable down, money out; a small difference written off is a gain (or an expense)."""
    draft, supplier = payment.draft, payment.party
    return EntryPlan(
        date=draft.date,
        kind=KIND,
        memo=supplier.name,
        lines=without_zeros(
            debit(payable, settles(draft), supplier.name, supplier.id),
            credit(payment.account, draft.amount, draft.method),
            credit(rounding, draft.write_off),
        ),
    )
