"""What stands on the accounts: balances from the month sums, and from lines only within a month.

Amounts are debit minus credit. A question costs what the chart costs, not what history costs: whole
months come from ``account_month``, and at most the parts of two months are read line by line.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.kernel.money import Money
from app.kernel.period import Period, of_date
from app.store import query, scalar


@dataclass(frozen=True, slots=True)
class Movement:
    """One account over some days: what it stood at before, its debits, its credits."""

    account_id: int
    opening: Money
    debit: Money
    credit: Money

    @property
    def closing(self) -> Money:
        return Money(self.opening.minor + self.debit.minor - self.credit.minor)


_MONTHS = """
SELECT account_id,
 SUM(CASE WHEN period < ?1 THEN debit - credit ELSE 0 END),
 SUM(CASE WHEN period >= ?1 AND (is_closing = 0 OR ?3) THEN debit ELSE 0 END),
 SUM(CASE WHEN period >= ?1 AND (is_closing = 0 OR ?3) THEN credit ELSE 0 END)
FROM account_month WHERE period <= ?2 GROUP BY account_id"""

# One range of the index per account; FILTER costs less than MAX on every line.
_PART = """
SELECT a.id, COALESCE(SUM(l.amount) FILTER (WHERE l.amount > 0), 0),
 -COALESCE(SUM(l.amount) FILTER (WHERE l.amount < 0), 0)
FROM account a CROSS JOIN journal_line l ON l.account_id = a.id
WHERE l.date BETWEEN ? AND ? GROUP BY a.id"""

_CLOSING_PART = """
SELECT l.account_id, SUM(MAX(l.amount, 0)), SUM(MAX(-l.amount, 0))
FROM journal_entry e JOIN journal_line l ON l.entry_id = e.id
WHERE e.is_closing AND e.date BETWEEN ? AND ? GROUP BY l.account_id"""


def movements(first: dt.date, last: dt.date, *, closing: bool = True) -> dict[int, Movement]:
    """Every account that ever moved up to ``last``, by id.

    ``closing``: whether entries that close a year count as movement; in the opening they always do.
    """
    months = query(_MONTHS, (of_date(first).number, of_date(last).number, closing))
    sums = {account: [opening, debit, credit] for account, opening, debit, credit in months}
    before = of_date(first).first_day
    if before < first:
        for account, debit, credit in query(_PART, (before, first - dt.timedelta(1))):
            row = sums[account]
            row[0] += debit - credit
            row[1] -= debit
            row[2] -= credit
    after = of_date(last).last_day
    if last < after:
        _take_away(sums, last + dt.timedelta(1), after, closing)
    return {
        account: Movement(account, Money(opening), Money(debit), Money(credit))
        for account, (opening, debit, credit) in sums.items()
    }


def _take_away(sums: dict[int, list[int]], first: dt.date, last: dt.date, closing: bool) -> None:
    """What the last month's sums hold beyond the day asked for."""
    for account, debit, credit in query(_PART, (first, last)):
        sums[account][1] -= debit
        sums[account][2] -= credit
    if closing:
        return
    for account, debit, credit in query(_CLOSING_PART, (first, last)):
        sums[account][1] += debit
        sums[account][2] += credit


def balance(account_id: int, until: dt.date | None = None) -> Money:
    """The balance at the end of ``until``, or of everything posted."""
    if until is None:
        months = scalar(
            "SELECT SUM(debit - credit) FROM account_month WHERE account_id = ?", (account_id,)
        )
        return Money(months or 0)
    return balance_before(account_id, until + dt.timedelta(1))


def balance_before(account_id: int, date: dt.date, line_id: int = 0) -> Money:
    """The balance before the line ``line_id`` of ``date``, in order of date and posting."""
    month = of_date(date)
    months = scalar(
        "SELECT SUM(debit - credit) FROM account_month WHERE account_id = ? AND period < ?",
        (account_id, month.number),
    )
    lines = scalar(
        "SELECT SUM(amount) FROM journal_line"
        " WHERE account_id = ? AND date >= ? AND (date, id) < (?, ?)",
        (account_id, month.first_day, date, line_id),
    )
    return Money((months or 0) + (lines or 0))


def result_of(first: Period, last: Period) -> dict[int, Money]:
    """What each account moved in these months, closing entries included; accounts that net to zero
    are left out."""
    rows = query(
        "SELECT account_id, SUM(debit - credit) FROM account_month"
        " WHERE period BETWEEN ? AND ? GROUP BY account_id HAVING SUM(debit - credit) <> 0",
        (first.number, last.number),
    )
    return {account: Money(amount) for account, amount in rows}
