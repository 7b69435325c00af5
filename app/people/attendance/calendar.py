"""Which days are worked: public holidays and cuti bersama, the company's own days, and each person's shift."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass

from app import store
from app.people.attendance.rules import Shift, is_worked
from app.regulations.working_days import closed_days

_SHIFTS = "SELECT code, name, starts, ends, rest, grace, week_days, id FROM work_shift"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of the company. closed: holidays and own days off; extra: days worked in spite of them."""

    week_days: int
    closed: frozenset[dt.date]
    extra: frozenset[dt.date]
    shifts: dict[int, tuple[list[dt.date], list[Shift]]]
    usual: Shift | None

    def shift(self, employee_id: int, date: dt.date) -> Shift | None:
        """The shift of a person on a day; the first kept one where none was assigned."""
        days, shifts = self.shifts.get(employee_id, ([], []))
        place = bisect_right(days, date)
        return shifts[place - 1] if place else self.usual

    def works(self, employee_id: int, date: dt.date) -> bool:
        shift = self.shift(employee_id, date)
        week_days = (shift.week_days if shift else 0) or self.week_days
        return is_worked(date, week_days, self.closed, self.extra)


def closed() -> frozenset[dt.date]:
    """Days nobody works: public holidays and cuti bersama, and the company's own days off."""
    off, extra = _own_days()
    return (closed_days() | off) - extra


def load(week_days: int) -> Calendar:
    """The calendar of the open company; ``week_days``: as its profile says."""
    off, extra = _own_days()
    kept = {row[-1]: Shift(*row) for row in store.query(f"{_SHIFTS} ORDER BY id")}
    assigned: dict[int, tuple[list[dt.date], list[Shift]]] = {}
    rows = store.query(
        "SELECT employee_id, valid_from, shift_id FROM shift_assignment"
        " ORDER BY employee_id, valid_from"
    )
    for owner, since, shift_id in rows:
        days, shifts = assigned.setdefault(owner, ([], []))
        days.append(dt.date.fromisoformat(since))
        shifts.append(kept[shift_id])
    usual = next(iter(kept.values()), None)
    return Calendar(week_days, (closed_days() | off) - extra, extra, assigned, usual)


def _own_days() -> tuple[frozenset[dt.date], frozenset[dt.date]]:
    rows = store.query("SELECT date, works FROM company_day")
    days = [(dt.date.fromisoformat(date), bool(works)) for date, works in rows]
    off = frozenset(date for date, works in days if not works)
    return off, frozenset(date for date, works in days if works)


def shifts() -> list[Shift]:
    """Every shift, the usual one first."""
    return [Shift(*row) for row in store.query(f"{_SHIFTS} ORDER BY id")]
