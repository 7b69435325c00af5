"""Overtime: asked for and approved, or entered at once by whoever may; only what is approved is paid."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from app import store
from app.access.session import Session
from app.kernel.errors import NotFound
from app.kernel.period import of_date
from app.kernel.problems import Problem
from app.kernel.quantity import MICRO, Quantity
from app.kernel.text import N_
from app.masters import employee as employees
from app.masters.employee import Employee
from app.people.asked import APPROVED, REJECTED, REQUESTED, AlreadyDecided
from app.people.inputs.limits import told_limits
from app.people.inputs.model import OvertimeRow
from app.people.inputs.service import EDIT, keep_row, refuse, require_unpaid
from app.regulations.pay import pay_rules
from app.tax.overtime import DAYS, WORKDAY

ASK = "people.overtime.ask"
MOST_HOURS = 24


def save_overtime(
    session: Session, code: str, date: dt.date, hours: Quantity, day: str, *, update: bool = False
) -> None:
    """Overtime of one day, approved; ``day``: "workday", "holiday" or "holiday_on_shortest_day"."""
    session.require(EDIT)
    _keep(session, code, date, hours, day, APPROVED, "", update)


def ask_overtime(
    session: Session, code: str, date: dt.date, hours: Quantity, day: str, note: str = ""
) -> None:
    """Asks for overtime of one day; raises NumberTaken where the day has some already."""
    session.require(ASK)
    _keep(session, code, date, hours, day, REQUESTED, note, False)


def _keep(
    session: Session,
    code: str,
    date: dt.date,
    hours: Quantity,
    day: str,
    state: str,
    note: str,
    update: bool,
) -> None:
    person = employees.require(code)
    refuse(_problems(person, date, hours, day))
    values = {
        "employee_id": person.id,
        "date": date,
        "hours": hours,
        "day": day,
        "state": state,
        "note": note,
    }
    with session.work() as work:
        require_unpaid(person.id, code, of_date(date))
        row = store.one(
            "SELECT id, state, note FROM overtime WHERE employee_id = ? AND date = ?",
            (person.id, date),
        )
        if row is not None and row[1] != APPROVED and state == APPROVED:
            values["note"] = row[2]
        turned_down = row is not None and row[1] == REJECTED
        keep_row(
            OvertimeRow, row[0] if row else None, update or turned_down, values, f"{code} {date}"
        )
        work.audit("save" if state == APPROVED else "ask", "overtime", code, date=date.isoformat())
        work.touch("overtime")


def _problems(person: Employee, date: dt.date, hours: Quantity, day: str) -> list[Problem]:
    found = []
    if day not in DAYS:
        choices = {"value": day, "choices": ", ".join(DAYS)}
        found.append(Problem("day", N_("“{value}” is not one of: {choices}."), choices))
    if not 0 < hours.micro <= MOST_HOURS * MICRO:
        found.append(Problem("hours", N_("Hours are more than 0 and at most 24.")))
    if not person.works_on(date):
        found.append(Problem("date", N_("The employee does not work here on this day.")))
    return found


def approve(session: Session, overtime_id: int) -> None:
    """Approves overtime: the run pays it. Raises AlreadyDecided, Refused where the month is paid."""
    _decide(session, overtime_id, APPROVED)


def reject(session: Session, overtime_id: int) -> None:
    """Turns overtime down. Raises AlreadyDecided."""
    _decide(session, overtime_id, REJECTED)


def _decide(session: Session, overtime_id: int, state: str) -> None:
    session.require(EDIT)
    row = store.one(
        "SELECT e.id, e.code, o.date, o.state FROM overtime o"
        " JOIN employee e ON e.id = o.employee_id WHERE o.id = ?",
        (overtime_id,),
    )
    if row is None:
        raise NotFound(N_("This row is not there any more."))
    owner, code, day, before = row
    if before != REQUESTED:
        raise AlreadyDecided(N_("This overtime was decided already."))
    with session.work() as work:
        require_unpaid(owner, code, of_date(dt.date.fromisoformat(day)))
        store.update(OvertimeRow, overtime_id, state=state)
        work.audit(state, "overtime", code, date=day)
        work.touch("overtime")


def limit_problems(code: str, date: dt.date) -> list[Problem]:
    """What of the week of a day goes beyond the limits of PP 35/2021 art. 26; none of it blocks."""
    person = employees.require(code)
    monday = date - dt.timedelta(date.weekday())
    rows = store.query(
        "SELECT date, hours FROM overtime WHERE employee_id = ? AND day = ? AND state <> ?"
        " AND date BETWEEN ? AND ?",
        (person.id, WORKDAY, REJECTED, monday, monday + dt.timedelta(6)),
    )
    hours = {dt.date.fromisoformat(day): Fraction(micro, MICRO) for day, micro in rows}
    return told_limits(hours, pay_rules(date).overtime)
