"""Questions the demo asks of its own books before it pays."""

from __future__ import annotations

import datetime as dt

from app.kernel.money import Money
from app.ledger import accounts, balances


def of_account(code: str, until: dt.date) -> Money:
    """What an account holds at the end of a day; debit above zero."""
    return balances.balance(accounts.by_code(code).id, until)
