"""What one may do with leave: grant days, ask for leave, approve it, turn it down, take it out."""

from __future__ import annotations

import datetime as dt

from app import store
from app.access.session import Session
from app.kernel import formats
from app.kernel.errors import NotFound, Refused
from app.kernel.period import of_date
from app.kernel.problems import Problem
from app.kernel.quantity import MICRO, Quantity
from app.kernel.text import N_
from app.masters import employee as employees
from app.masters.employee import Employee
from app.people.asked import APPROVED, REJECTED, REQUESTED, AlreadyDecided
from app.people.attendance import calendar
from app.people.leave import queries
from app.people.leave.model import LeaveGrant, LeaveRow
from app.people.leave.rules import (
    ANNUAL,
    HALF,
    NONE,
    TYPES,
    working_days,
)

EDIT, APPROVE = "people.leave.edit", "people.leave.approve"
KIND = "leave"
MOST_DAYS = 366

TOO_LITTLE = N_("Only {left} days of annual leave are left on {date}; this takes {days}.")
OVERLAPS = N_("There is leave from {first} to {last} already.")


def grant(
    session: Session,
    code: str,
    date: dt.date,
    days: Quantity,
    expires: dt.date | None = None,
    *,
    update: bool = False,
) -> None:
    """Gives days of annual leave from a day on; ``update`` changes the grant of the same day."""
    session.require(EDIT)
    person = employees.require(code)
    _refuse(_grant_problems(date, days, expires))
    with session.work() as work:
        known = store.scalar(
            "SELECT id FROM leave_grant WHERE employee_id = ? AND date = ?", (person.id, date)
        )
        if known is not None and not update:
            values = {"date": formats.date_medium(date)}
            raise Refused([Problem("date", N_("Leave was granted on {date} already."), values)])
        values_of = {"employee_id": person.id, "date": date, "days": days, "expires": expires}
        if known is None:
            store.insert(LeaveGrant, **values_of)
        else:
            store.update(LeaveGrant, known, **values_of)
            _require_covered(person, date)
        work.audit("grant", KIND, code, date=date.isoformat())
        work.touch(KIND)


def grant_everybody(
    session: Session, date: dt.date, days: Quantity, expires: dt.date | None = None
) -> int:
    """Gives the days to everybody who has worked here for twelve months by ``date`` (UU 13/2003 art. 79 as
    amended by UU 6/2023) and has no grant of that day yet; how many they were."""
    session.require(EDIT)
    _refuse(_grant_problems(date, days, expires))
    joined_by = of_date(date).plus(-12)
    day = min(date.day, joined_by.last_day.day)
    rows = store.query(
        "SELECT id FROM employee e WHERE joined <= ? AND (left_on IS NULL OR left_on >= ?)"
        " AND NOT EXISTS (SELECT 1 FROM leave_grant g WHERE g.employee_id = e.id AND g.date = ?)",
        (joined_by.first_day.replace(day=day), date, date),
    )
    with session.work() as work:
        for (owner,) in rows:
            store.insert(LeaveGrant, employee_id=owner, date=date, days=days, expires=expires)
        work.audit("grant", KIND, "", date=date.isoformat(), people=len(rows))
        work.touch(KIND)
    return len(rows)


def request(
    session: Session,
    code: str,
    type: str,
    first: dt.date,
    last: dt.date,
    *,
    half: bool = False,
    note: str = "",
) -> int:
    """Asks for leave; its working days are counted. ``half``: half of one day. Returns its id."""
    session.require(EDIT)
    person = employees.require(code)
    problems = []
    if type not in TYPES:
        known = ", ".join(TYPES)
        values = {"value": type, "choices": known}
        problems.append(Problem("type", N_("“{value}” is not one of: {choices}."), values))
    problems += _day_problems(person, first, last, half)
    _refuse(problems)
    days = working_days(first, last, session.company.week_days, calendar.closed())
    if days == NONE:
        raise Refused([Problem("first", N_("Nobody works on these days: no leave is needed."))])
    with session.work() as work:
        _refuse_overlap(person, first, last)
        leave_id = store.insert(
            LeaveRow,
            employee_id=person.id,
            type=type,
            first=first,
            last=last,
            days=HALF if half else days,
            state=REQUESTED,
            note=note,
        )
        work.audit("request", KIND, code, first=first.isoformat(), last=last.isoformat())
        work.touch(KIND)
        return leave_id


def approve(session: Session, leave_id: int) -> None:
    """Approves leave; annual leave beyond what is left is refused. Raises AlreadyDecided."""
    _decide(session, leave_id, APPROVED)


def reject(session: Session, leave_id: int) -> None:
    """Turns leave down. Raises AlreadyDecided."""
    _decide(session, leave_id, REJECTED)


def _decide(session: Session, leave_id: int, state: str) -> None:
    session.require(APPROVE)
    code, type, first, days, before = _row(leave_id)
    if before != REQUESTED:
        raise AlreadyDecided(N_("This leave was decided already."))
    person = employees.require(code)
    with session.work() as work:
        if state == APPROVED and type == ANNUAL:
            _refuse_beyond(person, first, days)
        store.update(LeaveRow, leave_id, state=state)
        work.audit(state, KIND, code, first=first.isoformat())
        work.touch(KIND)


def remove(session: Session, leave_id: int) -> None:
    """Takes leave out that was a mistake or was not taken: its days are free again. What is approved
    needs the permission to approve."""
    session.require(EDIT)
    code, _type, first, _days, state = _row(leave_id)
    if state == APPROVED:
        session.require(APPROVE)
    with session.work() as work:
        store.delete(LeaveRow, leave_id)
        work.audit("remove", KIND, code, first=first.isoformat())
        work.touch(KIND)


def _row(leave_id: int) -> tuple[str, str, dt.date, Quantity, str]:
    found = store.one(
        "SELECT e.code, l.type, l.first, l.days, l.state FROM leave l"
        " JOIN employee e ON e.id = l.employee_id WHERE l.id = ?",
        (leave_id,),
    )
    if found is None:
        raise NotFound(N_("This row is not there any more."))
    code, type, first, days, state = found
    return code, type, dt.date.fromisoformat(first), Quantity(days), state


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise Refused(problems)


def _grant_problems(date: dt.date, days: Quantity, expires: dt.date | None) -> list[Problem]:
    found = []
    if not 0 < days.micro <= MOST_DAYS * MICRO or days.micro % HALF.micro:
        found.append(Problem("days", N_("Days are whole or half, more than 0 and at most 366.")))
    if expires is not None and expires < date:
        found.append(Problem("expires", N_("The last day lies before the first.")))
    return found


def _day_problems(person: Employee, first: dt.date, last: dt.date, half: bool) -> list[Problem]:
    if last < first:
        return [Problem("last", N_("The last day lies before the first."))]
    found = []
    if half and first != last:
        found.append(Problem("half", N_("Half a day is on one day only.")))
    if (last - first).days >= MOST_DAYS:
        found.append(Problem("last", N_("Leave is at most 366 days long.")))
    if not (person.works_on(first) and person.works_on(last)):
        found.append(Problem("first", N_("The employee does not work here on this day.")))
    return found


def _refuse_overlap(person: Employee, first: dt.date, last: dt.date) -> None:
    found = store.one(
        "SELECT first, last FROM leave WHERE employee_id = ? AND state <> ? AND first <= ?"
        " AND last >= ?",
        (person.id, REJECTED, last, first),
    )
    if found is not None:
        begins, ends = (formats.date_medium(dt.date.fromisoformat(day)) for day in found)
        raise Refused([Problem("first", OVERLAPS, {"first": begins, "last": ends})])


def _refuse_beyond(person: Employee, first: dt.date, days: Quantity) -> None:
    grants, uses = queries.grants_of(person.id), queries.uses_of(person.id)
    left = queries.left_for(grants, uses, first, days)
    if left is not None:
        values = {
            "left": formats.quantity(left),
            "date": formats.date_medium(first),
            "days": formats.quantity(days),
        }
        raise Refused([Problem("days", TOO_LITTLE, values)])


def _require_covered(person: Employee, date: dt.date) -> None:
    """A grant that is made smaller still covers what was approved."""
    if queries.balance_of(person.id, dt.date.max).short:
        values = {"date": formats.date_medium(date)}
        raise Refused([Problem("days", N_("Approved leave needs more than this grant."), values)])
