"""The days by which the taxes of a month are to be paid, filed or uploaded, from the tables.

Each falls in the month after. Where the rule says so, one on a closed day moves to the next working day
(PMK 81/2024 Ps.100).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.kernel.period import Period, of_date
from app.regulations import tables, working_days
from app.regulations.tables import RuleRow

TABLE = "deadlines"
PPN, FAKTUR_UPLOAD = "ppn", "faktur_upload"
PPH21_PAY, PPH21_FILE = "pph21_pay", "pph21_file"


@dataclass(frozen=True, slots=True)
class Deadline:
    """``month`` is the one whose tax it is; ``day`` the last day that is in time."""

    key: str
    month: Period
    day: dt.date


def between(first: dt.date, last: dt.date, keys: tuple[str, ...]) -> list[Deadline]:
    """Those of these kinds that fall from ``first`` to ``last``, in order; none before its first rule."""
    months = [
        of_date(first).plus(-2)
    ]  # what falls on a month's closed end moves into the month after
    while months[-1].plus(1) < of_date(last):
        months.append(months[-1].plus(1))
    found = [
        Deadline(key, month, day)
        for key in keys
        for month in months
        if (day := _day(key, month)) is not None and first <= day <= last
    ]
    return sorted(found, key=lambda deadline: deadline.day)


def _day(key: str, month: Period) -> dt.date | None:
    after = month.plus(1)
    rules = [row for row in tables.rows(TABLE) if row["key"] == key]
    begun = [row for row in rules if row.valid_from <= _nominal(row, after)]
    if not begun:
        return None
    rule = max(begun, key=lambda row: row.valid_from)
    day = _nominal(rule, after)
    return working_days.on_or_after(day) if rule["moves"] == "1" else day


def _nominal(rule: RuleRow, after: Period) -> dt.date:
    return after.last_day if rule["day"] == "end" else after.first_day.replace(day=int(rule["day"]))
