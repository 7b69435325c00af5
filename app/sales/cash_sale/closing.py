"""Closing a cashier's drawer: what it should hold, what was counted, and the difference in the books.

The cash that was sold for since the last closing is what all sales of the cashier into the account come to now, less what
earlier closings told: a sale taken back later is taken off in the closing after it.
"""

from __future__ import annotations

from dataclasses import dataclass

from app import store
from app.access.session import Session
from app.kernel.errors import Refused
from app.kernel.money import LARGEST_MINOR, Money
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.ledger import accounts, posting
from app.ledger.chart import Account
from app.ledger.plan import EntryPlan
from app.sales.cash_sale.model import CashClose
from app.sales.cash_sale.rules import CASH
from app.trade.entries import credit, debit

KIND = "cash-close"
CLOSE = "sales.cash-sale.close"
DIFFERENCE = "cash_difference"
CANNOT_CLOSE = N_("The drawer cannot be closed yet.")
NOT_AN_AMOUNT = N_("Count the money: zero or more.")
NO_DRAWER = N_("Choose a cash account.")


@dataclass(frozen=True, slots=True)
class Drawer:
    """What a cashier's drawer should hold: ``opening`` was in it, ``sold`` came in since the last closing."""

    account: Account
    opening: Money
    sold: Money

    @property
    def expected(self) -> Money:
        return self.opening + self.sold


def drawer(session: Session, account: str) -> Drawer:
    """The drawer of this person; it began with what was counted last. Raises NotFound for an unknown account."""
    found = accounts.by_code(account)
    mine = (found.id, session.user.name)
    sold = store.scalar(
        "SELECT COALESCE(SUM(c.due), 0) FROM cash_sale c LEFT JOIN void_mark v"
        " ON v.kind = 'sales-invoice' AND v.document_id = c.invoice_id"
        " WHERE c.account_id = ? AND c.actor = ? AND c.method = ? AND v.document_id IS NULL",
        (*mine, CASH),
    )
    told = store.scalar(
        "SELECT COALESCE(SUM(sold), 0) FROM cash_close WHERE account_id = ? AND actor = ?", mine
    )
    last = store.scalar(
        "SELECT counted FROM cash_close WHERE account_id = ? AND actor = ? ORDER BY id DESC LIMIT 1",
        mine,
    )
    return Drawer(found, Money(last or 0), Money(sold - told))


def close(session: Session, account: str, opening: Money, counted: Money) -> Money:
    """Closes the drawer and books what is too much or missing; returns it, below zero where it is missing.

    ``opening``: what was in the drawer before the first sale. Raises Refused, PeriodClosed.
    """
    session.require(CLOSE)
    found = drawer(session, account)
    _require_sound(found.account, opening, counted)
    difference = counted - opening - found.sold
    with session.work() as work:
        close_id = int(store.scalar("SELECT COALESCE(MAX(id), 0) + 1 FROM cash_close"))
        entry_id = None
        if difference:
            plan = _plan(session, found.account, difference)
            entry_id = posting.post(work, plan, (KIND, close_id)).id
        store.insert(
            CashClose,
            id=close_id,
            date=session.today().isoformat(),
            at=work.at,
            actor=work.actor,
            account_id=found.account.id,
            opening=opening.minor,
            sold=found.sold.minor,
            counted=counted.minor,
            entry_id=entry_id,
        )
        work.audit("close", KIND, account, document_id=close_id, difference=difference.minor)
        work.touch(KIND, "ledger")
    return difference


def _require_sound(account: Account, opening: Money, counted: Money) -> None:
    fields = (("opening", opening), ("counted", counted))
    found = [
        Problem(field, NOT_AN_AMOUNT)
        for field, amount in fields
        if not 0 <= amount.minor <= LARGEST_MINOR
    ]
    if not account.is_cash:
        found.append(Problem("account", NO_DRAWER))
    if found:
        raise Refused(found, CANNOT_CLOSE)


def _plan(session: Session, account: Account, difference: Money) -> EntryPlan:
    """Money that is there and was not sold for is a gain, money that is missing a loss."""
    return EntryPlan(
        date=session.today(),
        kind=KIND,
        memo=session.user.full_name or session.user.name,
        lines=(
            debit(account, difference),
            credit(accounts.for_role(DIFFERENCE), difference),
        ),
    )


__all__ = ["CLOSE", "KIND", "Drawer", "close", "drawer"]
