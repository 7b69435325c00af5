"""Giros that fall due, for the calendar of the first page."""

from __future__ import annotations

import datetime as dt

from app.kernel import formats
from app.kernel.dashboard import Due, Target, calendar_end
from app.kernel.money import Money
from app.kernel.text import translate_count
from app.trade.giro import queries
from app.trade.payments import Side


def cards(
    side: Side, today: dt.date, nouns: tuple[str, str], target: Target, order: int
) -> list[Due]:
    """What falls due until the end of next week; what fell due before and still waits stands today.

    nouns: marked, with ``{count}``.
    """
    days: dict[dt.date, tuple[int, int]] = {}
    for due, count, amount in queries.due_by_day(side, calendar_end(today)):
        day = max(due, today)
        counted, summed = days.get(day, (0, 0))
        days[day] = (counted + count, summed + amount.minor)
    return [
        Due(
            key=target.section,
            day=day,
            title=translate_count(*nouns, count),
            detail=formats.rupiah(Money(amount)),
            target=target,
            order=order,
        )
        for day, (count, amount) in days.items()
    ]
