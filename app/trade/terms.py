"""Terms of payment: when an amount falls due, how late it is, and the bands that ageing uses."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from app.kernel.text import N_

EARLIEST, LATEST = dt.date(1990, 1, 1), dt.date(2199, 12, 31)
LONGEST_TERM_DAYS = 3650


def due_date(date: dt.date, terms_days: int) -> dt.date:
    """The day an amount dated ``date`` falls due; terms of 0 days are cash, due the same day."""
    return date + dt.timedelta(days=max(0, terms_days))


def days_overdue(due: dt.date, today: dt.date) -> int:
    """Whole days past ``due``; 0 on the due day and before."""
    return max(0, (today - due).days)


def is_plausible(date: dt.date) -> bool:
    """Whether a document can carry this date at all; outside it is a typing error (0026, 2926)."""
    return EARLIEST <= date <= LATEST


class Band(NamedTuple):
    """Days overdue from ``first`` to ``last``, both included; ``last`` None means without end."""

    title: str
    first: int
    last: int | None

    def holds(self, days: int) -> bool:
        return self.first <= days and (self.last is None or days <= self.last)


BANDS = (
    Band(N_("Not yet due"), 0, 0),
    Band(N_("1–30 days late"), 1, 30),
    Band(N_("31–60 days late"), 31, 60),
    Band(N_("61–90 days late"), 61, 90),
    Band(N_("More than 90 days late"), 91, None),
)


def band_of(due: dt.date, today: dt.date) -> Band:
    """The band that an amount due on ``due`` falls in on ``today``."""
    days = days_overdue(due, today)
    return next(band for band in BANDS if band.holds(days))
