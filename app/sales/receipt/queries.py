"""What one may see of customer receipts."""

from __future__ import annotations

from app.kernel.money import Money
from app.masters import party as parties
from app.sales.receipt.service import SIDE
from app.trade import owed, payment_rows
from app.trade.payment_rows import PaymentView
from app.trade.settling import Applied, Open, PaymentDraft, oldest_first

LISTING = payment_rows.listing(SIDE, "customer-receipts")
COLUMNS = payment_rows.COLUMNS


def get(name: str | int) -> PaymentView:
    """The receipt of that number, ref or id, whole. Raises NotFound."""
    return payment_rows.get(SIDE, name)


def draft_of(receipt_id: int) -> PaymentDraft:
    """The receipt as it was entered."""
    return payment_rows.draft_of(SIDE, receipt_id)


def open_documents(customer: str) -> tuple[Open, ...]:
    """What the customer can still pay, the earliest due first. Raises NotFound."""
    return owed.open_documents(SIDE.control, parties.require(customer).id)


def open_credits(customer: str) -> tuple[Open, ...]:
    """What the customer has paid beyond their documents, the oldest first. Raises NotFound."""
    return owed.open_credits(SIDE.control, parties.require(customer).id)


def suggested(customer: str, amount: Money) -> tuple[Applied, ...]:
    """The amount spread over what is open, the earliest due first. Raises NotFound."""
    return oldest_first(amount, open_documents(customer))
