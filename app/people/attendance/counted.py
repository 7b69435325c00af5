"""What attendance counts for pay: days, hours and absences of everybody in the days a month's pay counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace
from fractions import Fraction

from app.kernel.period import Period
from app.people.attendance import month
from app.people.attendance.month import PersonMonth
from app.people.inputs.components import DAY, HOUR


class Counted:
    """The attendance of some people in the days that a month's pay counts.

    until: the day of the run: who has not come yet after it is not absent.
    """

    def __init__(
        self, week_days: int, period: Period, until: dt.date, only: Collection[int]
    ) -> None:
        self._period = period
        self._first, self._last = month.span(period, month.cut_off())
        after = min(until, self._last) + dt.timedelta(1)
        people = month.build(week_days, after, self._first, self._last, only)
        self._people = {each.employee_id: each for each in people}

    def times(
        self, employee_id: int, basis: str, begins: dt.date, ends: dt.date | None
    ) -> Fraction:
        """How often an amount of this basis is paid to somebody for whom it runs from a day to a day.

        Where the days of attendance differ from the month's, what runs at an edge of the month counts to the
        edge of those days.
        """
        person = self._people.get(employee_id)
        if person is None:
            return Fraction(0)
        first = self._first if begins <= self._period.first_day else begins
        last = self._last if ends is None or ends >= self._period.last_day else ends
        return _times(_between(person, first, last), basis)


def _between(person: PersonMonth, first: dt.date, last: dt.date) -> PersonMonth:
    days = tuple(day for day in person.days if first <= day.date <= last)
    return replace(person, days=days)


def _times(person: PersonMonth, basis: str) -> Fraction:
    if basis == DAY:
        return Fraction(person.present)
    return Fraction(person.minutes, 60) if basis == HOUR else Fraction(person.absent)
