"""Months of the books: open, or locked in order. A lock blocks every dated effect.

Because months are locked in order, all that needs to be known is the last locked one: that month and
every month before it are closed.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from app.access.session import Session
from app.access.users import person_sql
from app.kernel import formats
from app.kernel.errors import PeriodClosed, UserError
from app.kernel.period import Period, of_date, of_number
from app.kernel.text import N_
from app.ledger.model import PeriodEvent
from app.store import Work, cached, execute, insert, query, scalar

PERMISSION = "period.lock"
LOCKED = N_("{period} is locked, so nothing can be dated {date}.")


class LockEvent(NamedTuple):
    """That a month was locked or reopened: action is "lock" or "reopen"."""

    period: Period
    action: str
    reason: str
    actor: str
    at: dt.datetime


@cached("period")
def _last_locked_number() -> int:
    return int(scalar("SELECT MAX(number) FROM period WHERE state = 'locked'") or 0)


def last_locked() -> Period | None:
    """The last locked month; it and everything before it are closed."""
    number = _last_locked_number()
    return of_number(number) if number else None


def is_locked(month: Period) -> bool:
    return month.number <= _last_locked_number()


def is_open(date: dt.date) -> bool:
    return date.year * 100 + date.month > _last_locked_number()


def require_open(date: dt.date) -> None:
    """Raises PeriodClosed where the month of ``date`` is locked."""
    if date.year * 100 + date.month <= _last_locked_number():
        raise PeriodClosed(
            LOCKED, period=formats.period(of_date(date)), date=formats.date_medium(date)
        )


def first_open_day_from(date: dt.date) -> dt.date:
    """``date`` if its month is open, else the first day after the locked months."""
    locked = last_locked()
    if locked is None or is_open(date):
        return date
    return locked.plus(1).first_day


def opening_day(start: dt.date) -> dt.date:
    """The day opening balances are dated: the eve of the books, so that the first month opens with them."""
    return start - dt.timedelta(1)


def next_to_lock(session: Session) -> Period:
    """The month whose turn it is: the one after the last locked, or the first of the books."""
    locked = last_locked()
    return locked.plus(1) if locked else of_date(session.company.start)


def lock(session: Session, month: Period) -> None:
    """Closes a month. Months before the books began close with the first one.

    Raises UserError where it is locked already, not its turn, or not begun yet.
    """
    session.require(PERMISSION)
    due = next_to_lock(session)
    if is_locked(month):
        raise UserError(N_("{period} is locked already."), period=formats.period(month))
    if month > of_date(session.today()):
        raise UserError(N_("{period} has not begun yet."), period=formats.period(month))
    if month > due:
        raise UserError(
            N_("{period} cannot be locked before {due}."),
            period=formats.period(month),
            due=formats.period(due),
            remedy=N_("Lock the months in order."),
        )
    with session.work() as work:
        _keep(work, month, "locked", "lock", "")


def reopen(session: Session, month: Period, reason: str) -> None:
    """Opens the last locked month again; the reason is kept.

    Raises UserError where it is not locked, not the last one, or no reason is given.
    """
    session.require(PERMISSION)
    if not is_locked(month):
        raise UserError(N_("{period} is not locked."), period=formats.period(month))
    locked = last_locked()
    if locked is not None and month != locked:
        raise UserError(
            N_("{period} cannot be reopened before {last}."),
            period=formats.period(month),
            last=formats.period(locked),
            remedy=N_("Reopen the months in order, the last one first."),
        )
    if not reason.strip():
        raise UserError(
            N_("Reopening {period} needs a reason."),
            period=formats.period(month),
            remedy=N_("Say why; it is kept with the month."),
        )
    with session.work() as work:
        _keep(work, month, "open", "reopen", reason.strip())


def _keep(work: Work, month: Period, state: str, action: str, reason: str) -> None:
    execute(
        "INSERT INTO period (number, state) VALUES (?, ?)"
        " ON CONFLICT (number) DO UPDATE SET state = excluded.state",
        (month, state),
    )
    insert(PeriodEvent, period=month, action=action, reason=reason, actor=work.actor, at=work.at)
    work.audit(action, "period", str(month), reason=reason)
    work.touch("period")


def history() -> list[LockEvent]:
    """Every locking and reopening, the newest first."""
    rows = query(
        f"SELECT period, action, reason, {person_sql('actor')}, at FROM period_event ORDER BY id DESC"
    )
    return [
        LockEvent(of_number(number), action, reason, actor, dt.datetime.fromisoformat(at))
        for number, action, reason, actor, at in rows
    ]
