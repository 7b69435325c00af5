"""The debit note without a database: its life, and its entry as a textbook would show it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.kernel.lifecycle import DRAFT, POSTED, VOID, Life, Step
from app.kernel.money import ZERO, Money
from app.kernel.text import N_
from app.ledger.plan import EntryPlan
from app.trade.entries import credit, debit, without_zeros
from app.trade.returns.rules import FREIGHT, Line, Note

if TYPE_CHECKING:
    from app.ledger.chart import Account

KIND, SERIES = "debit-note", "debit-note"
EDIT, POST = "purchasing.debit-note.edit", "purchasing.debit-note.post"
VOIDING = "purchasing.debit-note.void"
LIFE = Life((Step(DRAFT, POSTED, POST, N_("Post")), Step(POSTED, VOID, VOIDING, N_("Void…"))))


def posting_for(note: Note, role: Callable[[str], Account], cost: Money) -> EntryPlan:
    """The entry of a purchase's return: we owe less, PPN masukan and expenses are taken back.

    ``cost``: what the returned goods leave stock with; what the supplier gives back differently (freight
    in their cost, a lower price, a reduction without goods) is a purchase return difference.
    """
    supplier, sums = note.party, note.sums
    ppn = sums.ppn if note.invoiced.ppn_creditable else ZERO
    expenses = _expenses(note, role)
    expensed = sum(amount for _account, amount in expenses)
    difference = sums.total - ppn - cost - Money(expensed)
    return EntryPlan(
        date=note.draft.date,
        kind=KIND,
        memo=supplier.name,
        lines=without_zeros(
            debit(role("payable"), sums.total, supplier.name, supplier.id),
            credit(role("stock"), cost),
            *(credit(account, Money(amount)) for account, amount in expenses),
            credit(role("ppn_in"), ppn, note.invoiced.tax_number),
            credit(role("purchase_return_difference"), difference),
        ),
    )


def _expenses(note: Note, role: Callable[[str], Account]) -> list[tuple[Account, int]]:
    """What was booked as an expense, by account: services, what lines named, freight no goods bore."""
    sums: dict[int, tuple[Account, int]] = {}
    for line in note.lines:
        account = _expense_of(note, line, role)
        if account is not None:
            own = line.figures.base
            if not note.invoiced.ppn_creditable:
                own = own + line.figures.ppn
            _same, before = sums.get(account.id, (account, 0))
            sums[account.id] = account, before + own.minor
    return list(sums.values())


def _expense_of(note: Note, line: Line, role: Callable[[str], Account]) -> Account | None:
    source = line.source
    if source.origin.line_no == FREIGHT:
        borne = any(each.is_goods and each.invoiced.net for each in note.invoiced.sources.values())
        return None if borne else role("freight_in")
    if source.account is not None:
        return source.account
    return None if source.is_goods else role("service_cost")
