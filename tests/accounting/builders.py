"""Journal entries and opening balances for tests."""

from __future__ import annotations

import datetime as dt

from app.accounting.journal.rules import Draft, DraftLine
from app.kernel.money import ZERO, rp

DAY = dt.date(2026, 11, 5)


def debit(account: str, amount: int, memo: str = "") -> DraftLine:
    return DraftLine(account, rp(amount), ZERO, memo)


def credit(account: str, amount: int, memo: str = "") -> DraftLine:
    return DraftLine(account, ZERO, rp(amount), memo)


def electricity(amount: int = 350_000, ref: str = "", date: dt.date = DAY) -> Draft:
    """The electricity bill, paid in cash."""
    lines = (debit("6202", amount, "PLN"), credit("1101", amount))
    return Draft(date, lines, "Listrik November", ref)
