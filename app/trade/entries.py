"""Debit and credit, so that the entry of a document reads as it would in a textbook."""

from __future__ import annotations

from app.kernel.money import Money
from app.ledger.chart import Account
from app.ledger.plan import Line


def debit(account: Account, amount: Money, memo: str = "", party_id: int | None = None) -> Line:
    """``amount`` on the debit side (a negative amount on the credit side)."""
    return Line(account, amount, memo, party_id)


def credit(account: Account, amount: Money, memo: str = "", party_id: int | None = None) -> Line:
    """``amount`` on the credit side (a negative amount on the debit side)."""
    return Line(account, -amount, memo, party_id)


def without_zeros(*lines: Line) -> tuple[Line, ...]:
    """The lines that move something."""
    return tuple(line for line in lines if line.amount)
