"""Keeping shifts, who works which, and the company's own days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from app import store
from app.access.session import Session
from app.kernel.errors import NotFound, Refused
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.masters import employee as employees
from app.people.attendance.model import CompanyDay, ShiftAssignment, WorkShift
from app.people.attendance.rules import DAY, Shift, minutes_of
from app.people.attendance.service import EDIT, GONE, NO_TIME
from app.people.inputs.service import keep_row, refuse

MOST_NAME = 60


def shift_of(values: Mapping[str, Any]) -> Shift:
    """A shift as it is written, its times as HH:MM. Raises Refused where one is no time."""
    times = {key: minutes_of(values[key] or "") for key in ("starts", "ends")}
    wrong = [Problem(key, NO_TIME) for key, minutes in times.items() if minutes is None]
    if wrong:
        raise Refused(wrong)
    return Shift(
        values["code"],
        values["name"],
        times["starts"] or 0,
        times["ends"] or 0,
        values["rest"] or 0,
        values["grace"] or 0,
        values["week_days"] or 0,
    )


def save(session: Session, shift: Shift, *, update: bool = False) -> None:
    """Keeps a shift; ``update`` changes the one of this code. Raises Refused with every problem."""
    session.require(EDIT)
    code = shift.code.strip()
    refuse(_problems(shift, code))
    values = {
        "code": code,
        "name": shift.name.strip(),
        "starts": shift.starts,
        "ends": shift.ends,
        "rest": shift.rest,
        "grace": shift.grace,
        "week_days": shift.week_days,
    }
    with session.work() as work:
        known = store.scalar("SELECT id FROM work_shift WHERE code = ?", (code,))
        keep_row(WorkShift, known, update, values, code)
        work.audit("save", "shift", code)
        work.touch("shift", "attendance")


def _problems(shift: Shift, code: str) -> list[Problem]:
    found = []
    if not code or len(code) > MOST_NAME:
        found.append(Problem("code", N_("A shift needs a code of at most 60 letters.")))
    if not shift.name.strip() or len(shift.name) > MOST_NAME:
        found.append(Problem("name", N_("A shift needs a name of at most 60 letters.")))
    if shift.starts == shift.ends:
        found.append(Problem("ends", N_("A shift cannot end when it begins.")))
    length = (shift.ends - shift.starts) % DAY
    if not 0 <= shift.rest < length:
        found.append(Problem("rest", N_("The break is shorter than the shift.")))
    if not 0 <= shift.grace < length:
        found.append(Problem("grace", N_("The grace is shorter than the shift.")))
    if shift.week_days not in (0, 5, 6):
        found.append(Problem("week_days", N_("A week has 5 or 6 working days.")))
    return found


def remove(session: Session, shift_id: int) -> None:
    """Takes a shift out that nobody is assigned to."""
    session.require(EDIT)
    code = store.scalar("SELECT code FROM work_shift WHERE id = ?", (shift_id,))
    if code is None:
        raise NotFound(GONE)
    if store.scalar("SELECT 1 FROM shift_assignment WHERE shift_id = ?", (shift_id,)):
        text = N_("Employees are assigned to this shift: assign them to another one first.")
        raise Refused([Problem("code", text)])
    with session.work() as work:
        store.delete(WorkShift, shift_id)
        work.audit("remove", "shift", code)
        work.touch("shift", "attendance")


def assign(session: Session, code: str, shift_code: str, valid_from: dt.date) -> None:
    """Somebody works this shift from a day on, in place of what was assigned for that day."""
    session.require(EDIT)
    person = employees.require(code)
    shift_id = store.scalar("SELECT id FROM work_shift WHERE code = ?", (shift_code,))
    if shift_id is None:
        raise NotFound(N_("There is no shift {code}."), code=shift_code)
    values = {"employee_id": person.id, "valid_from": valid_from, "shift_id": shift_id}
    with session.work() as work:
        known = store.scalar(
            "SELECT id FROM shift_assignment WHERE employee_id = ? AND valid_from = ?",
            (person.id, valid_from),
        )
        keep_row(ShiftAssignment, known, True, values, code)
        work.audit("assign", "shift", code, shift=shift_code, date=valid_from.isoformat())
        work.touch("shift", "attendance")


def save_day(
    session: Session, date: dt.date, name: str, works: bool = False, *, update: bool = False
) -> None:
    """A day the company has off, or works in spite of a holiday; ``update`` changes it."""
    session.require(EDIT)
    if not name.strip() or len(name) > MOST_NAME:
        raise Refused([Problem("name", N_("Say what the day is, in at most 60 letters."))])
    values = {"date": date, "name": name.strip(), "works": works}
    with session.work() as work:
        known = store.scalar("SELECT id FROM company_day WHERE date = ?", (date,))
        keep_row(CompanyDay, known, update, values, date.isoformat())
        work.audit("save", "company-day", date.isoformat())
        work.touch("company-day", "attendance")


def remove_day(session: Session, day_id: int) -> None:
    """Takes a day of the company out; a holiday is a holiday again."""
    session.require(EDIT)
    date = store.scalar("SELECT date FROM company_day WHERE id = ?", (day_id,))
    if date is None:
        raise NotFound(GONE)
    with session.work() as work:
        store.delete(CompanyDay, day_id)
        work.audit("remove", "company-day", date)
        work.touch("company-day", "attendance")
