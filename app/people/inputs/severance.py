"""Who leaves with severance: why, when, and what is due besides UP and UPMK."""

from __future__ import annotations

import datetime as dt

from app import store
from app.access.session import Session
from app.kernel.money import LARGEST_MINOR, ZERO, Money
from app.kernel.period import of_date
from app.kernel.problems import Problem
from app.kernel.quantity import MICRO, Quantity
from app.kernel.text import N_
from app.masters import employee as employees
from app.masters.employee import SEE_SALARY
from app.people.inputs.model import SeveranceRow
from app.people.inputs.service import EDIT, keep_row, refuse, require_unpaid
from app.regulations import tables

MOST_DAYS = 366
MONTH_DAYS = 31


def reasons() -> tuple[str, ...]:
    """The reasons for the end of work that PP 35/2021 lists, in its order."""
    return tuple(dict.fromkeys(row["reason"] for row in tables.rows("severance_multipliers")))


def save_severance(
    session: Session,
    code: str,
    date: dt.date,
    reason: str,
    *,
    leave_days: Quantity | None = None,
    divisor: int = 0,
    other: Money = ZERO,
    separation: Money = ZERO,
    agreed: Money | None = None,
    update: bool = False,
) -> None:
    """Severance of somebody whose last day is ``date``; the run of that month counts and pays it.

    leave_days: annual leave not taken, each a month's wage by ``divisor`` (0: 25 in a six-day week, 21 in
    a five-day one). ``agreed`` stands in place of UP and UPMK (micro and small businesses, PP 35/2021
    art. 59). ``update`` changes the one of the same day.
    """
    session.require(EDIT)
    session.require(SEE_SALARY)
    person = employees.require(code)
    days = leave_days or Quantity(0)
    amounts = {"other": other, "separation": separation, "agreed": agreed}
    problems = [
        problem for field, amount in amounts.items() for problem in _amount_problems(amount, field)
    ]
    if reason not in reasons():
        message = N_("“{value}” is no reason that PP 35/2021 knows.")
        problems.append(Problem("reason", message, {"value": reason}))
    if not 0 <= days.micro <= MOST_DAYS * MICRO:
        problems.append(Problem("leave_days", N_("Days of leave are between 0 and 366.")))
    if not 0 <= divisor <= MONTH_DAYS:
        problems.append(Problem("divisor", N_("Working days of a month are between 1 and 31.")))
    if not person.works_on(date):
        problems.append(Problem("date", N_("The employee does not work here on this day.")))
    refuse(problems)
    with session.work() as work:
        require_unpaid(person.id, code, of_date(date), "severance")
        known = store.scalar(
            "SELECT id FROM severance WHERE employee_id = ? AND date = ?", (person.id, date)
        )
        values: dict[str, object] = {
            "employee_id": person.id,
            "date": date,
            "reason": reason,
            "leave_days": days,
            "divisor": divisor,
            **amounts,
        }
        keep_row(SeveranceRow, known, update, values, f"{code} {date}")
        work.audit("save", "severance", code, date=date.isoformat(), reason=reason)
        work.touch("severance")


def _amount_problems(amount: Money | None, field: str) -> list[Problem]:
    if amount is None:
        return []
    if amount.minor < 0:
        return [Problem(field, N_("The amount cannot be negative."))]
    if amount.minor > LARGEST_MINOR:
        return [Problem(field, N_("The amount is too large to be right."))]
    if amount.minor % 100:
        return [Problem(field, N_("Pay is in whole rupiah: leave out the sen."))]
    return []
