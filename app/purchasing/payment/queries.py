"""What one may see of supplier payments."""

from __future__ import annotations

from app.kernel.money import Money
from app.masters import party as parties
from app.purchasing.payment.service import SIDE
from app.trade import owed, payment_rows
from app.trade.payment_rows import PaymentView
from app.trade.settling import Applied, Open, PaymentDraft, oldest_first

LISTING = payment_rows.listing(SIDE, "supplier-payments")
COLUMNS = payment_rows.COLUMNS


def get(name: str | int) -> PaymentView:
    """The payment of that number, ref or id, whole. Raises NotFound."""
    return payment_rows.get(SIDE, name)


def draft_of(payment_id: int) -> PaymentDraft:
    """The payment as it was entered."""
    return payment_rows.draft_of(SIDE, payment_id)


def open_documents(supplier: str) -> tuple[Open, ...]:
    """What we can still pay the supplier, the earliest due first. Raises NotFound."""
    return owed.open_documents(SIDE.control, parties.require(supplier).id)


def open_credits(supplier: str) -> tuple[Open, ...]:
    """What we have paid the supplier beyond their bills, the oldest first. Raises NotFound."""
    return owed.open_credits(SIDE.control, parties.require(supplier).id)


def suggested(supplier: str, amount: Money) -> tuple[Applied, ...]:
    """The amount spread over what is open, the earliest due first. Raises NotFound."""
    return oldest_first(amount, open_documents(supplier))
