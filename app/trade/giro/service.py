"""Clearing a giro, and recording that it bounced."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app import store
from app.access.session import Session
from app.kernel import formats
from app.kernel.errors import Refused, UserError
from app.kernel.money import ZERO, Money
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.ledger import accounts, periods, posting, void
from app.ledger.chart import Account
from app.ledger.plan import EntryPlan, Line
from app.trade import payments, records
from app.trade.entries import credit, debit
from app.trade.giro import outcomes
from app.trade.giro.outcomes import BOUNCED, CLEARED, OUTCOME
from app.trade.model import GiroOutcome
from app.trade.payments import Side

CLEARING, BOUNCE = "giro-clearing", "giro-bounce"

NOT_A_GIRO = N_("{number} is not a giro.")
NOT_CLEARED = N_("The giro of {number} is not cleared.")
BEFORE_DUE = N_("The giro falls due on {date}; the bank does not clear it before.")
BEFORE_RECEIVED = N_("The giro is dated {date}; it cannot bounce before.")
NEEDS_BANK = N_("Choose the bank account.")
NOT_A_BANK = N_("Account {code} is not a cash or bank account.")
FEE_NEGATIVE = N_("The fee cannot be less than zero.")
CANNOT_CLEAR = N_("The giro of {number} cannot be cleared like this.")
CANNOT_BOUNCE = N_("The giro of {number} cannot be recorded as bounced like this.")


def clear(session: Session, side: Side, name: str | int, date: dt.date, account: str) -> str:
    """The bank paid the giro: from ``date`` the money is in (or out of) ``account``. Returns the entry's number.

    Raises NotPosted, AlreadyVoid, UserError for what is no giro or cleared already, Refused, PeriodClosed.
    """
    session.require(side.post)
    with session.work() as work:
        payment = _waiting(side, name)
        head = _head(side, payment.id)
        bank = accounts.find(account) if account else None
        problems = _bank_problems(account, bank)
        if date < head.due:
            problems.append(Problem("date", BEFORE_DUE, {"date": formats.date_medium(head.due)}))
        if bank is None or problems:
            raise Refused(problems, CANNOT_CLEAR, number=payment.number)
        into, out_of = (bank, head.account) if side.sign < 0 else (head.account, bank)
        lines = (debit(into, head.amount, head.giro), credit(out_of, head.amount, head.giro))
        entry = _post(work, side, payment, CLEARING, date, lines)
        _keep(work, side, payment, CLEARED, date, bank.id, ZERO, entry.id)
    return entry.number


def take_back(session: Session, side: Side, name: str | int, date: dt.date | None = None) -> str:
    """Takes a clearing back that was recorded by mistake: the giro waits again. Returns the mirrored entry's
    number. Raises UserError where nothing was cleared, Refused for a day before, PeriodClosed."""
    session.require(side.void)
    payment_id = records.require_id(side.table, name, side.no_such)
    with session.work() as work:
        payment = records.require_posted(side.table, side.kind, payment_id)
        found = outcomes.outcome_of(side.kind, payment_id)
        if found is None or found.entry_id is None:
            raise UserError(NOT_CLEARED, number=payment.number)
        day = max(date or void.date_for(found.date), found.date)
        entry = posting.reverse(work, found.entry_id, day, payment.number)
        void.mark(work, OUTCOME, found.id, entry.id, day, "")
        work.audit("giro-taken-back", side.kind, payment.number, document_id=payment_id)
        work.touch(side.kind, "ledger")
    return entry.number


def bounce(
    session: Session,
    side: Side,
    name: str | int,
    date: dt.date,
    fee: Money = ZERO,
    account: str = "",
    reason: str = "",
) -> str:
    """The bank refused the giro: from ``date`` the payment is void and what it settled is open again.

    fee: what the bank charges us, from ``account``. Returns the number of the mirrored entry. Raises as
    ``clear`` does; a bounce cannot be taken back: the payment is entered anew.
    """
    session.require(side.void)
    with session.work() as work:
        payment = _waiting(side, name)
        bank = accounts.find(account) if account else None
        problems = _bank_problems(account, bank) if fee else []
        if fee.minor < 0:
            problems.append(Problem("fee", FEE_NEGATIVE))
        if date < payment.date:
            values = {"date": formats.date_medium(payment.date)}
            problems.append(Problem("date", BEFORE_RECEIVED, values))
        if problems:
            raise Refused(problems, CANNOT_BOUNCE, number=payment.number)
        periods.require_open(date)
        charged = None
        if fee and bank is not None:
            lines = (debit(accounts.for_role("bank_charges"), fee), credit(bank, fee))
            charged = _post(work, side, payment, BOUNCE, date, lines).id
        bank_id = bank.id if bank is not None and fee else None
        _keep(work, side, payment, BOUNCED, date, bank_id, fee, charged)
        return payments.take_back(work, side, payment, date, reason)


@dataclass(frozen=True, slots=True)
class _Head:
    giro: str
    due: dt.date
    amount: Money
    account: Account


def _head(side: Side, payment_id: int) -> _Head:
    row = store.one(
        f"SELECT giro, giro_due, amount, account_id FROM {side.table} WHERE id = ?", (payment_id,)
    )
    assert row is not None
    giro, due, amount, account_id = row
    return _Head(giro, dt.date.fromisoformat(due), Money(amount), accounts.by_id(account_id))


def _waiting(side: Side, name: str | int) -> records.PostedDocument:
    """The posted payment, whose giro was neither cleared nor bounced."""
    payment_id = records.require_id(side.table, name, side.no_such)
    payment = records.require_posted(side.table, side.kind, payment_id)
    if not store.scalar(f"SELECT giro FROM {side.table} WHERE id = ?", (payment_id,)):
        raise UserError(NOT_A_GIRO, number=payment.number)
    outcomes.require_not_cleared(side.kind, payment)
    return payment


def _bank_problems(code: str, bank: Account | None) -> list[Problem]:
    if not code:
        return [Problem("account", NEEDS_BANK)]
    if bank is None or not bank.is_cash or bank.is_header or not bank.active:
        return [Problem("account", NOT_A_BANK, {"code": code})]
    return []


def _post(
    work: store.Work,
    side: Side,
    payment: records.PostedDocument,
    kind: str,
    date: dt.date,
    lines: tuple[Line, ...],
) -> posting.PostedEntry:
    plan = EntryPlan(date=date, kind=kind, memo=payment.number, lines=lines)
    return posting.post(work, plan, (side.kind, payment.id))


def _keep(
    work: store.Work,
    side: Side,
    payment: records.PostedDocument,
    outcome: str,
    date: dt.date,
    account_id: int | None,
    fee: Money,
    entry_id: int | None,
) -> None:
    store.insert(
        GiroOutcome,
        kind=side.kind,
        document_id=payment.id,
        outcome=outcome,
        date=date,
        account_id=account_id,
        fee=fee,
        entry_id=entry_id,
    )
    details = {"date": date.isoformat(), "fee": fee.minor}
    work.audit(f"giro-{outcome}", side.kind, payment.number, document_id=payment.id, **details)
    work.touch(side.kind, "ledger")
