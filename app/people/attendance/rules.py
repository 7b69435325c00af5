"""What times of a day mean: late, early, absent, hours worked, and to which day a scan belongs. Pure.

Company rules where the law leaves a choice: the break counts off once somebody stayed longer than four
hours; who comes within the grace of the shift is on time; scans belong to the working day that began, or
begins within the next four hours.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

DAY = 24 * 60
AHEAD_OF_SHIFT = 4 * 60
REST_AFTER = 4 * 60
ONE_SCAN = 30  # minutes within which scans are one: a finger put on twice
NO_SHIFT_STARTS = 8 * 60

PRESENT, INCOMPLETE, ABSENT, ON_LEAVE = "present", "incomplete", "absent", "on-leave"
OFF, HOLIDAY, TO_COME, NOT_HERE = "off", "holiday", "to-come", "not-here"

_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?")


@dataclass(frozen=True, slots=True)
class Shift:
    """Minutes of the day; see the table. id 0: not kept yet."""

    code: str
    name: str
    starts: int
    ends: int
    rest: int = 60
    grace: int = 0
    week_days: int = 0
    id: int = 0

    @property
    def over_midnight(self) -> bool:
        return self.ends <= self.starts


@dataclass(frozen=True, slots=True)
class Day:
    """One person's day. late, early: minutes. worked: minutes without the break. leave: its kind."""

    date: dt.date
    kind: str
    check_in: str = ""
    check_out: str = ""
    late: int = 0
    early: int = 0
    worked: int = 0
    leave: str = ""
    corrected: bool = False


def minutes_of(text: str) -> int | None:
    """ "07:58", "7.58" or "07:58:12" as minutes of the day; None for anything else."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hours, minutes = int(found[1]), int(found[2])
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None


def clock(minutes: int) -> str:
    """Minutes of the day as 07:58."""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def _apart(later: int, earlier: int) -> int:
    """Minutes from one time of the day to another, the short way round: −720 to 719."""
    return (later - earlier + DAY // 2) % DAY - DAY // 2


def worked(check_in: int, check_out: int, rest: int) -> int:
    """Minutes from coming to going without the break; going before coming is on the next morning."""
    span = (check_out - check_in) % DAY
    return span - rest if span > REST_AFTER else span


def day_of(
    date: dt.date,
    shift: Shift | None,
    times: tuple[str, str, bool] | None,
    *,
    works: bool,
    holiday: bool,
    leave: str,
    today: dt.date,
) -> Day:
    """What the day is. times: check-in, check-out, corrected. works: a working day of this person."""
    if times is None:
        if leave and works:
            return Day(date, ON_LEAVE, leave=leave)
        if not works:
            return Day(date, HOLIDAY if holiday else OFF)
        return Day(date, ABSENT if date < today else TO_COME)
    came, went, corrected = times
    begins, ends = minutes_of(came), minutes_of(went)
    if begins is None or ends is None:
        kind = PRESENT if date >= today else INCOMPLETE
        late = _late(begins, shift) if works else 0
        return Day(date, kind, came, went, late, corrected=corrected, leave=leave)
    minutes = worked(begins, ends, shift.rest if shift else 0)
    late = _late(begins, shift) if works else 0
    early = max(0, _apart(shift.ends, ends)) if shift and works else 0
    return Day(date, PRESENT, came, went, late, early, minutes, leave, corrected)


def _late(check_in: int | None, shift: Shift | None) -> int:
    if check_in is None or shift is None:
        return 0
    minutes = _apart(check_in, shift.starts)
    return minutes if minutes > shift.grace else 0


def is_worked(
    date: dt.date, week_days: int, closed: Collection[dt.date], extra: Collection[dt.date]
) -> bool:
    """Whether a day is worked: five or six days of a week without ``closed``; ``extra`` always."""
    return date in extra or (date.weekday() < week_days and date not in closed)


ShiftOn = Callable[[dt.date], Shift | None]


def working_day(scan: dt.datetime, shift_on: ShiftOn) -> dt.date:
    """The working day a scan belongs to: the last one that began, or begins within four hours."""
    for date in (scan.date() + dt.timedelta(1), scan.date()):
        shift = shift_on(date)
        starts = shift.starts if shift else NO_SHIFT_STARTS
        begins = dt.datetime.combine(date, dt.time()) + dt.timedelta(minutes=starts)
        if scan >= begins - dt.timedelta(minutes=AHEAD_OF_SHIFT):
            return date
    return scan.date() - dt.timedelta(1)


def times_of(scans: Iterable[dt.datetime], shift_on: ShiftOn) -> dict[dt.date, tuple[str, str]]:
    """Check-in and check-out by working day: the first and the last scan. A single one counts as the nearer."""
    found: dict[dt.date, list[dt.datetime]] = {}
    for scan in sorted(scans):
        found.setdefault(working_day(scan, shift_on), []).append(scan)
    return {date: _first_and_last(each, shift_on(date)) for date, each in found.items()}


def _first_and_last(scans: list[dt.datetime], shift: Shift | None) -> tuple[str, str]:
    first, last = scans[0], scans[-1]
    if last - first >= dt.timedelta(minutes=ONE_SCAN):
        return f"{first:%H:%M}", f"{last:%H:%M}"
    minutes = first.hour * 60 + first.minute
    starts, ends = (shift.starts, shift.ends) if shift else (NO_SHIFT_STARTS, 17 * 60)
    if abs(_apart(minutes, starts)) <= abs(_apart(minutes, ends)):
        return f"{first:%H:%M}", ""
    return "", f"{last:%H:%M}"


def joined(known: tuple[str, str], more: tuple[str, str]) -> tuple[str, str]:
    """Times of one day from two files: what one lacks comes from the other; else the later file counts."""
    return more[0] or known[0], more[1] or known[1]
