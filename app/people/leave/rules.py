"""Working days of a leave, and the ledger of annual leave: what each grant still holds on a day. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.kernel.quantity import MICRO, Quantity
from app.kernel.text import N_

ANNUAL = "annual"
TYPES = {
    ANNUAL: N_("Annual leave"),
    "sick": N_("Sick leave"),
    "maternity": N_("Maternity leave"),
    "important": N_("Leave for an important reason"),
    "unpaid": N_("Unpaid leave"),
}
HALF = Quantity(MICRO // 2)
NONE = Quantity(0)


@dataclass(frozen=True, slots=True)
class Grant:
    """``days`` that may be taken from ``date`` until ``expires`` (None: without end)."""

    date: dt.date
    days: Quantity
    expires: dt.date | None = None

    def open_on(self, date: dt.date) -> bool:
        return self.date <= date and (self.expires is None or self.expires >= date)


@dataclass(frozen=True, slots=True)
class Use:
    """``days`` taken, the leave beginning on ``date``."""

    date: dt.date
    days: Quantity


@dataclass(frozen=True, slots=True)
class Balance:
    """Annual leave on a day. granted = taken + expired + left; short: taken without a grant to take it from."""

    granted: Quantity
    taken: Quantity
    expired: Quantity
    left: Quantity
    short: Quantity


def working_days(
    first: dt.date, last: dt.date, week_days: int, closed: Collection[dt.date]
) -> Quantity:
    """Days between that are worked: five or six of a week, without holidays."""
    found = 0
    day = first
    while day <= last:
        found += day.weekday() < week_days and day not in closed
        day += dt.timedelta(days=1)
    return Quantity(found * MICRO)


def balance(grants: Sequence[Grant], uses: Sequence[Use], date: dt.date) -> Balance:
    """What is left on ``date``. Every use takes from the open grants, the one that expires first first.

    A use begins within a grant and may run past its expiry. Grants of later days do not count yet.
    """
    order = sorted(
        (grant for grant in grants if grant.date <= date),
        key=lambda grant: (grant.expires or dt.date.max, grant.date),
    )
    held = [grant.days.micro for grant in order]
    short = taken = 0
    for use in sorted(uses, key=lambda use: use.date):
        wanted = use.days.micro
        for place, grant in enumerate(order):
            if grant.open_on(use.date):
                part = min(wanted, held[place])
                held[place] -= part
                taken += part
                wanted -= part
        short += wanted
    left = sum(rest for rest, grant in zip(held, order) if grant.open_on(date))
    granted = sum(grant.days.micro for grant in order)
    return Balance(
        Quantity(granted), Quantity(taken), Quantity(granted - taken - left), Quantity(left),
        Quantity(short),
    )  # fmt: skip
