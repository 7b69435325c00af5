"""Closing a fiscal year: profit and loss, drawings and dividends go to retained earnings.

The entry is flagged as closing, so profit and loss leaves it out. Closing again after a late entry
closes what is left; undoing mirrors the last close that stands.
"""

from __future__ import annotations

import datetime as dt

from app.access.session import Session
from app.kernel.errors import UserError
from app.kernel.money import Money
from app.kernel.period import Period, fiscal_year_of, fiscal_year_range
from app.kernel.text import N_, _
from app.ledger import accounts, balances, posting
from app.ledger.chart import Account
from app.ledger.plan import EntryPlan, Line
from app.ledger.posting import PostedEntry
from app.store import query

KIND = "year-close"
PERMISSION = "year.close"


def preview(session: Session, year: int) -> EntryPlan:
    """The closing entry of the fiscal year that begins in ``year``, as it would be posted now.

    It has no lines where nothing is left to close.
    """
    first, last = fiscal_year_range(year, session.company.fiscal_first_month)
    moved = balances.result_of(first, last)
    lines = [
        Line(account, -moved[account.id])
        for account in accounts.all_accounts()
        if account.id in moved and _is_closed_yearly(account)
    ]
    result = Money(sum(line.amount.minor for line in lines))
    if result:
        lines.append(Line(accounts.for_role("retained_earnings"), -result))
    return EntryPlan(last.last_day, KIND, _memo(first, last), tuple(lines), is_closing=True)


def _memo(first: Period, last: Period) -> str:
    return _("Closing of {first} to {last}", first=str(first), last=str(last))


def _is_closed_yearly(account: Account) -> bool:
    """Profit and loss, and the owner's drawings and dividends (equity's contra accounts)."""
    return account.is_profit_and_loss or (account.type == "equity" and account.is_contra)


def close(session: Session, year: int) -> PostedEntry:
    """Posts the closing entry on the year's last day.

    Raises UserError where the year is not over, an earlier one is open, or nothing is left to close;
    PeriodClosed where the last month is locked.
    """
    session.require(PERMISSION)
    first, last = fiscal_year_range(year, session.company.fiscal_first_month)
    if session.today() < last.last_day:
        raise UserError(
            N_("The year {year} is not over yet."),
            year=year,
            remedy=N_("Close it on its last day or later."),
        )
    earlier = _earliest_open(session, first)
    if earlier is not None:
        raise UserError(
            N_("The year {earlier} has to be closed before {year}."), earlier=earlier, year=year
        )
    with session.work() as work:
        plan = preview(session, year)
        if not plan.lines:
            raise UserError(N_("Nothing is left to close in {year}."), year=year)
        entry = posting.post(work, plan, (KIND, year))
        work.audit("close", KIND, str(year), entry=entry.number)
        work.touch(KIND)
    return entry


def _earliest_open(session: Session, before: Period) -> int | None:
    """The earliest fiscal year before ``before`` whose profit and loss is not closed."""
    start_month = session.company.fiscal_first_month
    rows = query(
        "SELECT account_id, period, SUM(debit - credit) FROM account_month WHERE period < ?"
        " GROUP BY account_id, period ORDER BY period",
        (before.number,),
    )
    left: dict[tuple[int, int], int] = {}
    for account_id, month, amount in rows:
        if accounts.by_id(account_id).is_profit_and_loss:
            first_day = dt.date(month // 100, month % 100, 1)
            key = (fiscal_year_of(first_day, start_month), account_id)
            left[key] = left.get(key, 0) + amount
    return min((year for (year, _account), amount in left.items() if amount), default=None)


def undo(session: Session, year: int) -> PostedEntry:
    """Mirrors the last close of the year that stands, on the same day. Raises UserError for none."""
    session.require(PERMISSION)
    entry_id = standing_close(year)
    if entry_id is None:
        raise UserError(N_("The year {year} is not closed."), year=year)
    with session.work() as work:
        date = posting.plan_of(entry_id).date
        entry = posting.reverse(work, entry_id, date, _("Year {year} reopened", year=year))
        work.audit("reopen", KIND, str(year), entry=entry.number)
        work.touch(KIND)
    return entry


def standing_close(year: int) -> int | None:
    """The id of the newest close of the year that was not undone."""
    return posting.standing_entry((KIND, year))


def is_closed(year: int) -> bool:
    return standing_close(year) is not None
