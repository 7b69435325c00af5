"""Days on which offices of the state are closed: weekends, national holidays and cuti bersama."""

from __future__ import annotations

import datetime as dt
from functools import cache

from app.regulations import tables

TABLE = "closed_days"
SATURDAY = 5


@cache
def closed_days() -> frozenset[dt.date]:
    """National holidays and cuti bersama, as far as the table goes."""
    return frozenset(row.valid_from for row in tables.rows(TABLE))


def is_working_day(day: dt.date) -> bool:
    """Whether offices are open. Beyond the table only weekends are closed."""
    return day.weekday() < SATURDAY and day not in closed_days()


def on_or_after(day: dt.date) -> dt.date:
    """The day itself, or the next working day."""
    while not is_working_day(day):
        day += dt.timedelta(days=1)
    return day
