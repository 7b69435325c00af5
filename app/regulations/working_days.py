"""Days on which offices of the state are closed: weekends, national holidays and cuti bersama."""

from __future__ import annotations

import datetime as dt
from functools import cache

SATURDAY = 5


@cache
def _holidays(year: int) -> frozenset[dt.date]:
    from holidays.constants import GOVERNMENT, PUBLIC
    from holidays.countries.indonesia import Indonesia

    return frozenset(Indonesia(years=year, categories=(PUBLIC, GOVERNMENT)))


def is_working_day(day: dt.date) -> bool:
    """Whether offices are open. A year whose holidays are not decreed yet is told as far as they are known."""
    return day.weekday() < SATURDAY and day not in _holidays(day.year)


def on_or_after(day: dt.date) -> dt.date:
    """The day itself, or the next working day."""
    while not is_working_day(day):
        day += dt.timedelta(days=1)
    return day
