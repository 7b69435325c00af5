"""Months as choices of a filter: the running month first, then back to the beginning of the books."""

from __future__ import annotations

import datetime as dt
from typing import Any

from app.kernel import formats
from app.kernel.period import Period, of_date
from app.kernel.text import N_
from ui.kit.filters import Choice, Filter

MOST_MONTHS = 36


def _choice(first: Period, last: Period, key: str, text: str) -> Choice:
    return Choice(key, text, {"from": first.first_day, "to": last.last_day})


def months_of(session: Any) -> list[Choice]:
    """Every month of the books up to today's, newest first, and the years they make."""
    today: dt.date = session.today()
    start, month = of_date(session.company.start), of_date(today)
    choices: list[Choice] = []
    while month >= start and len(choices) < MOST_MONTHS:
        choices.append(_choice(month, month, str(month), formats.period(month)))
        month = month.plus(-1)
    for year in range(today.year, start.year - 1, -1):
        first, last = Period(year, 1), Period(year, 12)
        choices.append(_choice(first, last, str(year), str(year)))
    return choices


MONTH = Filter("month", N_("Any date"), choices=months_of, icon="ph.calendar-blank")
