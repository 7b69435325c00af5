"""When the people of the demo company came and went, as their fingerprint machine recorded it."""

from __future__ import annotations

import datetime as dt
import random

from app.demo import cast
from app.demo.desk import Desk
from app.demo.history import working_days
from app.kernel.period import Period
from app.masters import employee as employees
from app.people.attendance import calendar, service
from app.people.attendance.rules import DAY, Shift, clock
from app.people.attendance.service import Mark

OFFICE, GATE = "KANTOR", "MALAM"
GUARD = "P-018"


class Presence:
    """Shifts once, then the scans of each month at its end."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.chance = random.Random(41)

    def set_up(self, start: dt.date) -> None:
        """Office hours for everybody, the night for the guard."""
        self.desk.enter(
            "shifts",
            [
                {"code": OFFICE, "name": "Jam kantor", "starts": "08:00", "ends": "17:00",
                 "rest": 60, "grace": 10},
                {"code": GATE, "name": "Jaga malam", "starts": "22:00", "ends": "06:00", "rest": 60},
            ],
        )  # fmt: skip
        row = {"employee": GUARD, "shift": GATE, "valid_from": start}
        self.desk.enter("shift-assignments", [row])

    def record(self, month: Period, until: dt.date) -> None:
        """The month's scans up to the day before ``until``."""
        closed = calendar.closed()
        office, gate = calendar.shifts()
        days = [day for day in working_days(month) if day < until and day not in closed]
        marks = [
            self._mark(employees.require(person.code).id, day, shift)
            for person in cast.employees()
            for shift in [gate if person.code == GUARD else office]
            for day in days
            if day >= person.joined and self.chance.random() > 0.006
        ]
        service.bring_in(self.desk.session, marks)

    def _mark(self, employee_id: int, day: dt.date, shift: Shift) -> Mark:
        """Mostly a little early, now and then late; seldom a finger that was not put on."""
        late = self.chance.random() < 0.03
        came = shift.starts + (self.chance.randint(12, 45) if late else -self.chance.randint(1, 18))
        went = (shift.ends + self.chance.randint(0, 25)) % DAY
        forgot = self.chance.random() < 0.004
        return Mark(employee_id, day, clock(came), "" if forgot else clock(went))
