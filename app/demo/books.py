"""Questions the demo asks of its own books before it pays."""

from __future__ import annotations

import datetime as dt

from app.kernel.money import ZERO, Money
from app.kernel.period import Period
from app.ledger import accounts, balances


def of_account(code: str, until: dt.date) -> Money:
    """What an account holds at the end of a day; debit above zero."""
    return balances.balance(accounts.by_code(code).id, until)


def of_month(code: str, month: Period) -> Money:
    """What moved through an account in a month; debit above zero."""
    moved = balances.movements(month.first_day, month.last_day).get(accounts.by_code(code).id)
    return moved.debit - moved.credit if moved else ZERO
