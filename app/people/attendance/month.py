"""A month of attendance: everybody's days, and what they come to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from app import store
from app.access.session import Session
from app.kernel.period import Period, of_date
from app.people.asked import APPROVED
from app.people.attendance import calendar
from app.people.attendance.calendar import Calendar
from app.people.attendance.rules import (
    ABSENT,
    INCOMPLETE,
    NOT_HERE,
    ON_LEAVE,
    PRESENT,
    Day,
    day_of,
)
from app.regulations import tables
from app.regulations.working_days import TABLE, closed_days

CUT_OFF = "attendance-cut-off"


@dataclass(frozen=True, slots=True)
class PersonMonth:
    """One person's days, in order, and their sums. present: days one came. minutes: worked."""

    employee_id: int
    code: str
    name: str
    department: str
    days: tuple[Day, ...]

    @property
    def id(self) -> int:
        """What a table finds the row again by."""
        return self.employee_id

    @property
    def present(self) -> int:
        return sum(day.kind in (PRESENT, INCOMPLETE) for day in self.days)

    @property
    def late(self) -> int:
        return sum(day.late > 0 for day in self.days)

    @property
    def early(self) -> int:
        return sum(day.early > 0 for day in self.days)

    @property
    def absent(self) -> int:
        return sum(day.kind == ABSENT for day in self.days)

    @property
    def on_leave(self) -> int:
        return sum(day.kind == ON_LEAVE for day in self.days)

    @property
    def minutes(self) -> int:
        return sum(day.worked for day in self.days)


def cut_off() -> int:
    """The last day of a month's attendance, 0 for the month's own last day. After it the next month begins."""
    return int(store.scalar("SELECT value FROM setting WHERE key = ?", (CUT_OFF,)) or 0)


def span(period: Period, last_day: int) -> tuple[dt.date, dt.date]:
    """First and last day that a month's pay counts: its own, or from the day after the cut-off of the month
    before to the cut-off."""
    if not last_day:
        return period.first_day, period.last_day
    return _on(period.plus(-1), last_day) + dt.timedelta(1), _on(period, last_day)


def period_of(date: dt.date, last_day: int) -> Period:
    """The month whose pay counts a day."""
    period = of_date(date)
    return period if date <= span(period, last_day)[1] else period.plus(1)


def _on(period: Period, day: int) -> dt.date:
    return period.first_day.replace(day=min(day, period.last_day.day))


def months(
    session: Session, first: dt.date, last: dt.date, only: Collection[int] | None = None
) -> list[PersonMonth]:
    """Everybody who works here between the days, in order of code; ``only``: these employees."""
    return build(session.company.week_days, session.today(), first, last, only)


def build(
    week_days: int,
    today: dt.date,
    first: dt.date,
    last: dt.date,
    only: Collection[int] | None = None,
) -> list[PersonMonth]:
    """The same from values. today: what lies on or after it is not missed yet."""
    people = store.query(
        "SELECT e.id, e.code, e.name, COALESCE(t.department, ''), e.joined, e.left_on"
        " FROM employee e LEFT JOIN employee_terms t ON t.employee_id = e.id AND t.valid_from ="
        " (SELECT MAX(valid_from) FROM employee_terms WHERE employee_id = e.id AND valid_from <= ?1)"
        " WHERE e.joined <= ?1 AND (e.left_on IS NULL OR e.left_on >= ?2) ORDER BY e.code",
        (last, first),
    )
    days = calendar.load(week_days)
    times, leave = _times(first, last), _leave(first, last)
    return [
        PersonMonth(
            owner, code, name, department,
            _days(owner, joined, left, first, last, days, times, leave, today),
        )
        for owner, code, name, department, joined, left in people
        if only is None or owner in only
    ]  # fmt: skip


def _days(
    owner: int,
    joined: str,
    left: str | None,
    first: dt.date,
    last: dt.date,
    days: Calendar,
    times: dict[tuple[int, str], tuple[str, str, bool]],
    leave: dict[int, list[tuple[str, str, str]]],
    today: dt.date,
) -> tuple[Day, ...]:
    found = []
    away = leave.get(owner, ())
    for number in range((last - first).days + 1):
        date = first + dt.timedelta(number)
        text = date.isoformat()
        if text < joined or (left is not None and text > left):
            found.append(Day(date, NOT_HERE))
            continue
        taken = next((kind for begins, ends, kind in away if begins <= text <= ends), "")
        found.append(
            day_of(
                date,
                days.shift(owner, date),
                times.get((owner, text)),
                works=days.works(owner, date),
                holiday=date in days.closed,
                leave=taken,
                today=today,
            )
        )
    return tuple(found)


def _times(first: dt.date, last: dt.date) -> dict[tuple[int, str], tuple[str, str, bool]]:
    rows = store.query(
        "SELECT employee_id, date, check_in, check_out, corrected FROM attendance"
        " WHERE date BETWEEN ? AND ?",
        (first, last),
    )
    return {(owner, date): (came, went, bool(hand)) for owner, date, came, went, hand in rows}


def _leave(first: dt.date, last: dt.date) -> dict[int, list[tuple[str, str, str]]]:
    """Approved leave by person as (first, last, kind); half days leave the day to the times."""
    found: dict[int, list[tuple[str, str, str]]] = {}
    rows = store.query(
        "SELECT employee_id, first, last, type FROM leave WHERE state = ? AND first <= ?"
        " AND last >= ?",
        (APPROVED, last, first),
    )
    for owner, begins, ends, kind in rows:
        found.setdefault(owner, []).append((begins, ends, kind))
    return found


def holiday_name(date: dt.date) -> str:
    """What a day off is called; empty for any other day."""
    own = store.scalar("SELECT name FROM company_day WHERE date = ?", (date,))
    if own is not None:
        return str(own)
    if date not in closed_days():
        return ""
    return next(row["name"] for row in tables.rows(TABLE) if row.valid_from == date)
