"""Entries, parties and open items for tests, in the words of the trade."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from app import store
from app.access.session import Session
from app.kernel.money import Money, rp
from app.ledger import accounts, open_items, posting
from app.ledger.plan import EntryPlan, Line
from app.ledger.posting import PostedEntry
from app.masters import party
from app.store import Work

DAY = dt.date(2026, 11, 5)


class _TakenBack(Exception):
    pass


@contextmanager
def taken_back(session: Session) -> Iterator[Work]:
    """A piece of work that leaves the company as it was."""
    try:
        with session.work() as work:
            yield work
            raise _TakenBack
    except _TakenBack:
        store.forget({"period", "account", "number-series"})


def plan(
    *sides: tuple[str, int], date: dt.date = DAY, kind: str = "test", memo: str = "Uji"
) -> EntryPlan:
    """An entry of (account code, whole rupiah) sides, debits positive."""
    lines = tuple(Line(accounts.by_code(code), rp(amount)) for code, amount in sides)
    return EntryPlan(date, kind, memo, lines)


def sale(amount: int, date: dt.date = DAY) -> EntryPlan:
    """Cash in, sales up."""
    return plan(("1101", amount), ("4101", -amount), date=date)


def post(session: Session, entry: EntryPlan, source: int = 1) -> PostedEntry:
    with session.work() as work:
        return posting.post(work, entry, ("test", source))


def balance(code: str) -> int:
    """What an account stands at, in whole rupiah, by the month sums."""
    account = accounts.by_code(code)
    minor = store.scalar(
        "SELECT COALESCE(SUM(debit - credit), 0) FROM account_month WHERE account_id = ?",
        (account.id,),
    )
    return Money(minor).whole()


def all_balances() -> dict[int, int]:
    """Every account's balance in sen from the month sums; those at zero left out."""
    rows = store.query(
        "SELECT account_id, SUM(debit - credit) FROM account_month GROUP BY account_id"
        " HAVING SUM(debit - credit) <> 0"
    )
    return dict(rows)


def a_customer(session: Session, code: str = "C-001") -> int:
    return party.save(session, party.Party(code, f"CV {code}", is_customer=True)).id


def an_item(
    work: Work, party_id: int, number: str, amount: int, date: dt.date = DAY, days: int = 30
) -> int:
    """An open item with its entry, so that the subledger agrees: positive owes us."""
    entry = posting.post(
        work, plan(("1201", amount), ("4101", -amount), date=date), ("item", next_source())
    )
    due = date + dt.timedelta(days)
    return open_items.create(
        work, "receivable", party_id, ("item", entry.id), number, date, due, rp(amount)
    )


def next_source() -> int:
    return int(store.scalar("SELECT COALESCE(MAX(id), 0) + 1 FROM journal_entry"))
