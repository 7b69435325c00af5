"""What one may do with attendance: enter and import times, ask for a correction, approve it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from app import store
from app.access.session import Session
from app.kernel import formats
from app.kernel.errors import NotFound, NumberTaken, Refused
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.masters import employee as employees
from app.masters.employee import Employee
from app.people.asked import APPROVED, REJECTED, REQUESTED, AlreadyDecided
from app.people.attendance import month, rules
from app.people.attendance.model import AttendanceCorrection, MachinePerson
from app.people.inputs.service import refuse, require_unpaid

EDIT, APPROVE = "people.attendance.edit", "people.attendance.approve"
KIND = "attendance"
MOST_CUT_OFF = 28

GONE = N_("This row is not there any more.")
NO_TIME = N_("A time is written as 07:58.")
NOTHING = N_("Enter when the employee came, when they went, or both.")


@dataclass(frozen=True, slots=True)
class Mark:
    """One person's times of one working day; an empty one is not known."""

    employee_id: int
    date: dt.date
    check_in: str = ""
    check_out: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import came to, in days. kept: corrected by hand before, and left so. refused: see the problems."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: int = 0
    problems: tuple[Problem, ...] = ()


def record(
    session: Session,
    code: str,
    date: dt.date,
    check_in: str,
    check_out: str,
    *,
    update: bool = False,
) -> None:
    """Enters a day's times as a file gives them; ``update`` changes what is there."""
    session.require(EDIT)
    person = employees.require(code)
    came, went = _times(session, person, date, check_in, check_out)
    with session.work() as work:
        _require_open(person.id, code, date)
        known = _known(person.id, date)
        if known is not None and not update:
            raise NumberTaken(
                N_("{name} is there already."),
                name=f"{code} {date}",
                remedy=N_("Change the row that is there, or import with update."),
            )
        _write(person.id, date, came, went, corrected=False)
        work.audit("save", KIND, code, date=date.isoformat())
        work.touch(KIND)


def correct(session: Session, code: str, date: dt.date, check_in: str, check_out: str) -> None:
    """Writes the times of a day by hand; both empty: the day is taken out. Needs the right to approve."""
    session.require(APPROVE)
    person = employees.require(code)
    with session.work() as work:
        _require_open(person.id, code, date)
        if check_in.strip() or check_out.strip():
            came, went = _times(session, person, date, check_in, check_out)
            _write(person.id, date, came, went, corrected=True)
        else:
            store.execute(
                "DELETE FROM attendance WHERE employee_id = ? AND date = ?", (person.id, date)
            )
        work.audit("correct", KIND, code, date=date.isoformat())
        work.touch(KIND)


def ask(
    session: Session, code: str, date: dt.date, check_in: str, check_out: str, reason: str
) -> int:
    """Asks for a day's times to be written; returns the id of the correction."""
    session.require(EDIT)
    person = employees.require(code)
    came, went = _times(session, person, date, check_in, check_out)
    if not reason.strip():
        raise Refused([Problem("reason", N_("Say why the times are corrected."))])
    with session.work() as work:
        _require_open(person.id, code, date)
        found = store.insert(
            AttendanceCorrection,
            employee_id=person.id,
            date=date,
            check_in=came,
            check_out=went,
            reason=reason.strip(),
            state=REQUESTED,
        )
        work.audit("ask-correction", KIND, code, date=date.isoformat())
        work.touch(KIND)
        return found


def approve(session: Session, correction_id: int) -> None:
    """Writes what a correction asks for. Raises AlreadyDecided."""
    _decide(session, correction_id, APPROVED)


def reject(session: Session, correction_id: int) -> None:
    """Turns a correction down. Raises AlreadyDecided."""
    _decide(session, correction_id, REJECTED)


def _decide(session: Session, correction_id: int, state: str) -> None:
    session.require(APPROVE)
    row = store.one(
        "SELECT e.id, e.code, c.date, c.check_in, c.check_out, c.state FROM attendance_correction c"
        " JOIN employee e ON e.id = c.employee_id WHERE c.id = ?",
        (correction_id,),
    )
    if row is None:
        raise NotFound(GONE)
    owner, code, day, came, went, before = row
    if before != REQUESTED:
        raise AlreadyDecided(N_("This correction was decided already."))
    date = dt.date.fromisoformat(day)
    with session.work() as work:
        if state == APPROVED:
            _require_open(owner, code, date)
            _write(owner, date, came, went, corrected=True)
        store.update(AttendanceCorrection, correction_id, state=state)
        work.audit(state, KIND, code, date=day)
        work.touch(KIND)


def bring_in(session: Session, marks: Iterable[Mark]) -> Brought:
    """Enters what a machine recorded: new days, and what known ones lack; days corrected by hand stay.

    Days that cannot be written are named and left out: nobody worked here, or their pay is posted.
    """
    session.require(EDIT)
    counts = {"new": 0, "changed": 0, "unchanged": 0, "kept": 0}
    problems = []
    with session.work() as work:
        for mark in marks:
            person = employees.get(mark.employee_id)
            try:
                counts[_bring_in(session, person, mark)] += 1
            except Refused as refused:
                for each in refused.problems:
                    values = {**each.values, "code": person.code, "day": mark.date.isoformat()}
                    problems.append(Problem(f"{person.code} {mark.date}", each.message, values))
        work.audit("fingerprint-file", KIND, "", **counts)
        work.touch(KIND)
    return Brought(**counts, problems=tuple(problems))


def _bring_in(session: Session, person: Employee, mark: Mark) -> str:
    came, went = _times(session, person, mark.date, mark.check_in, mark.check_out)
    known = _known(person.id, mark.date)
    if known is not None and known[2]:
        return "kept"
    before = known[:2] if known else ("", "")
    after = rules.joined(before, (came, went))
    if after == before:
        return "unchanged"
    _require_open(person.id, person.code, mark.date)
    _write(person.id, mark.date, *after, corrected=False)
    return "changed" if known else "new"


def know_machine(session: Session, number: str, code: str) -> None:
    """Remembers by which number a fingerprint machine knows an employee."""
    session.require(EDIT)
    person = employees.require(code)
    with session.work() as work:
        store.execute("DELETE FROM machine_person WHERE number = ?", (number,))
        store.insert(MachinePerson, number=number, employee_id=person.id)
        work.audit("machine-number", KIND, code, number=number)


def set_cut_off(session: Session, day: int) -> None:
    """Attendance of a month ends on this day, 0 for the month's own last day."""
    session.require(EDIT)
    if not 0 <= day <= MOST_CUT_OFF:
        raise Refused(
            [Problem("day", N_("The day is from 1 to 28, or 0 for the end of the month."))]
        )
    with session.work() as work:
        store.keep_setting(month.CUT_OFF, str(day))
        work.audit("cut-off", KIND, str(day))
        work.touch(KIND)


def _times(
    session: Session, person: Employee, date: dt.date, check_in: str, check_out: str
) -> tuple[str, str]:
    """Both times as HH:MM. Raises Refused with every problem."""
    found, told = [], []
    for field, text in (("check_in", check_in), ("check_out", check_out)):
        minutes = rules.minutes_of(text) if text.strip() else None
        if text.strip() and minutes is None:
            found.append(Problem(field, NO_TIME))
        told.append("" if minutes is None else rules.clock(minutes))
    if not found and not any(told):
        found.append(Problem("check_in", NOTHING))
    if told[0] and told[0] == told[1]:
        found.append(Problem("check_out", N_("Coming and going cannot be at the same minute.")))
    if not person.works_on(date):
        found.append(Problem("date", N_("The employee does not work here on this day.")))
    if date > session.today():
        values = {"date": formats.date_medium(date)}
        found.append(Problem("date", N_("{date} lies ahead: nobody can have come."), values))
    refuse(found)
    return told[0], told[1]


def _known(employee_id: int, date: dt.date) -> tuple[str, str, bool] | None:
    return store.one(
        "SELECT check_in, check_out, corrected FROM attendance WHERE employee_id = ? AND date = ?",
        (employee_id, date),
    )


def _write(employee_id: int, date: dt.date, came: str, went: str, *, corrected: bool) -> None:
    store.execute(
        "INSERT INTO attendance (employee_id, date, check_in, check_out, corrected)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT (date, employee_id) DO UPDATE SET"
        " check_in = excluded.check_in, check_out = excluded.check_out, corrected = excluded.corrected",
        (employee_id, date, came, went, corrected),
    )


def _require_open(employee_id: int, code: str, date: dt.date) -> None:
    """Raises Refused where posted pay was counted from the attendance of this day."""
    period = month.period_of(date, month.cut_off())
    counted = store.scalar(
        "SELECT 1 FROM pay_component WHERE employee_id = ? AND basis <> 'month' AND valid_from <= ?"
        " AND (valid_to IS NULL OR valid_to >= ?)",
        (employee_id, period.last_day, period.first_day),
    )
    if counted:
        require_unpaid(employee_id, code, period)
