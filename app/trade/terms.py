"""Terms of payment: when an amount falls due, how late it is, and the bands that ageing uses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from app.kernel.text import _

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

    first: int
    last: int | None

    @property
    def key(self) -> str:
        """The key of its column in a table."""
        if self.last is None:
            return "older"
        return f"days_{self.first}_{self.last}" if self.last else "not_due"

    def holds(self, days: int) -> bool:
        return self.first <= days and (self.last is None or days <= self.last)

    def words(self) -> str:
        if self.last is None:
            return _("More than {days} days late", days=self.first - 1)
        if not self.last:
            return _("Not yet due")
        return _("{first}–{last} days late", first=self.first, last=self.last)


def bands(late: Sequence[int]) -> tuple[Band, ...]:
    """What is not late, the bands that end with these days past due, and what is later still."""
    starts = [days + 1 for days in late]
    return (
        Band(0, 0),
        *(Band(first, last) for first, last in zip([1, *starts], late)),
        Band(starts[-1], None),
    )


def band_of(due: dt.date, today: dt.date, among: Sequence[Band]) -> Band:
    """The band that an amount due on ``due`` falls in on ``today``."""
    days = days_overdue(due, today)
    return next(band for band in among if band.holds(days))
